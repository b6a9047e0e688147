// Makes the PDF of a document: in the browser with no network, in Node for tests and measures; always the same bytes for the same document.
import { pdfDefinition } from '#domain/pdf/definition.ts';
import { paymentPayload } from '#domain/epc/payment.ts';
import type { PdfDefinition } from '#domain/pdf/node.ts';
import { type Assets, type Printable, isDraft } from '#domain/pdf/printable.ts';
import { asksPayment } from '#domain/pdf/payment.ts';
import { encodeQr, qrRectangles } from '#ui/qr.ts';
import { familiesFor } from './families.ts';
import { type LoadedFamily, type ReadFont, fetchFont, loadFamily } from './fonts.ts';
import { runsOf } from './runs.ts';
import { setFonts, textsOf } from './set-fonts.ts';
import type { Lack } from './unprintable.ts';
import { hasten } from './writer/hasten.ts';
import { wholeOf } from './writer/gathered.ts';
import type { OpenPdf } from './writer/open-pdf.ts';

export interface RenderOptions {
  /** The seller's logo, as kept among the blobs. */
  logo?: { bytes: Uint8Array; type: 'image/png' | 'image/jpeg' };
  /** How fonts are read; by fetch when absent. */
  readFont?: ReadFont;
}

/** A PDF with what it lacks: `[?]` stands in the place of the characters missing; an incomplete one must not be kept as the document's. */
export interface RenderedPdf extends Lack {
  bytes: Uint8Array<ArrayBuffer>;
  /** The seller has a logo, but it is no picture: the page goes without, today and always. */
  withoutLogo: boolean;
}

/**
 * @returns the PDF of a sealed document, or the marked preview of a draft; made without the logo when that is no picture.
 * @throws when the writer or the text font cannot be loaded; another script's font missing is said in the result.
 */
export async function renderPdf(doc: Printable, { logo, readFont = fetchFont }: RenderOptions = {}): Promise<RenderedPdf> {
  const [writer, text, qr] = await Promise.all([loadWriter(), loadFamily('Text', readFont), qrOf(doc)]);
  const plain: Assets = { ...(qr && { qr }) };
  const definition = pdfDefinition(doc, logo ? { ...plain, logo: dataUrl(logo) } : plain);
  const { families, incomplete } = await familiesFor(textsOf(definition), text, readFont);
  const missing = new Set<string>();
  const made = async (wanted: PdfDefinition, withoutLogo: boolean) => {
    const bytes = await writer(setFonts(wanted, (part) => runsOf(part, families, missing)), families);
    return { bytes, missing: [...missing], incomplete, withoutLogo };
  };
  try {
    return await made(definition, false);
  } catch (error) {
    if (!logo) throw error;
    // A document must come out whatever has become of a picture.
    return made(pdfDefinition(doc, plain), true);
  }
}

/**
 * @param definition of any page, such as that of a supplier's electronic invoice that came without a PDF
 * @returns its PDF, and what it lacks
 * @throws when the writer or the text font cannot be loaded
 */
export async function renderDefinition(definition: PdfDefinition, readFont: ReadFont = fetchFont): Promise<Omit<RenderedPdf, 'withoutLogo'>> {
  const [writer, text] = await Promise.all([loadWriter(), loadFamily('Text', readFont)]);
  const { families, incomplete } = await familiesFor(textsOf(definition), text, readFont);
  const missing = new Set<string>();
  const bytes = await writer(setFonts(definition, (part) => runsOf(part, families, missing)), families);
  return { bytes, missing: [...missing], incomplete };
}

/** The payment code of an invoice in euros; a document whose account or name no code can hold goes without one. */
async function qrOf(doc: Printable): Promise<Assets['qr']> {
  if (isDraft(doc) || !asksPayment(doc)) return undefined;
  const { seller, totals, currency, communication, qrReference: referenceLine, number: text } = doc;
  const payload = paymentPayload({ name: seller.name, iban: seller.iban, bic: seller.bic, cents: totals.payable, currency, communication, text, referenceLine });
  if (!payload.ok) return undefined;
  const matrix = await encodeQr(payload.value);
  return matrix && { size: matrix.size, rectangles: qrRectangles(matrix) };
}

function dataUrl({ bytes, type }: NonNullable<RenderOptions['logo']>): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return `data:${type};base64,${btoa(binary)}`;
}

/** The part of pdfmake that we use; its published types do not name the file system of its browser build. */
interface PdfMake {
  virtualfs: { writeFileSync(name: string, bytes: Uint8Array): void };
  setFonts(fonts: Record<string, { normal: string; bold: string }>): void;
  setUrlAccessPolicy(allow: (url: string) => boolean): void;
  createPdf(definition: Pick<PdfDefinition, 'content' | 'defaultStyle'>): { getStream(): Promise<OpenPdf>; getBuffer(): Promise<Uint8Array> };
}

type Writer = (definition: PdfDefinition, families: readonly LoadedFamily[]) => Promise<Uint8Array<ArrayBuffer>>;

let writer: Promise<Writer> | undefined;

/** pdfmake with our fonts, loaded once; it may fetch nothing by itself. */
function loadWriter(): Promise<Writer> {
  writer ??= import('pdfmake/build/pdfmake.js').then(({ default: module }): Writer => {
    const pdfMake = module as unknown as PdfMake;
    pdfMake.setUrlAccessPolicy(() => false);
    const open = (definition: Pick<PdfDefinition, 'content' | 'defaultStyle'>, families: readonly LoadedFamily[]) => {
      for (const { files } of families) for (const [name, bytes] of files) pdfMake.virtualfs.writeFileSync(name, bytes);
      pdfMake.setFonts(Object.fromEntries(families.map((f) => [f.family, { normal: f.regular, bold: f.strong }])));
      return pdfMake.createPdf({ ...definition, defaultStyle: { ...definition.defaultStyle, font: 'Text' } });
    };
    let hastened: Promise<unknown> | undefined;
    return async (definition, families) => {
      // On a document of one letter: all others are written in the same way.
      await (hastened ??= open({ content: [{ text: 'A' }], defaultStyle: {} }, families).getStream().then(hasten));
      const pdf = open(definition, families);
      return (await wholeOf(await pdf.getStream())) ?? new Uint8Array(await pdf.getBuffer());
    };
  });
  writer.catch(() => (writer = undefined));
  return writer;
}
