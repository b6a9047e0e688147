// What a number field reads, refuses, and says.
import { beforeEach, expect, test } from 'vitest';
import { overwriteGetLocale } from '#locale';
import { numberFaultText, readNumber } from './number-text.ts';

beforeEach(() => overwriteGetLocale(() => 'fr'));
const rules = { maxDecimals: 4, negative: false };

test('empty is no number and no fault', () => {
  expect(readNumber('  ', rules)).toEqual({ value: undefined });
});

test('a Belgian decimal becomes canonical', () => {
  expect(readNumber('1 234,50', rules)).toEqual({ value: '1234.5' });
  expect(readNumber('0,333', rules)).toEqual({ value: '0.333' });
});

test('rules of the field: sign and bounds', () => {
  expect(readNumber('-1', rules)).toEqual({ fault: 'negative' });
  expect(readNumber('-1', { ...rules, negative: true })).toEqual({ value: '-1' });
  expect(readNumber('101', { ...rules, min: '0', max: '100' })).toEqual({ fault: 'outOfRange' });
  expect(readNumber('100', { ...rules, min: '0', max: '100' })).toEqual({ value: '100' });
});

test('every fault is said in words', () => {
  const bounded = { ...rules, min: '0', max: '100' };
  expect(numberFaultText('tooManyDecimals', rules)).toBe('4 décimales au plus');
  expect(numberFaultText('tooManyDecimals', { ...rules, maxDecimals: 1 })).toBe('1 décimale au plus');
  expect(numberFaultText('tooManyDecimals', { ...rules, maxDecimals: 0 })).toBe('Un nombre entier, sans virgule');
  expect(numberFaultText('notANumber', { ...rules, maxDecimals: 0 })).toBe('Ce n’est pas un nombre. Écrivez par exemple 12.');
  expect(numberFaultText('notANumber', { ...rules, maxDecimals: 2 })).toBe('Ce n’est pas un nombre. Écrivez par exemple 12,50.');
  expect(numberFaultText('outOfRange', bounded)).toBe('Entre 0 et 100');
  expect(numberFaultText('outOfRange', { ...rules, min: '1' })).toBe('Au moins 1');
  expect(numberFaultText('outOfRange', { ...rules, max: '9' })).toBe('Au plus 9');
});

test.each([
  ['1.000', '1', '1000'],
  ['12.500', '12.5', '12500'],
  ['-1.234', '-1.234', '-1234']
])('for %s the two ways of writing it are proposed, and both can be read', (text, small, large) => {
  const said = numberFaultText('ambiguous', rules, text);
  const [, first = '', second = ''] = /^Écrivez (.+) ou (.+)$/.exec(said) ?? [];
  const free = { ...rules, negative: true };
  expect(readNumber(text, free)).toEqual({ fault: 'ambiguous' });
  expect([first, second].map((written) => readNumber(written, free))).toEqual([{ value: small }, { value: large }]);
});
