// Cutting texts into pieces that fit a page, and estimates of widths.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clip, pieces, widthOf } from './measure.ts';

test('pieces hold every letter, in order, none higher than asked', () => {
  const text = fc.array(fc.oneof(fc.lorem({ maxCount: 30 }), fc.constant('\n'), fc.string({ unit: 'grapheme', maxLength: 200 }), fc.constant('x'.repeat(500)))).map((all) => all.join(''));
  fc.assert(
    fc.property(text, fc.integer({ min: 5, max: 90 }), fc.integer({ min: 1, max: 30 }), (whole, perLine, most) => {
      const parts = pieces(whole, perLine, most);
      const bare = (t: string) => t.replace(/\s/g, '');
      expect(bare(parts.join(''))).toBe(bare(whole));
      for (const part of parts) {
        expect(part.isWellFormed()).toBe(whole.isWellFormed() || part.isWellFormed());
        const height = part.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / perLine)), 0);
        expect(height).toBeLessThanOrEqual(most + 1);
      }
    })
  );
});

test('a short text is one piece as it is', () => {
  expect(pieces('Vanne 15 mm', 40, 15)).toEqual(['Vanne 15 mm']);
  expect(pieces('', 40, 15)).toEqual(['']);
  expect(pieces('a\nb', 40, 15)).toEqual(['a\nb']);
});

test('clipped texts end in an ellipsis and stand on one line', () => {
  expect(clip('a\nb', 10)).toBe('a b');
  expect(clip('x'.repeat(20), 10)).toBe(`${'x'.repeat(9)}…`);
  expect(clip('👍👍👍', 2)).toBe('👍…');
});

test('widths: figures are all as wide, more is wider', () => {
  expect(widthOf('1111', 10)).toBeCloseTo(widthOf('8888', 10), 6);
  expect(widthOf('1.234,56', 10)).toBeGreaterThan(widthOf('234,56', 10));
});
