// Reads a date as a person types it: day first, any separator, the year short or left out.
import { civilDay, isCivilDay, isoDate, type IsoDate } from './dates.ts';
import { pass, refuse, type Result } from './result.ts';

export type DateFault = 'empty' | 'notADate' | 'noSuchDay' | 'outOfRange';

const YEAR_FIRST = /^(\d{4})[-/. ]+(\d{1,2})[-/. ]+(\d{1,2})$/;
const DAY_FIRST = /^(\d{1,2})[-/. ]+(\d{1,2})(?:[-/. ]+(\d{4}|\d{2}))?\.?$/;
const DIGITS = /^(\d{2})(\d{2})(\d{4}|\d{2})$/;

/** An invoice, a delivery or a contract outside these years is a slip of the finger. */
const FIRST_YEAR = 1950;
const LAST_YEAR = 2099;

/**
 * Reads "3/11/26", "3.11.2026", "03-11-2026", "031126", "2026-11-03", and "3/11" as a day of the year of `today`.
 * Two-digit years are 20xx. Faults: 'noSuchDay' for 31/02, 'outOfRange' outside 1950–2099.
 */
export function parseDate(text: string, today: IsoDate): Result<IsoDate, DateFault> {
  const tidy = text.replace(/[\s\u00a0\u202f]+/g, ' ').trim();
  if (tidy === '') return refuse('empty');
  const parts = readParts(tidy, today);
  if (!parts) return refuse('notADate');
  if (parts.year < FIRST_YEAR || parts.year > LAST_YEAR) return refuse('outOfRange');
  return isCivilDay(parts) ? pass(isoDate(parts)) : refuse('noSuchDay');
}

function readParts(text: string, today: IsoDate) {
  const yearFirst = YEAR_FIRST.exec(text);
  if (yearFirst) return { year: Number(yearFirst[1]), month: Number(yearFirst[2]), day: Number(yearFirst[3]) };
  const match = DAY_FIRST.exec(text) ?? DIGITS.exec(text);
  if (!match) return undefined;
  const typed = match[3];
  const year = typed === undefined ? civilDay(today).year : typed.length === 2 ? 2000 + Number(typed) : Number(typed);
  return { year, month: Number(match[2]), day: Number(match[1]) };
}
