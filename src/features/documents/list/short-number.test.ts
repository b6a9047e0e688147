// Three series that have each given their first number are told apart in the phone's list.
import { expect, test } from 'vitest';
import { formatNumber } from '#domain/numbering/format.ts';
import { shortNumber } from './short-number.ts';

test.each([
  ['{year}-{n:4}', undefined, '0003'],
  ['{year}-{n:4}', 'B', 'B0003'],
  ['{year}-{n:4}', 'AB', 'AB0003'],
  ['{year}-{letter}-{n}', 'B', 'B0003'],
  ['{n}/{year}', 'B', 'B0003'],
  ['{n}/{year}', undefined, '0003'],
  ['NC{year}-{n:4}', 'C', 'C0003'],
  ['NC{year}-{n:4}', undefined, '0003'],
  ['F{n}', undefined, 'F0003']
])('%s of series %s: %s', (pattern, letter, shown) => {
  const number = formatNumber(pattern, { year: 2026, n: 3, ...(letter && { letter }) });
  expect(shortNumber({ number, n: 3 })).toBe(shown);
});

test('a draft has none', () => {
  expect(shortNumber({ number: '', n: 0 })).toBe('');
});
