// A PDF read whole: its text with places, the codes in its pages, the files inside it.
import { MOST_PAGES, type UnreadableReason } from '#domain/purchase/files/unreadable.ts';
import type { TextPage } from '#domain/purchase/recognise/page.ts';
import { pass, type Result } from '#domain/result.ts';
import { askPixels } from '../picture/ask-pixels.ts';
import { type OpenPdf, openPdf, type PdfAttachment, type PdfFault } from './open-pdf.ts';

export interface ReadPdf {
  /** How many pages it has. */
  count: number;
  /** The text of the pages that were read. */
  pages: TextPage[];
  /** What its QR codes say, the payment's first. */
  codes: string[];
  attachments: PdfAttachment[];
  /** Read in part only. */
  unreadable?: Extract<UnreadableReason, 'tooManyPages' | 'noText'>;
}

/** Pages read from the front; of a longer document the last ones too, where its totals are. */
const FIRST = 20;
const LAST = 2;
/** Pixels of a page's width in which codes are looked for: a small one of 57 modules on 25 mm has 3, then 5 for each. */
const WIDTHS = [1400, 2400];

/** Reads a PDF; the worker ends when it is done. */
export async function readPdf(bytes: Uint8Array): Promise<Result<ReadPdf, PdfFault>> {
  const open = await openPdf(bytes);
  if (!open.ok) return open;
  const pdf = open.value;
  try {
    const tooMany = pdf.count > MOST_PAGES;
    const pages = await textOf(pdf);
    const codes = await codesOf(pdf);
    const empty = pages.every(({ items }) => items.length === 0) && codes.length === 0;
    return pass({ count: pdf.count, pages, codes, attachments: await pdf.attachments(), ...(tooMany ? { unreadable: 'tooManyPages' } : empty && { unreadable: 'noText' }) });
  } catch {
    // Pages that cannot be reached: as broken as one that does not open.
    return { ok: false, fault: 'broken' };
  } finally {
    await pdf.close();
  }
}

/** The text of the pages that a reader of totals and numbers needs. */
export async function textOf(pdf: OpenPdf): Promise<TextPage[]> {
  const pages: TextPage[] = [];
  for (const number of textPages(pdf.count, pdf.count > MOST_PAGES)) pages.push(await pdf.text(number));
  return pages;
}

function textPages(count: number, tooMany: boolean): number[] {
  return Array.from({ length: count }, (_, i) => i + 1).filter((number) => number <= FIRST || (!tooMany && number > count - LAST));
}

/** Codes stand on the first pages or the last: these are drawn and looked at, first coarsely. */
async function codesOf(pdf: OpenPdf): Promise<string[]> {
  const numbers = [...new Set([1, pdf.count, 2, 3])].filter((number) => number >= 1 && number <= pdf.count);
  const found = new Set<string>();
  for (const width of WIDTHS) {
    for (const number of numbers) {
      const canvas = document.createElement('canvas');
      // A page whose pictures cannot be drawn still has its text.
      const drawn = await pdf.draw(number, canvas, width).then(
        () => true,
        () => false
      );
      if (!drawn) continue;
      const read = await askPixels({ ask: 'codes', picture: await createImageBitmap(canvas), thorough: false });
      if (read.ok) for (const code of read.value.codes) found.add(code);
      if ([...found].some((code) => code.startsWith('BCD'))) return [...found].toSorted((a, b) => Number(b.startsWith('BCD')) - Number(a.startsWith('BCD')));
    }
  }
  return [...found];
}
