// Which rows of a long list are drawn.
import { expect, test } from 'vitest';
import { indexes, Viewport } from './viewport.svelte.ts';

test('rows in view with some around them, never beyond the list', () => {
  const viewport = new Viewport();
  viewport.top = 4_000;
  viewport.bottom = 4_800;
  const { first, last, size } = viewport.rows(40, 100_000);
  expect(first).toBe(94);
  expect(last).toBe(first + size);
  expect(viewport.rows(40, 100)).toMatchObject({ first: 94, last: 100 });
  expect(viewport.rows(40, 10)).toMatchObject({ first: 10, last: 10 });
  expect(viewport.rows(40, 100, 4_400)).toMatchObject({ first: 0, last: 16 });
});

test('a row that leaves gives its key to the one that enters', () => {
  const viewport = new Viewport();
  viewport.top = 4_000;
  const before = viewport.rows(40, 100_000);
  viewport.top = 4_320;
  const after = viewport.rows(40, 100_000);
  const keys = ({ first, last, size }: typeof before) => new Set(indexes(first, last).map((index) => index % size));
  expect(after.first).toBe(before.first + 8);
  expect(keys(after)).toEqual(keys(before));
  expect(keys(after).size).toBe(after.last - after.first);
});

test('nothing is drawn before a row was measured', () => {
  expect(new Viewport().rows(0, 100_000)).toMatchObject({ first: 0, last: 0 });
  expect(indexes(3, 6)).toEqual([3, 4, 5]);
  expect(indexes(6, 3)).toEqual([]);
});
