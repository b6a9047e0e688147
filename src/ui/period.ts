// A choice of period for filters, and how it is written.
import { namedPeriod, PERIOD_NAMES, quarterOf, quarterPeriod, yearPeriod, type Period, type PeriodName } from '#domain/periods.ts';
import { endOfMonth, type IsoDate } from '#domain/dates.ts';
import { m } from '#messages';
import { formatDate } from './format.ts';

/** A named period, which moves on with the calendar, or free days, open at either end. Undefined: all dates. */
export type PeriodChoice = PeriodName | { from?: IsoDate | undefined; to?: IsoDate | undefined };

export const PERIODS = PERIOD_NAMES;

/** The days of a choice, seen from `today`; an open end is undefined. */
export function periodDays(choice: PeriodChoice | undefined, today: IsoDate): { from?: IsoDate | undefined; to?: IsoDate | undefined } {
  return choice === undefined ? {} : typeof choice === 'string' ? namedPeriod(choice, today) : choice;
}

/** The name of a named period: "This quarter". */
export function periodName(name: PeriodName): string {
  return {
    thisMonth: m.ui_this_month,
    previousMonth: m.ui_previous_month_period,
    thisQuarter: m.ui_this_quarter,
    previousQuarter: m.ui_previous_quarter,
    thisYear: m.ui_this_year,
    previousYear: m.ui_previous_year
  }[name]();
}

function quarterText({ from, to }: Period): string | undefined {
  const { year, quarter } = quarterOf(from);
  const whole = quarterPeriod(year, quarter);
  if (whole.from !== from || whole.to !== to) return undefined;
  return { 1: m.ui_quarter_1, 2: m.ui_quarter_2, 3: m.ui_quarter_3, 4: m.ui_quarter_4 }[quarter]({ year });
}

/** The days in words: "4th quarter 2026", "November 2026", "2026", "1 to 15 November 2026". */
export function periodText(choice: PeriodChoice | undefined, today: IsoDate): string {
  const { from, to } = periodDays(choice, today);
  if (!from && !to) return m.ui_all_periods();
  if (!to) return m.ui_from_date({ from: formatDate(from ?? '', 'medium') });
  if (!from) return m.ui_until_date({ to: formatDate(to, 'medium') });
  const year = Number(from.slice(0, 4));
  const wholeYear = yearPeriod(year);
  if (from === wholeYear.from && to === wholeYear.to) return String(year);
  if (from.endsWith('-01') && to === endOfMonth(from)) return formatDate(from, 'month');
  return quarterText({ from, to }) ?? m.ui_from_to({ from: formatDate(from, 'medium'), to: formatDate(to, 'medium') });
}
