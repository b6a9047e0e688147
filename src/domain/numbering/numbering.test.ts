// Number patterns: readable, and never the same text for two numbers.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkPattern, formatNumber, readNumber } from './format.ts';
import { nextAmong, nextNumber } from './next.ts';

describe('formatNumber', () => {
  test.each([
    ['{year}-{n:4}', { year: 2026, n: 217 }, '2026-0217'],
    ['{year}-{n:4}', { year: 2026, n: 3, letter: 'B' }, '2026-B0003'],
    ['{year}-{n:4}', { year: 2026, n: 12345 }, '2026-12345'],
    ['{letter}{year}/{n}', { year: 2026, n: 7, letter: 'C' }, 'C2026/7'],
    ['{letter}{year}/{n}', { year: 2026, n: 7 }, '2026/7'],
    ['NC{year:2}{n:3}', { year: 2026, n: 7 }, 'NC26007'],
    ['C{n:5}', { year: 2026, n: 1 }, 'C00001'],
    ['PK-{n:3}', { year: 2026, n: 1 }, 'PK-001'],
    ['{n}', { year: 2026, n: 999 }, '999']
  ])('%s', (pattern, parts, text) => {
    expect(formatNumber(pattern, parts)).toBe(text);
  });
  test('refuses numbers that cannot be', () => {
    for (const n of [0, -1, 1.5, NaN, Infinity, 1e21]) expect(() => formatNumber('{n}', { year: 2026, n })).toThrow(RangeError);
    for (const year of [26, 1999, 2100, NaN]) expect(() => formatNumber('{n}', { year, n: 1 })).toThrow(RangeError);
    for (const letter of ['b', '1', 'ABCD', '-']) expect(() => formatNumber('{n}', { year: 2026, n: 1, letter })).toThrow(RangeError);
    expect(() => formatNumber('{year}', { year: 2026, n: 1 })).toThrow(RangeError);
    expect(() => formatNumber('{nn}', { year: 2026, n: 1 })).toThrow(RangeError);
  });
});

describe('checkPattern', () => {
  test.each(['{year}-{n:4}', '{n:4}/{year}', 'F {year:2}.{n}', '{letter}{year}{n}', 'Facture_é{year}{n}'])('takes %s for a yearly series', (text) => {
    expect(checkPattern(` ${text} `, { yearly: true })).toEqual({ ok: true, value: text });
  });
  test.each([
    ['', 'empty'],
    ['  ', 'empty'],
    ['{year}', 'noNumber'],
    ['2026-0001', 'noNumber'],
    ['F{n:4}', 'noYear'],
    ['{year}{n}{n}', 'placeTwice'],
    ['{year}{year}{n}', 'placeTwice'],
    ['{year}-{m}-{n}', 'unknownPlace'],
    ['{Year}-{n}', 'unknownPlace'],
    ['{year:3}{n}', 'unknownPlace'],
    ['{year}-{n', 'badCharacter'],
    ['{year}-{n}}', 'badCharacter'],
    ['{year}<{n}', 'badCharacter'],
    ['{year}\\{n}', 'badCharacter'],
    ['{year}\u202e{n}', 'badCharacter'],
    ['{year}-{n:10}', 'tooManyDigits'],
    ['{year}{n}' + 'x'.repeat(30), 'tooLong']
  ])('refuses "%s": %s', (text, fault) => {
    expect(checkPattern(text, { yearly: true })).toEqual({ ok: false, fault });
  });
  test('customers need no year', () => {
    expect(checkPattern('C{n:5}', { yearly: false })).toEqual({ ok: true, value: 'C{n:5}' });
  });
});

