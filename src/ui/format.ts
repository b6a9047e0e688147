// How numbers, amounts, dates and sizes are written for a reader, in the Belgian form of the current language.
import { getLocale } from '#locale';

const NO_BREAK_SPACE = '\u00a0';
const regions = { fr: 'fr-BE', nl: 'nl-BE', de: 'de-BE', en: 'en-BE' } as const;

/** The BCP 47 tag to give to Intl for the current language, always of Belgium: `fr-BE`. */
export function belgianLocale(): string {
  return regions[getLocale()];
}

const numbers = new Map<string, Intl.NumberFormat>();
const dates = new Map<string, Intl.DateTimeFormat>();

function numberFormat(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = belgianLocale() + JSON.stringify(options);
  let format = numbers.get(key);
  if (!format) numbers.set(key, (format = new Intl.NumberFormat(belgianLocale(), options)));
  return format;
}

function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = belgianLocale() + JSON.stringify(options);
  let format = dates.get(key);
  if (!format) dates.set(key, (format = new Intl.DateTimeFormat(belgianLocale(), options)));
  return format;
}

export type CentsOptions = {
  /** Writes the euro sign after the amount: single figures and final totals only; a code of ISO 4217 writes that of another currency. Default false. */
  currency?: boolean | string | undefined;
  /** `always` also writes `+`, `never` drops the minus. Default `auto`. */
  sign?: 'auto' | 'always' | 'never';
};

/** What stands after an amount: the euro sign, else the code, which is nobody else's (a dollar sign is). */
export const currencySign = (currency: true | string): string => (currency === true || currency === 'EUR' ? '€' : currency);

/** `184200` cents → `1 842,00`, with `currency` → `1 842,00 €`. Exact for any safe integer; throws RangeError for others. */
export function formatCents(cents: number, { currency = false, sign = 'auto' }: CentsOptions = {}): string {
  if (!Number.isSafeInteger(cents)) throw new RangeError('cents must be a safe integer');
  const digits = String(Math.abs(cents)).padStart(3, '0');
  const decimal = `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
  const text = numberFormat({
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
    signDisplay: sign === 'always' ? 'exceptZero' : sign
  }).format(decimal as Intl.StringNumericLiteral);
  return currency ? `${text}${NO_BREAK_SPACE}${currencySign(currency)}` : text;
}

/**
 * An exact decimal string (`14.5`) in the reader's writing (`14,5`), with `min` to `max` decimals (default 0 to 4).
 * No floating point is involved. Text that is not a decimal is given back as it is.
 */
export function formatDecimal(decimal: string, { min = 0, max = 4 }: { min?: number; max?: number } = {}): string {
  if (!/^-?\d+(\.\d+)?$/.test(decimal)) return decimal;
  return numberFormat({ minimumFractionDigits: min, maximumFractionDigits: Math.max(min, max) }).format(
    decimal as Intl.StringNumericLiteral
  );
}

/** A whole number with its thousands parted: `100 000`. */
export function formatCount(count: number): string {
  return numberFormat({ maximumFractionDigits: 0 }).format(count);
}

/** A percentage given as a decimal string in per cent: `21` → `21 %`, `7.4` → `7,4 %`; `sign` writes `+` too. */
export function formatPercent(percent: string, { sign = false }: { sign?: boolean } = {}): string {
  return numberFormat({
    style: 'unit',
    unit: 'percent',
    maximumFractionDigits: 4,
    signDisplay: sign ? 'exceptZero' : 'auto'
  }).format(percent as Intl.StringNumericLiteral);
}

const sizes = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** A size in bytes, by thousands: `84 213` → `84 ko`. */
export function formatBytes(bytes: number): string {
  const power = Math.min(sizes.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const value = bytes / 1000 ** power;
  return numberFormat({
    style: 'unit',
    unit: sizes[power] ?? 'byte',
    unitDisplay: 'short',
    maximumFractionDigits: value < 10 && power > 0 ? 1 : 0
  }).format(value);
}

export type DateStyle = 'day' | 'short' | 'medium' | 'long' | 'numeric' | 'month' | 'weekday';

const styles: Record<DateStyle, Intl.DateTimeFormatOptions> = {
  day: { day: 'numeric' },
  short: { day: 'numeric', month: 'short' },
  medium: { day: 'numeric', month: 'short', year: 'numeric' },
  long: { day: 'numeric', month: 'long', year: 'numeric' },
  numeric: { day: '2-digit', month: '2-digit', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
  weekday: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }
};

/**
 * A calendar date `YYYY-MM-DD`, with no time zone in play: day `20`, short `20 nov.`, medium `20 nov. 2026`,
 * long `20 novembre 2026`, numeric `20/11/2026`, month `Novembre 2026`, weekday `vendredi 20 novembre 2026`.
 * Text that is not a date is given back as it is.
 */
export function formatDate(iso: string, style: DateStyle = 'short'): string {
  const instant = Date.parse(`${iso.slice(0, 10)}T12:00:00Z`);
  if (Number.isNaN(instant)) return iso;
  const text = dateFormat({ ...styles[style], timeZone: 'UTC' }).format(instant);
  return style === 'month' ? text.charAt(0).toLocaleUpperCase(belgianLocale()) + text.slice(1) : text;
}

/** The time of an instant (ISO text) on the device's clock: `14:02`. */
export function formatTime(instant: string): string {
  const time = Date.parse(instant);
  return Number.isNaN(time) ? instant : dateFormat({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(time);
}

/** The name of a month of a date `YYYY-MM-DD`: `novembre`, short `nov.`, narrow `N`. */
export function formatMonthName(iso: string, width: 'long' | 'short' | 'narrow' = 'long'): string {
  return dateFormat({ month: width, timeZone: 'UTC' }).format(Date.parse(`${iso.slice(0, 7)}-15T12:00:00Z`));
}

const relatives = new Map<string, Intl.RelativeTimeFormat>();

/** Days from today: `-1` → `hier`, `0` → `aujourd’hui`, `3` → `dans 3 jours`. */
export function formatDays(days: number): string {
  const locale = belgianLocale();
  let format = relatives.get(locale);
  if (!format) relatives.set(locale, (format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })));
  return format.format(days, 'day');
}
