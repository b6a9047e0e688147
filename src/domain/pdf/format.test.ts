// Figures and days as Intl writes them for Belgium, without depending on which Intl a browser has.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isoDate } from '../dates.ts';
import { LANGS } from '../record.ts';
import { amount, country, day, decimal, money, percent } from './format.ts';

const cents = fc.integer({ min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER });

describe.each(LANGS)('%s', (lang) => {
  const locale = `${lang}-BE`;

  test('amounts', () => {
    const intl = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 });
    fc.assert(
      fc.property(cents, (n) => {
        const digits = String(Math.abs(n)).padStart(3, '0');
        const exact = `${n < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}` as Intl.StringNumericLiteral;
        expect(amount(n, lang)).toBe(intl.format(exact));
      })
    );
    expect(money(206_742, 'EUR', lang)).toBe(`${amount(206_742, lang)}\u00a0€`);
    expect(money(5, 'USD', lang)).toBe('0,05\u00a0USD');
  });

  test('quantities and prices keep all their decimals', () => {
    const intl = new Intl.NumberFormat(locale, { maximumFractionDigits: 4 });
    fc.assert(
      fc.property(fc.integer({ min: -999_999_999, max: 999_999_999 }), fc.integer({ min: 0, max: 9999 }), (whole, fraction) => {
        const text = `${whole}.${String(fraction).padStart(4, '0')}` as Intl.StringNumericLiteral;
        expect(decimal(text, lang)).toBe(intl.format(text));
      })
    );
    expect(decimal('14.5', lang, 2)).toBe('14,50');
    expect(decimal('0.3333', lang, 2)).toBe('0,3333');
  });

  test('percentages', () => {
    const intl = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 });
    for (const rate of [0, 6, 12, 21, 2.5]) expect(percent(String(rate), lang).replace(/\s/, ' ')).toBe(intl.format(rate / 100).replace(/\s/, ' '));
  });

  test('days', () => {
    const intl = new Intl.DateTimeFormat(locale, { day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'UTC' });
    fc.assert(
      fc.property(fc.integer({ min: 1970, max: 2100 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }), (year, month, number) => {
        expect(day(isoDate({ year, month, day: number }), lang)).toBe(intl.format(Date.UTC(year, month - 1, number)));
      })
    );
  });
});

test('countries in the language of the document; what is no country stays', () => {
  expect(LANGS.map((lang) => country('DE', lang))).toEqual(['Allemagne', 'Duitsland', 'Deutschland', 'Germany']);
  expect(country('??', 'fr')).toBe('??');
  expect(country('', 'fr')).toBe('');
});
