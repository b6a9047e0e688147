// Which rows of a long list are drawn.
import { expect, test } from 'vitest';
import { indexes, Viewport } from './viewport.svelte.ts';

test('rows in view with some around them, never beyond the list', () => {
  const viewport = new Viewport();
  viewport.top = 4_000;
  viewport.bottom = 4_800;
  expect(viewport.rows(40, 100_000)).toEqual({ first: 94, last: 126 });
  expect(viewport.rows(40, 110)).toEqual({ first: 94, last: 110 });
  expect(viewport.rows(40, 10)).toEqual({ first: 10, last: 10 });
  expect(viewport.rows(40, 100, 4_400)).toEqual({ first: 0, last: 16 });
});

test('nothing is drawn before a row was measured', () => {
  expect(new Viewport().rows(0, 100_000)).toEqual({ first: 0, last: 0 });
  expect(indexes(3, 6)).toEqual([3, 4, 5]);
  expect(indexes(6, 3)).toEqual([]);
});
