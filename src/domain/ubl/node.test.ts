// Amounts, texts and files as they stand in the XML.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toCents } from '../money/decimal.ts';
import { base64 } from './base64.ts';
import { amountText, joined, text, unlessEmpty } from './node.ts';

test('amounts have two decimals, always', () => {
  expect([0, 1, -5, 99, 100, -12345].map(amountText)).toEqual(['0.00', '0.01', '-0.05', '0.99', '1.00', '-123.45']);
  fc.assert(
    fc.property(fc.maxSafeInteger(), (cents) => {
      expect(amountText(cents)).toMatch(/^-?\d+\.\d{2}$/);
      expect(toCents(amountText(cents))).toBe(cents);
    })
  );
});

test('a text without anything to show is absent', () => {
  expect([undefined, '', ' \n\t', '\u0000', '\ud83d'].map(text)).toEqual([undefined, undefined, undefined, undefined, undefined]);
  expect(text(' a\r\nb\u0007 ')).toBe('a\nb');
  expect(joined([' a ', undefined, 'b', 'a', ''], ', ')).toBe('a, b');
  expect(joined([undefined, ' '], ', ')).toBeUndefined();
  expect(unlessEmpty({ a: undefined })).toBeUndefined();
});

test('base64 as the platform has it', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
      expect(base64(bytes)).toBe(btoa(String.fromCharCode(...bytes)));
    })
  );
  expect(base64(new Uint8Array(30_000)).length).toBe(40_000);
});
