// A PDF read whole: its text with places, the codes in its pages, the files inside it.
import { MOST_PAGES, type UnreadableReason } from '#domain/purchase/files/unreadable.ts';
import type { TextPage } from '#domain/purchase/recognise/page.ts';
import { pass, type Result } from '#domain/result.ts';
import { askPixels } from '../picture/ask-pixels.ts';
import type { ReadWords } from '../read-file.ts';
import { type OpenPdf, openPdf, type PdfAttachment, type PdfFault } from './open-pdf.ts';

export interface ReadPdf {
  /** How many pages it has. */
  count: number;
  /** The text of the pages that were read. */
  pages: TextPage[];
  /** It has no text of its own: what `pages` hold was recognised in pictures. */
  scanned: boolean;
  /** What its codes say, the payment's first. */
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

/** Pages of a scan whose words are read, and how many pixels wide they are drawn: 200 dots an inch on A4. */
const SCANNED = 3;
const SCAN_WIDTH = 1700;

/** Reads a PDF; the worker ends when it is done. @param words reads the pages of one that has no text @throws what `words` throws */
export async function readPdf(bytes: Uint8Array, words?: ReadWords): Promise<Result<ReadPdf, PdfFault>> {
  const open = await openPdf(bytes);
  if (!open.ok) return open;
  const pdf = open.value;
  try {
    const tooMany = pdf.count > MOST_PAGES;
    const [text, codes] = [await textOf(pdf), await codesOf(pdf)];
    const scanned = words !== undefined && isEmpty(text);
    const pages = scanned ? await wordsOf(pdf, words) : text;
    const nothing = isEmpty(pages) && codes.length === 0;
    return pass({ count: pdf.count, pages, scanned, codes, attachments: await pdf.attachments(), ...(tooMany ? { unreadable: 'tooManyPages' } : nothing && { unreadable: 'noText' }) });
  } catch (error) {
    if (error instanceof WordsFailed) throw error.cause;
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

/** What `words` threw: no fault of the document. */
class WordsFailed extends Error {}

const isEmpty = (pages: readonly TextPage[]) => pages.every(({ items }) => items.length === 0);

/** The first pages of a scan drawn, and the words in them. */
async function wordsOf(pdf: OpenPdf, words: ReadWords): Promise<TextPage[]> {
  const pages: TextPage[] = [];
  const of = Math.min(SCANNED, pdf.count);
  for (let page = 1; page <= of; page++) {
    const picture = await drawn(pdf, page, SCAN_WIDTH);
    const read = picture && words({ picture, straighten: false, page, of });
    if (read) pages.push(await read.catch((cause: unknown) => Promise.reject(new WordsFailed('', { cause }))));
  }
  return pages;
}

/** A page as a picture; undefined when its own pictures cannot be drawn. */
async function drawn(pdf: OpenPdf, page: number, width: number): Promise<ImageBitmap | undefined> {
  const canvas = document.createElement('canvas');
  try {
    await pdf.draw(page, canvas, width);
  } catch {
    return undefined;
  }
  return createImageBitmap(canvas);
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
      const picture = await drawn(pdf, number, width);
      if (!picture) continue;
      const read = await askPixels({ ask: 'codes', picture, thorough: false });
      if (read.ok) for (const code of read.value.codes) found.add(code);
      if ([...found].some((code) => code.startsWith('BCD'))) return [...found].toSorted((a, b) => Number(b.startsWith('BCD')) - Number(a.startsWith('BCD')));
    }
  }
  return [...found];
}
