// Ticking some, all, and all but some.
import { expect, test } from 'vitest';
import { Selection } from './selection.svelte.ts';

test('some', () => {
  const selection = new Selection();
  selection.toggle('a');
  selection.set(['b', 'c'], true);
  selection.toggle('a');
  expect(selection.has('a')).toBe(false);
  expect(selection.count(100)).toBe(2);
  expect(selection.selected()).toEqual({ all: false, ids: ['b', 'c'] });
});

test('all but some, without knowing their ids', () => {
  const selection = new Selection();
  selection.toggle('a');
  selection.selectAll();
  expect(selection.has('never seen')).toBe(true);
  selection.toggle('b');
  expect(selection.has('b')).toBe(false);
  expect(selection.count(100_000)).toBe(99_999);
  expect(selection.selected()).toEqual({ all: true, except: ['b'] });
  selection.set(['b'], true);
  expect(selection.count(100_000)).toBe(100_000);
  selection.clear();
  expect(selection.count(100_000)).toBe(0);
});
