// Makes the PDF writer quicker for all documents after the one that is given. It does nothing where the writer is not the one that we know.
import { gather } from './gathered.ts';
import { keepGlyphs } from './kept-glyphs.ts';
import { keepRuns } from './kept-runs.ts';
import { keepTables } from './kept-tables.ts';
import type { OpenPdf } from './open-pdf.ts';
import { saySetOnce } from './page-state.ts';

/** @param pdf open, with a text in the font of texts @returns what of it is the writer that we know */
export function hasten(pdf: Partial<OpenPdf>): Record<'tables' | 'runs' | 'glyphs' | 'state' | 'whole', boolean> {
  const { _font: font } = pdf;
  return { tables: keepTables(font?.font), runs: keepRuns(font), glyphs: keepGlyphs(font?.subset), state: saySetOnce(pdf), whole: gather(pdf) };
}
