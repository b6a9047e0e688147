// "My last invoice was …": reads the number as the person wrote it elsewhere, whatever its form.
import { formatNumber, readNumber } from '../numbering/format.ts';
import { pass, refuse, type Result } from '../result.ts';
import type { Journal } from './model.ts';

export type LastNumberFault = 'notANumber' | 'tooLarge';

/** A structured communication has room for six digits (`numbers/ogm.ts`), and one number at least must still follow. */
const LARGEST = 999_998;

/** @returns the running number in "115", "2026-0115", "F 2026/115"; 0 for an empty text */
export function readLastNumber(text: string, pattern: string): Result<number, LastNumberFault> {
  const tidy = text.trim();
  if (tidy === '') return pass(0);
  // "F-12" ends in a number; "-12" is one below zero.
  if (/^[-−–]\s*\d/.test(tidy)) return refuse('notANumber');
  const ours = readNumber(pattern, tidy);
  const digits = ours ? String(ours.n) : /(\d+)\D*$/.exec(tidy)?.[1];
  if (digits === undefined) return refuse('notANumber');
  const n = Number(digits);
  return n <= LARGEST ? pass(n) : refuse('tooLarge');
}

/** The number that the next document of a journal will bear in a year, when `last` is the highest given here so far. */
export function nextPrinted(journal: Pick<Journal, 'pattern' | 'lastBefore'>, year: number, last = 0): string {
  return formatNumber(journal.pattern, { year, n: Math.max(last, journal.lastBefore?.[String(year)] ?? 0) + 1 });
}
