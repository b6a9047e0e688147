// The structured communication of an invoice that a device numbered on its own: 2026-B0003 and 2026-0003 may not share one.
import { type Ogm, OGM_SERIES, ogmOfNumber } from '../numbers/ogm.ts';
import { letterRank } from './letters.ts';

const MOST = 9999;
const LETTERS = 99;

/**
 * The communication of number `n` of a letter's own series of a journal. Common series count from below, own ones from above: journal
 * series 0 has 79; the letter stands in the first two of the six digits. Undefined beyond 9,999 numbers a year, 99 letters or 40 journals:
 * such an invoice is referred to by its number.
 */
export function ogmOfOwnNumber({ year, n, series, letter }: { year: number; n: number; series: number; letter: string }): Ogm | undefined {
  const rank = letterRank(letter);
  if (n < 1 || n > MOST || rank > LETTERS || series >= OGM_SERIES / 2) return undefined;
  return ogmOfNumber({ year, n: rank * (MOST + 1) + n, series: OGM_SERIES - 1 - series });
}
