// Turnover per month, excluding VAT: invoices less credit notes, this year against the one before.
import { type IsoDate, addMonths } from '../dates.ts';
import type { Cents } from '../money/cents.ts';

export interface Revenue {
  year: number;
  /** January to December, cents; 0 for months to come. */
  months: Cents[];
  lastYear: Cents[];
  /** From 1 January to today, and to the same day of the year before. */
  soFar: Cents;
  lastYearSoFar: Cents;
  /** Rounded to tenths of a percent; null when the year before has nothing to compare with. */
  changePercent: number | null;
}

/** Turnover of a month, `2026-11`. */
export type ByMonth = ReadonlyMap<string, Cents>;

/** The same day a year before; 28 February for 29 February. */
export const yearBefore = (day: IsoDate): IsoDate => addMonths(day, -12);

/** Months of a year, January first. */
const monthsOf = (year: number, by: ByMonth): Cents[] => Array.from({ length: 12 }, (_, i) => by.get(`${year}-${String(i + 1).padStart(2, '0')}`) ?? 0);

/** @returns the turnover of the year of `today` and of the one before; `lastYearSoFar` is what stood a year before `today` */
export function revenueOf(byMonth: ByMonth, lastYearSoFar: Cents, today: IsoDate): Revenue {
  const year = Number(today.slice(0, 4));
  const months = monthsOf(year, byMonth);
  const soFar = months.reduce((sum, cents) => sum + cents, 0);
  const changePercent = lastYearSoFar > 0 ? Math.round(((soFar - lastYearSoFar) / lastYearSoFar) * 1000) / 10 : null;
  return { year, months, lastYear: monthsOf(year - 1, byMonth), soFar, lastYearSoFar, changePercent };
}

/**
 * A scale that a person reads: the step is 1, 2 or 5 times a power of ten of euros, with at most five steps up to `most`.
 * @returns the lines from 0 upwards, cents
 */
export function scaleOf(most: Cents): Cents[] {
  if (most <= 0) return [0];
  const rough = most / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(100, [1, 2, 5, 10].map((n) => n * power).find((s) => s >= rough)!);
  const lines = [0];
  while (lines.at(-1)! < most) lines.push(lines.at(-1)! + step);
  return lines;
}
