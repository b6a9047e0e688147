// Amounts, decimals and dates as a Belgian reader writes them, in four languages.
import { beforeEach, expect, test } from 'vitest';
import fc from 'fast-check';
import { overwriteGetLocale } from '#locale';
import { formatBytes, formatCents, formatCount, formatDate, formatDays, formatDecimal, formatPercent } from './format.ts';

const N = '\u202f';

beforeEach(() => overwriteGetLocale(() => 'fr'));

test('an amount has a narrow no-break space, a comma, and the euro last', () => {
  expect(formatCents(184200)).toBe(`1${N}842,00`);
  expect(formatCents(184200, { currency: true })).toBe(`1${N}842,00\u00a0€`);
  expect(formatCents(184200, { currency: 'EUR' })).toBe(`1${N}842,00\u00a0€`);
  expect(formatCents(184200, { currency: 'USD' })).toBe(`1${N}842,00\u00a0USD`);
  expect(formatCents(5)).toBe('0,05');
  expect(formatCents(0)).toBe('0,00');
  expect(formatCents(-0)).toBe('0,00');
  expect(formatCents(-1999)).toBe('-19,99');
  expect(formatCents(-1999, { sign: 'never' })).toBe('19,99');
  expect(formatCents(740, { sign: 'always' })).toBe('+7,40');
});

test('other languages keep their own thousands', () => {
  overwriteGetLocale(() => 'nl');
  expect(formatCents(184200, { currency: true })).toBe(`1.842,00\u00a0€`);
  overwriteGetLocale(() => 'de');
  expect(formatCents(184200)).toBe('1.842,00');
  overwriteGetLocale(() => 'en');
  expect(formatCents(184200)).toMatch(/^1.842,00$/);
});

test('what is not whole cents is refused', () => {
  for (const wrong of [NaN, Infinity, 0.5, 2 ** 53]) expect(() => formatCents(wrong)).toThrow(RangeError);
});

test('every safe amount keeps every digit', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), (cents) => {
      const digits = formatCents(cents).replace(/\D/g, '');
      expect(BigInt(digits)).toBe(BigInt(Math.abs(cents)));
    })
  );
});

test('a decimal string is written exactly', () => {
  expect(formatDecimal('14.5')).toBe('14,5');
  expect(formatDecimal('0.333', { min: 2 })).toBe('0,333');
  expect(formatDecimal('58', { min: 2, max: 4 })).toBe('58,00');
  expect(formatDecimal('12345678901234567.1234')).toBe(`12${N}345${N}678${N}901${N}234${N}567,1234`);
  expect(formatDecimal('abc')).toBe('abc');
});

test('dates do not move with the time zone', () => {
  expect(formatDate('2026-11-20', 'day')).toBe('20');
  expect(formatDate('2026-11-20', 'short')).toBe('20 nov.');
  expect(formatDate('2026-11-20', 'long')).toBe('20 novembre 2026');
  expect(formatDate('2026-11-20', 'month')).toBe('Novembre 2026');
  expect(formatDate('2026-11-05', 'numeric')).toBe('05/11/2026');
  expect(formatDate('nothing')).toBe('nothing');
});

test('percentages, counts, sizes and days', () => {
  expect(formatPercent('21').replace(/\s/g, ' ')).toBe('21 %');
  expect(formatPercent('7.4', { sign: true }).replace(/\s/g, ' ')).toBe('+7,4 %');
  overwriteGetLocale(() => 'nl');
  expect(formatPercent('21')).toBe('21%');
  overwriteGetLocale(() => 'fr');
  expect(formatCount(100000)).toBe(`100${N}000`);
  expect(formatBytes(84213).replace(/\s/g, ' ')).toBe('84 ko');
  expect(formatBytes(0).replace(/\s/g, ' ')).toBe('0 o');
  expect(formatDays(-1)).toBe('hier');
  expect(formatDays(3)).toBe('dans 3 jours');
});
