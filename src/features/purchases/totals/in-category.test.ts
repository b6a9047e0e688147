// What a row says of its categories, taken apart again.
import { expect, test } from 'vitest';
import { idsOf } from './in-category.ts';

test('each category between its blanks, the empty one too', () => {
  expect(idsOf(' car  energy ')).toEqual(['car', 'energy']);
  expect(idsOf('  ')).toEqual(['']);
  expect(idsOf('   car ')).toEqual(['', 'car']);
  expect(idsOf('')).toEqual([]);
});
