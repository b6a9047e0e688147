// Calendar days without hours or zones: what an invoice, a due date and a VAT period are counted in.

/** A real day of the calendar as `YYYY-MM-DD`, years 1000 to 9999. Such texts sort and compare by `<`. */
export type IsoDate = string;

const DAY_MS = 86_400_000;
const SHAPE = /^([1-9]\d{3})-(\d{2})-(\d{2})$/;

/** Year, month 1–12 and day 1–31. */
export type CivilDay = { year: number; month: number; day: number };

/** Whether `value` is a day that exists (29 February only in leap years). */
export function isIsoDate(value: unknown): value is IsoDate {
  const match = typeof value === 'string' ? SHAPE.exec(value) : null;
  return match !== null && isCivilDay({ year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) });
}

/** Whether the three numbers name a day that exists, years 1000 to 9999. */
export function isCivilDay({ year, month, day }: CivilDay): boolean {
  if (!(year >= 1000 && year <= 9999 && month >= 1 && month <= 12 && day >= 1)) return false;
  return Number.isInteger(year) && Number.isInteger(month) && Number.isInteger(day) && day <= daysInMonth(year, month);
}

/** How many days the month (1–12) has. */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The parts of a day. Throws RangeError when `date` is no IsoDate. */
export function civilDay(date: IsoDate): CivilDay {
  if (!isIsoDate(date)) throw new RangeError(`not a date: ${String(date).slice(0, 40)}`);
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8)) };
}

/** The IsoDate of the parts. Throws RangeError when there is no such day. */
export function isoDate(parts: CivilDay): IsoDate {
  if (!isCivilDay(parts)) throw new RangeError(`no such day: ${parts.year}-${parts.month}-${parts.day}`);
  return `${parts.year}-${String(parts.month).padStart(2, '0')}-${String(parts.day).padStart(2, '0')}`;
}

/** Days since 1 January 1970, which is 0; negative before. */
export function dayNumber(date: IsoDate): number {
  const { year, month, day } = civilDay(date);
  return Date.UTC(year, month - 1, day) / DAY_MS;
}

/** The day that is `number` days after 1 January 1970. Throws RangeError outside the years 1000 to 9999. */
export function fromDayNumber(number: number): IsoDate {
  const day = new Date(number * DAY_MS);
  return isoDate({ year: day.getUTCFullYear(), month: day.getUTCMonth() + 1, day: day.getUTCDate() });
}

/** The day `days` later (earlier when negative). */
export function addDays(date: IsoDate, days: number): IsoDate {
  return fromDayNumber(dayNumber(date) + days);
}

/** The same day `months` later, or the last day of a shorter month: 31 January + 1 = 28 or 29 February. */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const { year, month, day } = civilDay(date);
  const count = year * 12 + (month - 1) + months;
  const target = { year: Math.floor(count / 12), month: (((count % 12) + 12) % 12) + 1 };
  return isoDate({ ...target, day: Math.min(day, daysInMonth(target.year, target.month)) });
}

/** The last day of the month of `date`. */
export function endOfMonth(date: IsoDate): IsoDate {
  const { year, month } = civilDay(date);
  return isoDate({ year, month, day: daysInMonth(year, month) });
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function diffDays(from: IsoDate, to: IsoDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** -1, 0 or 1: whether `a` is before, the same as or after `b`. */
export function compareDates(a: IsoDate, b: IsoDate): -1 | 0 | 1 {
  return a < b ? -1 : a > b ? 1 : 0;
}

const calendars = new Map<string, Intl.DateTimeFormat>();

/** Made once: making one takes a hundred times as long as using it. */
function calendarOf(timeZone: string): Intl.DateTimeFormat {
  let known = calendars.get(timeZone);
  if (!known) calendars.set(timeZone, (known = new Intl.DateTimeFormat('en', { timeZone, calendar: 'gregory', year: 'numeric', month: 'numeric', day: 'numeric' })));
  return known;
}

/** The day it is in `timeZone` at an instant (milliseconds since 1970, or an ISO instant). Throws RangeError on no instant. */
export function today(instant: number | string, timeZone = 'Europe/Brussels'): IsoDate {
  const parts = { year: 0, month: 0, day: 0 };
  for (const { type, value } of calendarOf(timeZone).formatToParts(new Date(instant))) {
    if (type === 'year' || type === 'month' || type === 'day') parts[type] = Number(value);
  }
  return isoDate(parts);
}

/** Payment terms: a number of days, then on request the end of the month reached. */
export type PaymentTerms = { days: number; endOfMonth?: boolean };

/** The last day to pay: `days` after `date`; with `endOfMonth` ("30 jours fin de mois"), the end of the month in which that falls. */
export function dueDate(date: IsoDate, terms: PaymentTerms): IsoDate {
  const due = addDays(date, terms.days);
  return terms.endOfMonth ? endOfMonth(due) : due;
}
