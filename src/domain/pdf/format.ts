// Figures, dates and countries as a Belgian reader of the document's language writes them.
// Written out instead of left to Intl, whose spaces and marks differ between browsers: a document must give the same bytes everywhere.
import { type IsoDate, civilDay } from '../dates.ts';
import type { Cents } from '../money/cents.ts';
import type { Decimal } from '../money/decimal.ts';
import type { Lang } from '../record.ts';

const GROUP: Record<Lang, string> = { fr: '\u202f', nl: '.', de: '.', en: '.' };

/** Parts thousands: `1950` → `1 950` (fr), `1.950` (nl, de, en: Belgian English follows the continent). */
const grouped = (digits: string, lang: Lang) => digits.replace(/\B(?=(\d{3})+$)/g, GROUP[lang]);

/** Whole cents with two decimals, no currency: `195040` → `1 950,40`. */
export function amount(cents: Cents, lang: Lang): string {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${grouped(digits.slice(0, -2), lang)},${digits.slice(-2)}`;
}

/** The sign of a currency after an amount: `€`, else its ISO code. */
export const currencySign = (currency: string) => (currency === 'EUR' ? '€' : currency);

/** An amount with its currency, which never parts from it: `1 950,40 €`. */
export const money = (cents: Cents, currency: string, lang: Lang) => `${amount(cents, lang)}\u00a0${currencySign(currency)}`;

/** An exact decimal with at least `min` decimals and all those it has: `14.5` → `14,5`. */
export function decimal(value: Decimal, lang: Lang, min = 0): string {
  const [, sign = '', whole = '0', fraction = ''] = /^(-?)(\d+)(?:\.(\d*))?$/.exec(value) ?? [];
  const decimals = fraction.replace(/0+$/, '').padEnd(min, '0');
  return `${sign}${grouped(whole, lang)}${decimals && `,${decimals}`}`;
}

/** A percentage: `21` → `21 %` (fr, de), `21%` (nl, en). */
export function percent(value: Decimal, lang: Lang): string {
  const space = { fr: '\u202f', nl: '', de: '\u00a0', en: '' }[lang];
  return `${decimal(value, lang)}${space}%`;
}

/** A day in figures: `26/10/2026`, German `26.10.2026`. */
export function day(date: IsoDate, lang: Lang): string {
  const { year, month, day: number } = civilDay(date);
  return [number, month, year].map((part) => String(part).padStart(2, '0')).join(lang === 'de' ? '.' : '/');
}

const names = new Map<Lang, Intl.DisplayNames>();

/** The name of a country in the document's language; a code without a name stays as it is. */
export function country(code: string, lang: Lang): string {
  let display = names.get(lang);
  if (!display) names.set(lang, (display = new Intl.DisplayNames(`${lang}-BE`, { type: 'region', fallback: 'code' })));
  return /^[A-Z]{2}$/.test(code) ? (display.of(code) ?? code) : code;
}
