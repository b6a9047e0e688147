// Finds QR codes and barcodes in a picture: first in a smaller copy of it, which is quick, then in the picture as it is.
import { type ReaderOptions, prepareZXingModule, readBarcodes, type ReadResult } from 'zxing-wasm/reader';
import reader from 'zxing-wasm/reader/zxing_reader.wasm?url';
import { EPC_CHARSETS } from '#domain/epc/parse.ts';
import { isGtin } from '#domain/numbers/gtin.ts';
import { isOgm } from '#domain/numbers/ogm.ts';
import type { Pixels } from '#domain/purchase/picture/perspective.ts';
import type { Size } from '#domain/purchase/picture/picture-size.ts';
import { isPaymentCode } from '#domain/purchase/recognise/other-codes.ts';
import { pixelsOf } from './canvas.ts';

// From here, and nowhere else: by itself it would ask a public server for it.
prepareZXingModule({ overrides: { locateFile: () => reader } });

/** Those that invoices bear: payment and references (QR, Data Matrix, PDF417), numbers (Code 128, Code 39, ITF), articles (EAN). */
const FORMATS = ['QRCode', 'DataMatrix', 'PDF417', 'Code128', 'Code39', 'ITF', 'EAN13'] as const;
/** Codes that a document bears: beside the payment's one of a carrier, a site, an app. */
const MOST_CODES = 8;
/** Longer side of the copy that is looked at first: the code of a usual photo has some four pixels for a module in it. */
const WHOLE = 1800;

/** What the codes of a picture say, the payment's first where there is one. @param thorough looks at every pixel where a copy shows no payment code */
export async function findCodes(picture: CanvasImageSource & Size, { thorough = true } = {}): Promise<string[]> {
  const { width, height } = picture;
  const longer = Math.max(width, height);
  const view = (scale: number) => pixelsOf(picture, { x: 0, y: 0, width, height }, scale);
  const found = new Set(await codesIn(view(Math.min(1, WHOLE / longer))));
  if (thorough && longer > WHOLE && ![...found].some(isPaymentCode)) for (const text of await codesIn(view(1))) found.add(text);
  return [...found].toSorted((a, b) => Number(isPaymentCode(b)) - Number(isPaymentCode(a)));
}

async function codesIn({ data, width, height }: Pixels): Promise<string[]> {
  const options: ReaderOptions = { formats: [...FORMATS], tryHarder: true, maxNumberOfSymbols: MOST_CODES };
  const read = await readBarcodes({ data: data as ImageDataArray, width, height, colorSpace: 'srgb' } as ImageData, options);
  return read.filter(isWhole).map(textOf).filter(Boolean);
}

/** A part of an ITF code is one too, without any check: only what has one of its own is taken. Code 39 has none either, and short ones are drawn by anything. */
function isWhole({ format, text }: ReadResult): boolean {
  if (format === 'ITF') return (text.length === 14 && isGtin(text)) || isOgm(text);
  return format !== 'Code39' || text.length >= 5;
}

/** Its bytes in the character set that a payment code names on its third line. */
function textOf({ text, bytes }: ReadResult): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 40));
  const charset = EPC_CHARSETS[/^BCD\r?\n\d{3}\r?\n(\d)/.exec(head)?.[1] ?? ''];
  return charset ? new TextDecoder(charset).decode(bytes) : text;
}
