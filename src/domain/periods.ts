// Months, quarters and years as spans of days, for filters, reports and the VAT return.
import { addMonths, civilDay, endOfMonth, isoDate, type IsoDate } from './dates.ts';

/** Both days belong to the period. */
export type Period = { from: IsoDate; to: IsoDate };

export type Quarter = 1 | 2 | 3 | 4;

/** The periods that filters offer. */
export const PERIOD_NAMES = ['thisMonth', 'previousMonth', 'thisQuarter', 'previousQuarter', 'thisYear', 'previousYear'] as const;
export type PeriodName = (typeof PERIOD_NAMES)[number];

/** The month, 1–12. */
export function monthPeriod(year: number, month: number): Period {
  const from = isoDate({ year, month, day: 1 });
  return { from, to: endOfMonth(from) };
}

/** Three calendar months. */
export function quarterPeriod(year: number, quarter: Quarter): Period {
  const from = isoDate({ year, month: quarter * 3 - 2, day: 1 });
  return { from, to: endOfMonth(addMonths(from, 2)) };
}

/** 1 January to 31 December. */
export function yearPeriod(year: number): Period {
  return { from: isoDate({ year, month: 1, day: 1 }), to: isoDate({ year, month: 12, day: 31 }) };
}

/** The quarter in which the day falls. */
export function quarterOf(date: IsoDate): { year: number; quarter: Quarter } {
  const { year, month } = civilDay(date);
  return { year, quarter: Math.ceil(month / 3) as Quarter };
}

/** The named period, seen from `today`. */
export function namedPeriod(name: PeriodName, today: IsoDate): Period {
  const back = { thisMonth: 0, previousMonth: 1, thisQuarter: 0, previousQuarter: 3, thisYear: 0, previousYear: 12 }[name];
  const day = addMonths(today, -back);
  const { year, month } = civilDay(day);
  if (name.endsWith('Month')) return monthPeriod(year, month);
  if (name.endsWith('Year')) return yearPeriod(year);
  return quarterPeriod(year, quarterOf(day).quarter);
}

/** Whether the day lies in the period, its first and last day included. */
export function inPeriod(date: IsoDate, period: Period): boolean {
  return period.from <= date && date <= period.to;
}
