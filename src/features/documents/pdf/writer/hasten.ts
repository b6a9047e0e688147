// Makes the PDF writer quicker for all documents after the one that is given. It does nothing where the writer is not the one that we know.
import { gather } from './gathered.ts';
import { keepGlyphs } from './kept-glyphs.ts';
import { keepRuns } from './kept-runs.ts';
import { keepTables } from './kept-tables.ts';
import type { OpenPdf } from './open-pdf.ts';
import { saySetOnce } from './page-state.ts';

/** @param pdf open, with a text in the font of texts */
export function hasten(pdf: Partial<OpenPdf>): void {
  const { _font: font } = pdf;
  keepTables(font?.font);
  keepRuns(font);
  keepGlyphs(font?.subset);
  saySetOnce(pdf as OpenPdf);
  gather(pdf as OpenPdf);
}
