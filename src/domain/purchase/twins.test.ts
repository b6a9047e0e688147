// What is told apart by a person on one side is told apart on both, and stays so when a third comes.
import { expect, test } from 'vitest';
import { newPurchase } from './new-purchase.ts';
import { tellApart, twinsOf } from './twins.ts';

const one = (id: string) => newPurchase({ id, now: '2026-11-22T10:00:00.000Z', source: { way: 'file' }, files: [] });

test('a purchase is no twin of its own', () => {
  expect(twinsOf(one('a'), [one('a'), one('b')])).toEqual(['b']);
});

test('told apart on one side, neither is shown the other; a third is shown both', () => {
  const [a, b, c] = [one('a'), tellApart(one('b'), 'a'), one('c')];
  expect(twinsOf(b, [a, c])).toEqual(['c']);
  expect(twinsOf(a, [b, c])).toEqual(['c']);
  expect(twinsOf(c, [a, b])).toEqual(['a', 'b']);
  expect(twinsOf(tellApart(b, 'c'), [a, c])).toEqual([]);
});
