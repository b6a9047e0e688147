// Letters and series of several devices: never twice the same, and read back as they were.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatNumber } from './format.ts';
import { ogmOfNumber } from '../numbers/ogm.ts';
import { isLetter, letterRank, nextLetter } from './letters.ts';
import { ogmOfOwnNumber } from './own-ogm.ts';
import { readSeries, seriesName } from './series.ts';

test('letters come one after the other, and all differ', () => {
  const given: string[] = [];
  for (let i = 0; i < 700; i++) given.push(nextLetter(given));
  expect(given.slice(0, 26)).toEqual([...'ABCDEFGHJKLMNPQRSTUVWXYZ', 'AA', 'AB']);
  expect(given[24 + 24 * 24]).toBe('AAA');
  expect(new Set(given).size).toBe(700);
  expect(given.every(isLetter)).toBe(true);
});

test('a letter given once is never given again, whatever order the list is in', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(['A', 'B', 'C', 'H', 'J', 'Z', 'AA', 'AZ', 'BA']), (given) => {
      const next = nextLetter(given);
      expect(given).not.toContain(next);
      expect(nextLetter([...given, next])).not.toBe(next);
    })
  );
  expect(nextLetter(['C', 'A'])).toBe('D');
  expect(nextLetter([])).toBe('A');
  expect(nextLetter(['I', 'b', '', 'AAAA'])).toBe('A');
  expect(() => nextLetter(['ZZZ'])).toThrow(RangeError);
});

test('each letter prints, so two series never print the same number', () => {
  expect(formatNumber('{year}-{n:4}', { year: 2026, n: 3, letter: nextLetter(['A']) })).toBe('2026-B0003');
});

test('a series is read back', () => {
  const series = fc.record({
    journal: fc.string({ unit: fc.constantFrom(...'aZ0_-'), minLength: 1, maxLength: 8 }),
    year: fc.integer({ min: 2000, max: 2099 }),
    letter: fc.constantFrom(undefined, 'A', 'AB')
  });
  fc.assert(
    fc.property(series, ({ journal, year, letter }) => {
      expect(readSeries(seriesName({ journal, year, letter }))).toEqual({ journal, year, ...(letter && { letter }) });
    })
  );
  for (const odd of ['', 'a', 'a:26', 'a:2026:b', 'a:2026:ABCD', 'a:b:2026', ':2026', 'a:2026:']) expect(readSeries(odd)).toBeUndefined();
});

test('the structured communication of a device of its own is nobody else\'s, neither of the common series nor of another letter', () => {
  const own = fc.record({ year: fc.integer({ min: 2000, max: 2099 }), n: fc.integer({ min: 1, max: 9999 }), series: fc.nat(39), letter: fc.constantFrom('A', 'B', 'Z', 'AA', 'DC') });
  const common = fc.record({ year: fc.integer({ min: 2000, max: 2099 }), n: fc.integer({ min: 1, max: 999_999 }), series: fc.nat(39) });
  fc.assert(
    fc.property(own, own, common, (a, b, c) => {
      expect(ogmOfOwnNumber(a)).toMatch(/^\d{12}$/);
      expect(ogmOfOwnNumber(a) === ogmOfOwnNumber(b)).toBe(a.year === b.year && a.n === b.n && a.series === b.series && a.letter === b.letter);
      expect(ogmOfOwnNumber(a)).not.toBe(ogmOfNumber(c));
    })
  );
  expect(ogmOfOwnNumber({ year: 2026, n: 3, series: 0, letter: 'B' })).toBe(ogmOfNumber({ year: 2026, n: 20_003, series: 79 }));
  expect(letterRank('DC')).toBe(99);
  for (const odd of [{ n: 10_000 }, { letter: 'DD' }, { series: 40 }, { n: 0 }]) expect(ogmOfOwnNumber({ year: 2026, n: 3, series: 0, letter: 'B', ...odd })).toBeUndefined();
});
