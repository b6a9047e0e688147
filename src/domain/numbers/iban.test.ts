// IBANs against the vectors, both checks of Belgian ones, and the bank behind them.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import vectors from './vectors.json' with { type: 'json' };
import { BANK_CODES } from './banks-data.ts';
import { bankOf } from './banks.ts';
import { belgianCheck, mod97OfAlphanumeric } from './digits.ts';
import { isBelgianAccount, isBic, isIban, parseIban, printIban } from './iban.ts';

test.each(vectors.iban.valid)('%s is right', (iban) => {
  expect(isIban(iban)).toBe(true);
  expect(parseIban(printIban(iban).toLowerCase())).toEqual({ ok: true, value: iban });
});

test.each(vectors.iban.invalid)('%s is wrong', (iban) => {
  expect(parseIban(iban)).toEqual({ ok: false, fault: 'wrongCheck' });
});

test.each([
  ['', 'empty'],
  [' ', 'empty'],
  ['--', 'notAnIban'],
  ['539-0075470-34', 'notAnIban'],
  ['BE', 'notAnIban'],
  ['BE68 5390 0754 703é', 'notAnIban'],
  ['QQ68539007547034', 'unknownCountry'],
  ['BE6853900754703', 'wrongLength'],
  ['BE68' + '5'.repeat(5000), 'wrongLength'],
  ['NL91ABNA0417164301', 'wrongCheck']
])('refuses "%s": %s', (text, fault) => {
  expect(parseIban(text)).toEqual({ ok: false, fault });
});

test('reads what people paste', () => {
  expect(parseIban('IBAN: BE68 5390 0754 7034')).toEqual({ ok: true, value: 'BE68539007547034' });
  expect(parseIban('be68-5390-0754-7034')).toEqual({ ok: true, value: 'BE68539007547034' });
  expect(parseIban('NL91 ABNA 0417 1643 00')).toEqual({ ok: true, value: 'NL91ABNA0417164300' });
  expect(parseIban('FR1420041010050500013M02606')).toEqual({ ok: true, value: 'FR1420041010050500013M02606' });
  expect(isIban('BE68 5390 0754 7034')).toBe(false);
  expect(isIban(null)).toBe(false);
});

test('an IBAN check alone does not save a wrong Belgian account', () => {
  const account = '539007547035';
  const iban = `BE${String(98 - mod97OfAlphanumeric(`${account}BE00`)).padStart(2, '0')}${account}`;
  expect(mod97OfAlphanumeric(iban.slice(4) + iban.slice(0, 4))).toBe(1);
  expect(isBelgianAccount(account)).toBe(false);
  expect(isIban(iban)).toBe(false);
});

test('one wrong digit is always found', () => {
  const account = fc.integer({ min: 0, max: 9_999_999_999 }).map((base) => {
    const ten = String(base).padStart(10, '0');
    return ten + belgianCheck(ten);
  });
  fc.assert(
    fc.property(account, fc.integer({ min: 2, max: 15 }), fc.integer({ min: 1, max: 9 }), (digits, place, shift) => {
      const iban = `BE${String(98 - mod97OfAlphanumeric(`${digits}BE00`)).padStart(2, '0')}${digits}`;
      expect(isIban(iban)).toBe(true);
      const changed = [...iban];
      changed[place] = String((Number(iban[place]) + shift) % 10);
      expect(isIban(changed.join(''))).toBe(false);
    })
  );
});

describe('banks', () => {
  test.each([
    ['BE68539007547034', undefined],
    ['BE72000000001616', { name: 'BNP Paribas Fortis', bic: 'GEBABEBB' }],
    ['BE62510007547061', { name: 'Van de Put & Co', bic: 'VAPEBE22' }],
    ['BE43068999999501', { name: 'Belfius', bic: 'GKCCBEBB' }],
    ['BE16985000000174', undefined],
    ['NL91ABNA0417164300', undefined]
  ])('%s', (iban, bank) => {
    expect(bankOf(iban)).toEqual(bank);
  });
  test('every line is in order, without overlap, with a right BIC or none', () => {
    let last = -1;
    for (const line of BANK_CODES.trim().split('\n')) {
      const [, from = '', to = '', bic = '', name = ''] = /^(\d{3})-(\d{3}) (\S+) (\S.*\S)$/.exec(line) ?? [];
      expect(Number(from)).toBeGreaterThan(last);
      expect(Number(to)).toBeGreaterThanOrEqual(Number(from));
      expect(name).not.toBe('');
      expect(bic === '-' || isBic(bic)).toBe(true);
      last = Number(to);
    }
    expect(last).toBeLessThan(990);
  });
});
