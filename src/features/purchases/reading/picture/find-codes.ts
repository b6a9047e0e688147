// Finds QR codes in a picture: first in a smaller copy of it, which is quick, then in its parts.
import jsqr from 'jsqr';
import { EPC_CHARSETS } from '#domain/epc/parse.ts';
import type { Pixels } from '#domain/purchase/picture/perspective.ts';
import type { Size } from '#domain/purchase/picture/picture-size.ts';
import { pixelsOf } from './canvas.ts';

interface Detector {
  detect(source: ImageBitmapSource): Promise<{ rawValue: string }[]>;
}
type DetectorClass = { new (options: { formats: string[] }): Detector; getSupportedFormats(): Promise<string[]> };

/** Longer sides of the copies of the whole that are looked at: one in which the code of a usual photo has some four pixels for a module. */
const WHOLE = [1800];
/** Then parts of the picture as it is, overlapping by what a code on paper takes. */
const PART = 1400;
const OVERLAP = 350;
/** Codes that a document bears: beside the payment's one of a carrier, a site, an app. */
const MOST_CODES = 4;

/** What the codes of a picture say, the payment's first where there is one. Stops at the first payment code. */
export async function findCodes(picture: ImageBitmap | OffscreenCanvas | HTMLCanvasElement, { thorough = true } = {}): Promise<string[]> {
  const found = new Set<string>(await builtIn(picture));
  if ([...found].some(isPayment)) return inOrder(found);
  for (const view of viewsOf(picture, thorough)) {
    for (const text of codesIn(view())) found.add(text);
    if ([...found].some(isPayment)) break;
  }
  return inOrder(found);
}

const isPayment = (text: string) => text.startsWith('BCD');
const inOrder = (found: ReadonlySet<string>) => [...found].toSorted((a, b) => Number(isPayment(b)) - Number(isPayment(a)));

/** The browser's own reader, where it has one: many times as fast. */
async function builtIn(picture: ImageBitmapSource): Promise<string[]> {
  const { BarcodeDetector } = globalThis as { BarcodeDetector?: DetectorClass };
  if (!BarcodeDetector) return [];
  try {
    if (!(await BarcodeDetector.getSupportedFormats()).includes('qr_code')) return [];
    return (await new BarcodeDetector({ formats: ['qr_code'] }).detect(picture)).map(({ rawValue }) => rawValue);
  } catch {
    // It says that it can and cannot (no service behind it): ours does.
    return [];
  }
}

function viewsOf(picture: CanvasImageSource & Size, thorough: boolean): (() => Pixels)[] {
  const { width, height } = picture;
  const longer = Math.max(width, height);
  const sides = WHOLE.filter((_, i) => i === 0 || longer > WHOLE[i - 1]!);
  const whole = sides.map((side) => () => pixelsOf(picture, { x: 0, y: 0, width, height }, Math.min(1, side / longer)));
  if (!thorough || longer <= WHOLE.at(-1)!) return whole;
  return [...whole, ...partsOf(picture).map((part) => () => pixelsOf(picture, part, 1))];
}

function partsOf({ width, height }: Size): { x: number; y: number; width: number; height: number }[] {
  const starts = (length: number) => {
    const count = Math.max(1, Math.ceil((length - OVERLAP) / (PART - OVERLAP)));
    return Array.from({ length: count }, (_, i) => (count === 1 ? 0 : Math.round((i * (length - PART)) / (count - 1))));
  };
  return starts(height).flatMap((y) => starts(width).map((x) => ({ x, y, width: Math.min(PART, width), height: Math.min(PART, height) })));
}

/** All codes of some pixels: each one that was found is painted over before the next is looked for. */
function codesIn(pixels: Pixels): string[] {
  const found: string[] = [];
  while (found.length < MOST_CODES) {
    const code = jsqr(pixels.data, pixels.width, pixels.height, { inversionAttempts: 'dontInvert' });
    if (!code) break;
    const text = textOf(code.data, Uint8Array.from(code.binaryData));
    if (text) found.push(text);
    if (isPayment(text)) break;
    const { topLeftCorner: a, topRightCorner: b, bottomRightCorner: c, bottomLeftCorner: d } = code.location;
    paintOver(pixels, [a, b, c, d]);
  }
  return found;
}

/** Its bytes in the character set that a payment code names on its third line. */
function textOf(text: string, bytes: Uint8Array): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 40));
  const charset = EPC_CHARSETS[/^BCD\r?\n\d{3}\r?\n(\d)/.exec(head)?.[1] ?? ''];
  return charset ? new TextDecoder(charset).decode(bytes) : text;
}

function paintOver({ data, width, height }: Pixels, corners: readonly { x: number; y: number }[]): void {
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
  const within = (value: number, most: number) => Math.min(Math.max(Math.round(value), 0), most);
  for (let y = within(Math.min(...ys), height); y < within(Math.max(...ys), height); y++) {
    data.fill(255, (y * width + within(Math.min(...xs), width)) * 4, (y * width + within(Math.max(...xs), width)) * 4);
  }
}