describe('properties', () => {
  const literal = fc.string({ unit: fc.constantFrom(...'AZ09-/._ é'), maxLength: 4 });
  const place = fc.constantFrom('{n}', '{n:1}', '{n:3}', '{n:6}');
  const year = fc.constantFrom('{year}', '{year:2}');
  const pattern = fc
    .tuple(literal, fc.shuffledSubarray(['n', 'year', 'letter'], { minLength: 3 }), place, year, fc.boolean(), literal, literal)
    .map(([before, order, n, y, letter, middle, after]) => {
      const pieces = order.map((name) => ({ n, year: y, letter: letter ? '{letter}' : '' })[name] ?? '');
      return (before + pieces[0] + middle + pieces[1] + pieces[2] + after).trim();
    });
  const parts = fc.record({
    year: fc.integer({ min: 2000, max: 2099 }),
    n: fc.oneof(fc.integer({ min: 1, max: 120 }), fc.integer({ min: 1, max: 10 ** 9 })),
    letter: fc.constantFrom(undefined, 'A', 'B', 'AA', 'AB')
  });
  test('distinct year, number and letter give distinct texts', () => {
    fc.assert(
      fc.property(pattern, parts, parts, (text, a, b) => {
        fc.pre(checkPattern(text, { yearly: true }).ok);
        const same = a.year === b.year && a.n === b.n && a.letter === b.letter;
        expect(formatNumber(text, a) === formatNumber(text, b)).toBe(same);
      }),
      { numRuns: 2000 }
    );
  });
  test('neighbouring numbers and years never meet', () => {
    fc.assert(
      fc.property(pattern, (text) => {
        fc.pre(checkPattern(text, { yearly: true }).ok);
        const printed = new Set<string>();
        for (const year of [2000, 2001, 2011, 2020, 2026]) {
          for (const letter of ['', 'A', 'AA']) for (let n = 1; n <= 12; n++) printed.add(formatNumber(text, { year, n, letter }));
        }
        expect(printed.size).toBe(5 * 3 * 12);
      })
    );
  });
  test('what was printed is read back', () => {
    fc.assert(
      fc.property(fc.constantFrom('{year}-{n:4}', 'F{year:2}/{n:5}', '{n:3}.{year}', 'C{year}{letter}{n}'), parts, (text, { year, n, letter }) => {
        const expected = { year, n, ...(letter && { letter }) };
        expect(readNumber(text, formatNumber(text, { year, n, letter }))).toEqual(expected);
      })
    );
  });
});

test('readNumber answers only for its own pattern', () => {
  expect(readNumber('{year}-{n:4}', '2026-0115')).toEqual({ year: 2026, n: 115 });
  expect(readNumber('{year}-{n:4}', '2026-B0003')).toEqual({ year: 2026, n: 3, letter: 'B' });
  expect(readNumber('C{n:5}', ' C00012 ')).toEqual({ year: 0, n: 12 });
  for (const text of ['', '115', '2026-115', '2026_0115', '2026-0000', 'x2026-0115', '1026-0115']) {
    expect(readNumber('{year}-{n:4}', text)).toBeUndefined();
  }
});

test('the next number follows the highest given, here or elsewhere', () => {
  expect(nextNumber({ last: 0 })).toBe(1);
  expect(nextNumber({ last: 0, lastBefore: 115 })).toBe(116);
  expect(nextNumber({ last: 120, lastBefore: 115 })).toBe(121);
  for (const last of [-1, NaN, 0.5, Number.MAX_SAFE_INTEGER]) expect(() => nextNumber({ last })).toThrow(RangeError);
  expect(() => nextNumber({ last: 3, lastBefore: -1 })).toThrow(RangeError);
});

test('customers: the next one among numbers typed by hand', () => {
  expect(nextAmong('C{n:5}', [], 2026)).toBe('C00001');
  expect(nextAmong('C{n:5}', ['C00007', 'Dupont', 'C7', 'C00003'], 2026)).toBe('C00008');
  expect(nextAmong('C{year:2}{n:3}', ['C25999', 'C26004'], 2026)).toBe('C26005');
});

test('whatever numbers are in use, given by hand or by other patterns, the next one is none of them and stands after all of its own', () => {
  const used = fc.array(fc.oneof(fc.string({ maxLength: 8 }), fc.integer({ min: 1, max: 200_000 }).map((n) => `C${String(n).padStart(5, '0')}`), fc.nat(999).map((n) => `C${n}`)), { maxLength: 40 });
  fc.assert(
    fc.property(used, (inUse) => {
      const next = nextAmong('C{n:5}', inUse, 2026);
      expect(inUse).not.toContain(next);
      const own = inUse.flatMap((text) => readNumber('C{n:5}', text)?.n ?? []);
      expect(readNumber('C{n:5}', next)?.n).toBe(Math.max(0, ...own) + 1);
      expect(nextAmong('C{n:5}', [...inUse, next], 2026)).not.toBe(next);
    })
  );
});

test('a series goes up by one, from wherever it was before, and never back', () => {
  const count = fc.integer({ min: 0, max: 10 ** 9 });
  fc.assert(
    fc.property(count, count, fc.integer({ min: 1, max: 30 }), (start, lastBefore, times) => {
      let last = start;
      const given = Array.from({ length: times }, () => (last = nextNumber({ last, lastBefore })));
      expect(given[0]).toBe(Math.max(start, lastBefore) + 1);
      expect(given).toEqual(given.map((_, i) => given[0]! + i));
    })
  );
});
