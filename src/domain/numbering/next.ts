// Which number comes next in a series.
import { formatNumber, readNumber, type NumberPattern } from './format.ts';

/** A series of one journal and year: the last number given here, and the last one given elsewhere before. */
export interface Counter {
  last: number;
  lastBefore?: number;
}

/** The number to give next: one more than the highest given. Throws RangeError on a counter that is no count. */
export function nextNumber({ last, lastBefore = 0 }: Counter): number {
  const next = Math.max(last, lastBefore) + 1;
  if (!Number.isSafeInteger(next) || next < 1 || last < 0 || lastBefore < 0) throw new RangeError('not a counter');
  return next;
}

/**
 * The next printed number of customers or products, whose numbers may be typed by hand: one more than the highest
 * in use that follows the pattern (of this year, when the pattern shows it).
 */
export function nextAmong(pattern: NumberPattern, inUse: Iterable<string>, year: number): string {
  let highest = 0;
  for (const text of inUse) {
    const parts = readNumber(pattern, text);
    if (parts && !parts.letter && (parts.year === 0 || parts.year === year)) highest = Math.max(highest, parts.n);
  }
  return formatNumber(pattern, { year, n: highest + 1 });
}
