// What people type into a number field, and what must never be taken for a number.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isDecimal } from './decimal.ts';
import { parseDecimal } from './parse-decimal.ts';
import { fromScaled } from './scaled.ts';

describe('amounts of two decimals', () => {
  test.each([
    ['1.234,50', '1234.5'],
    ['1 234,5', '1234.5'],
    ['1\u202f234,50', '1234.5'],
    ['1\u00a0234,50', '1234.5'],
    ["1'234.50", '1234.5'],
    ['1’234’567,8', '1234567.8'],
    ['1234.50', '1234.5'],
    ['1,234.50', '1234.5'],
    ['1.234', '1234'],
    ['1.234.567', '1234567'],
    ['1,234,567', '1234567'],
    ['1.234.567,89', '1234567.89'],
    ['12,3', '12.3'],
    [',5', '0.5'],
    ['.5', '0.5'],
    ['12,', '12'],
    ['007', '7'],
    ['0', '0'],
    ['0,00', '0'],
    ['12,5000', '12.5'],
    ['€ 12,50', '12.5'],
    ['12,50 €', '12.5'],
    ['12,50 eur', '12.5'],
    ['- 12,50', '-12.5'],
    ['−3', '-3'],
    ['-€ 3', '-3'],
    ['€ -3', '-3'],
    ['  8  ', '8'],
    ['999.999.999,99', '999999999.99']
  ])('%s → %s', (text, value) => {
    expect(parseDecimal(text, 2)).toEqual({ ok: true, value });
  });

  test.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['€', 'empty'],
    ['-', 'notANumber'],
    ['NaN', 'notANumber'],
    ['Infinity', 'notANumber'],
    ['1e21', 'notANumber'],
    ['0x10', 'notANumber'],
    ['12-', 'notANumber'],
    ['--12', 'notANumber'],
    ['-€ -3', 'notANumber'],
    ['1,2,3', 'notANumber'],
    ['1.23.456', 'notANumber'],
    ['1 23', 'notANumber'],
    ['12.34.567,8', 'notANumber'],
    ['1.234,567.8', 'notANumber'],
    ['0.234.567', 'notANumber'],
    ['.', 'notANumber'],
    ['١٢', 'notANumber'],
    ['<b>1</b>', 'notANumber'],
    ['1,234', 'ambiguous'],
    ['12,500', 'ambiguous'],
    ['0,001', 'tooManyDecimals'],
    ['12,3456', 'tooManyDecimals'],
    ['1234.567', 'tooManyDecimals'],
    ['1.000.000.000', 'tooLarge'],
    ['1'.repeat(5000), 'tooLarge'],
    ['a'.repeat(5000), 'notANumber'],
    ['-0', 'negativeZero'],
    ['−0,00', 'negativeZero']
  ])('refuses "%s": %s', (text, fault) => {
    expect(parseDecimal(text, 2)).toEqual({ ok: false, fault });
  });
});

describe('quantities and prices of four decimals', () => {
  test.each([
    ['0.333', '0.333'],
    ['0,333', '0.333'],
    ['1,234', '1.234'],
    ['1234.567', '1234.567'],
    ['1.2345', '1.2345'],
    ['1.234,5', '1234.5'],
    ['1.234.567', '1234567'],
    ['1 234', '1234']
  ])('%s → %s', (text, value) => {
    expect(parseDecimal(text, 4)).toEqual({ ok: true, value });
  });
  test.each(['1.234', '12.000', '123.456', '-1.234'])('%s could be both: refused', (text) => {
    expect(parseDecimal(text, 4)).toEqual({ ok: false, fault: 'ambiguous' });
  });
});

test('a known decimal mark leaves nothing ambiguous', () => {
  expect(parseDecimal('1.234', 4, { decimalMark: '.' })).toEqual({ ok: true, value: '1.234' });
  expect(parseDecimal('1.234', 4, { decimalMark: ',' })).toEqual({ ok: true, value: '1234' });
  expect(parseDecimal('1,234', 4, { decimalMark: '.' })).toEqual({ ok: true, value: '1234' });
  expect(parseDecimal('12,500', 2, { decimalMark: ',' })).toEqual({ ok: true, value: '12.5' });
  expect(parseDecimal('12.5', 4, { decimalMark: ',' })).toEqual({ ok: false, fault: 'notANumber' });
  expect(parseDecimal('1.234.567', 4, { decimalMark: '.' })).toEqual({ ok: false, fault: 'notANumber' });
});

describe('properties', () => {
  test('what Intl prints for Belgium is read back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -99_999_999_999, max: 99_999_999_999 }), fc.constantFrom('fr-BE', 'nl-BE', 'de-BE', 'en-BE'), (cents, locale) => {
        const printed = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(cents / 100);
        expect(parseDecimal(printed, 2)).toEqual({ ok: true, value: fromScaled({ units: BigInt(cents), scale: 2 }) });
      })
    );
  });
  test('any text gives a canonical decimal or a reason, never an exception', () => {
    const codeUnits = fc.uint16Array({ maxLength: 20 }).map((codes) => String.fromCharCode(...codes));
    const typed = fc.string({ unit: fc.constantFrom(..."0123456789-., '€e"), maxLength: 20 });
    fc.assert(
      fc.property(fc.oneof(typed, codeUnits), fc.integer({ min: 0, max: 6 }), (text, decimals) => {
        const read = parseDecimal(text, decimals);
        if (read.ok) expect(isDecimal(read.value, decimals)).toBe(true);
        else expect(read.fault).toMatch(/^[a-zA-Z]+$/);
      }),
      { numRuns: 1000 }
    );
  });
});
