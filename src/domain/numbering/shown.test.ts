// A pattern as it is shown says the same as the one stored.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkPattern, formatNumber } from './format.ts';
import { shownPattern, typedPattern } from './shown.ts';

it.each([
  ['F{n:5}', 'F{00001}'],
  ['{year}-{n:4}', '{2026}-{0001}'],
  ['{year:2}/{n}', '{26}/{1}'],
  ['{year}-{letter}{n:3}', '{2026}-{A}{001}'],
  ['F{oops}', 'F{oops}']
])('%s is shown as %s, and taken back', (stored, shown) => {
  expect(shownPattern(stored, 2026)).toBe(shown);
  expect(typedPattern(shown)).toBe(stored);
});

it('takes what was typed in the stored way, and another year than this one', () => {
  expect(typedPattern('C{n:5}')).toBe('C{n:5}');
  expect(typedPattern('{2019}-{ 001 }')).toBe('{year}-{n:3}');
});

it('leaves what is no place for the check to refuse', () => {
  expect(checkPattern(typedPattern('F{5}'), { yearly: false })).toEqual({ ok: false, fault: 'unknownPlace' });
  expect(checkPattern(typedPattern('F00001'), { yearly: false })).toEqual({ ok: false, fault: 'noNumber' });
});

it('prints the same numbers after it was shown and typed, in any year', () => {
  const digits = fc.constantFrom('{n}', ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((count) => `{n:${count}}`));
  const pattern = fc.tuple(fc.constantFrom('', 'F', '20-', '{year}-', '{year:2}.'), fc.constantFrom('', '{letter}'), digits).map((parts) => parts.join(''));
  fc.assert(
    fc.property(pattern, fc.integer({ min: 2000, max: 2099 }), fc.integer({ min: 1, max: 99_999 }), fc.constantFrom('', 'B'), (stored, year, n, letter) => {
      const again = typedPattern(shownPattern(stored, year));
      expect(formatNumber(again, { year, n, letter })).toBe(formatNumber(stored, { year, n, letter }));
    })
  );
});
