// Says which characters of a document its PDF cannot show, without making the PDF: for a word before the seal.
import { pdfDefinition } from '#domain/pdf/definition.ts';
import type { Printable } from '#domain/pdf/printable.ts';
import { familiesFor } from './families.ts';
import { type ReadFont, fetchFont, loadFamily } from './fonts.ts';
import { isPlain, runsOf } from './runs.ts';
import { textsOf } from './set-fonts.ts';

/** What a PDF lacks. */
export interface Lack {
  /** Characters that no font could draw, each once. */
  missing: string[];
  /** Some of them only because a font could not be had now: with a network the PDF will be whole. */
  incomplete: boolean;
}

/** @returns what the PDF of this document would lack if it were made now. Rejects when the text font cannot be had. */
export async function unprintable(doc: Printable, readFont: ReadFont = fetchFont): Promise<Lack> {
  const texts = textsOf(pdfDefinition(doc));
  if (isPlain(texts)) return { missing: [], incomplete: false };
  const { families, incomplete } = await familiesFor(texts, await loadFamily('Text', readFont), readFont);
  const missing = new Set<string>();
  runsOf(texts, families, missing);
  return { missing: [...missing], incomplete };
}
