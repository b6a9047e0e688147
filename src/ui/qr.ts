// The one QR encoder, for the screen and the PDF: byte mode, error correction M, at most version 13 (EPC069-12).

export interface QrMatrix {
  /** Modules a side, without quiet zone: 21 to 69. */
  size: number;
  /** 1 for black, row by row. */
  modules: Uint8Array;
}

/** Modules that stay white around the code (ISO/IEC 18004). */
export const QUIET_ZONE = 4;
const MAX_VERSION = 13;

/** @returns the code of a text as UTF-8 bytes; undefined when it is empty or longer than 331 bytes. */
export async function encodeQr(text: string): Promise<QrMatrix | undefined> {
  const data = new TextEncoder().encode(text);
  if (data.length === 0 || data.length > 331) return undefined;
  const { create } = await import('qrcode');
  const { version, modules } = create([{ data, mode: 'byte' }], { errorCorrectionLevel: 'M' });
  return version <= MAX_VERSION ? { size: modules.size, modules: Uint8Array.from(modules.data, Number) } : undefined;
}

/** A rectangle of black modules, in modules from the upper left corner. */
export interface QrRectangle {
  x: number;
  y: number;
  w: number;
  h: number;
}

/**
 * The black modules as rectangles that overlap: any two black neighbours lie together in one of them. Filled one by one they
 * show no seams, and a PDF takes them ten times faster than a path.
 */
export function qrRectangles({ size, modules }: QrMatrix): QrRectangle[] {
  const isBlack = (x: number, y: number) => x >= 0 && y >= 0 && x < size && y < size && modules[y * size + x] === 1;
  const isRow = (x: number, y: number, w: number) => {
    for (let i = x; i < x + w; i++) if (!isBlack(i, y)) return false;
    return true;
  };
  const isColumn = (x: number, y: number, h: number) => {
    for (let i = y; i < y + h; i++) if (!isBlack(x, i)) return false;
    return true;
  };
  const found = new Map<number, QrRectangle>();
  // Four numbers below 100.
  const add = (rectangle: QrRectangle) => found.set(((rectangle.x * 100 + rectangle.y) * 100 + rectangle.w) * 100 + rectangle.h, rectangle);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      if (!isBlack(x, y)) continue;
      if (!isBlack(x - 1, y)) {
        let [top, w, h] = [y, 1, 1];
        while (isBlack(x + w, y)) w++;
        for (; isRow(x, top - 1, w); top--) h++;
        while (isRow(x, top + h, w)) h++;
        add({ x, y: top, w, h });
      }
      if (!isBlack(x, y - 1)) {
        let [left, w, h] = [x, 1, 1];
        while (isBlack(x, y + h)) h++;
        for (; isColumn(left - 1, y, h); left--) w++;
        while (isColumn(left + w, y, h)) w++;
        add({ x: left, y, w, h });
      }
    }
  }
  return outermost([...found.values()], size);
}

/** The rectangles that lie in no other: only those that hold its first module can hold one. */
function outermost(all: readonly QrRectangle[], size: number): QrRectangle[] {
  const above: QrRectangle[][] = Array.from({ length: size * size }, () => []);
  for (const rectangle of all) {
    const { x, y, w, h } = rectangle;
    for (let row = y; row < y + h; row++) for (let at = row * size + x; at < row * size + x + w; at++) above[at]!.push(rectangle);
  }
  const within = (a: QrRectangle, b: QrRectangle) => a !== b && a.x + a.w <= b.x + b.w && a.y + a.h <= b.y + b.h;
  return all.filter((a) => !above[a.y * size + a.x]!.some((b) => within(a, b)));
}

/** The black modules as one SVG path in units of one module. */
export const qrPath = (matrix: QrMatrix): string => qrRectangles(matrix).map(({ x, y, w, h }) => `M${x} ${y}h${w}v${h}h-${w}z`).join('');
