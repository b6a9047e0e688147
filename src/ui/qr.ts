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

/** The black modules as one SVG path in units of one module: rows of rectangles, of which a filler sees the union. */
export function qrPath({ size, modules }: QrMatrix): string {
  let path = '';
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      if (!modules[y * size + x]) continue;
      let end = x;
      while (end < size && modules[y * size + end]) end++;
      path += `M${x} ${y}h${end - x}v1h-${end - x}z`;
      x = end;
    }
  }
  return path;
}
