// Own numbers for many new records at once.
import { formatNumber, readNumber, type NumberPattern } from '../numbering/format.ts';
import { fold } from '../text/fold.ts';

/**
 * A giver of numbers of the pattern, each one higher than all in use and all given before. Numbers that the file itself
 * will bring belong to `inUse`, so that none is given twice.
 */
export function numberGiver(pattern: NumberPattern, inUse: Iterable<string>, year: number): () => string {
  let n = 0;
  const taken = new Set<string>();
  for (const text of inUse) {
    taken.add(fold(text));
    const parts = readNumber(pattern, text);
    if (parts && !parts.letter && (parts.year === 0 || parts.year === year)) n = Math.max(n, parts.n);
  }
  return () => {
    for (;;) {
      n += 1;
      const number = formatNumber(pattern, { year, n });
      if (!taken.has(fold(number))) return number;
    }
  };
}
