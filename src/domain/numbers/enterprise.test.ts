// Enterprise numbers against the vectors, and against every slip of one digit.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import vectors from './vectors.json' with { type: 'json' };
import { enterpriseNumberOf, isEnterpriseNumber, parseEnterpriseNumber, printEnterpriseNumber, vatNumberOf } from './enterprise.ts';

const { validFictional, validPublicTest, invalid, parse } = vectors.enterpriseNumber;

describe('vectors', () => {
  test.each([...validFictional, ...validPublicTest])('%s is well formed', (number) => {
    expect(isEnterpriseNumber(number)).toBe(true);
    expect(parseEnterpriseNumber(number)).toEqual({ ok: true, value: number });
  });
  test.each(invalid)('%s is not', (number) => {
    expect(isEnterpriseNumber(number)).toBe(false);
    expect(parseEnterpriseNumber(number).ok).toBe(false);
  });
  test.each(parse)('$in is read', ({ in: text, out }) => {
    expect(parseEnterpriseNumber(text)).toEqual({ ok: true, value: out });
  });
});

test.each([
  ['', 'empty'],
  [' ', 'empty'],
  ['BE', 'notANumber'],
  ['FR40303265045', 'notANumber'],
  ['0403.170.70x', 'notANumber'],
  ['12345678', 'wrongLength'],
  ['04031707011', 'wrongLength'],
  ['2000021323', 'wrongStart'],
  ['0403170702', 'wrongCheck'],
  ['0000000097', 'wrongCheck'],
  ['9'.repeat(5000), 'wrongLength']
])('refuses "%s": %s', (text, fault) => {
  expect(parseEnterpriseNumber(text)).toEqual({ ok: false, fault });
});

test('prints with dots, and stands in the VAT number', () => {
  expect(printEnterpriseNumber('0403170701')).toBe('0403.170.701');
  expect(printEnterpriseNumber('1001686633')).toBe('1001.686.633');
  expect(vatNumberOf('0403170701')).toBe('BE0403170701');
  expect(enterpriseNumberOf('BE0403170701')).toBe('0403170701');
  expect(enterpriseNumberOf('BE0403170702')).toBeUndefined();
  expect(enterpriseNumberOf('FR40303265045')).toBeUndefined();
});

const number = fc
  .integer({ min: 2_000_000, max: 19_999_999 })
  .map((first) => String(first).padStart(8, '0') + String(97 - (first % 97)).padStart(2, '0'));

test('what is printed is read back', () => {
  fc.assert(
    fc.property(number, fc.constantFrom('', 'BE', 'be ', 'TVA BE ', 'BTW-'), (digits, prefix) => {
      const read = parseEnterpriseNumber(prefix.replace('-', ' ') + printEnterpriseNumber(digits));
      expect(read).toEqual({ ok: true, value: digits });
    })
  );
});

test('one wrong digit, or two neighbours swapped, is always found', () => {
  fc.assert(
    fc.property(number, fc.nat(9), fc.integer({ min: 1, max: 9 }), (digits, place, shift) => {
      const changed = [...digits];
      changed[place] = String((Number(digits[place]) + shift) % 10);
      expect(isEnterpriseNumber(changed.join(''))).toBe(false);
      const swapped = digits.slice(0, place) + (digits[place + 1] ?? '') + (digits[place] ?? '') + digits.slice(place + 2);
      if (place < 7 && swapped !== digits) expect(isEnterpriseNumber(swapped)).toBe(false);
    })
  );
});
