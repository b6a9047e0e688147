// Headings compared by their words alone: no case, accents, marks or doubled blanks.
import { fold } from '../text/fold.ts';

/** "E-mail (facturation)" → "e mail facturation". */
export function foldHeading(heading: string): string {
  return fold(heading)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The same for every file with the same headings in the same order: the key under which a mapping is remembered. */
export function headerSignature(kind: string, headings: readonly string[]): string {
  return [kind, ...headings.map(foldHeading)].join('|');
}
