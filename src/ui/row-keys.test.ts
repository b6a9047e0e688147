// Keys of a table: where they go, what they tick, and that they stay inside.
import { expect, test, vi } from 'vitest';
import { RowKeys } from './row-keys.svelte.ts';
import { Selection } from './selection.svelte.ts';

function table(count: number) {
  const selection = new Selection();
  const [show, open] = [vi.fn<(index: number) => void>(), vi.fn<(index: number) => void>()];
  const ids = Array.from({ length: count }, (_, index) => `r${index}`);
  const rows = async (offset: number, limit: number) => ids.slice(offset, offset + limit);
  const keys = new RowKeys<string>({ count: () => count, row: (index) => ids[index], rows: () => rows, id: (row) => row, selection: () => selection, page: () => 10, show, open });
  const press = (key: string, shiftKey = false) => keys.press({ key, shiftKey });
  const ticked = () => ids.filter((id) => selection.has(id));
  return { keys, press, show, open, ticked };
}

test('arrows, pages and ends move and stay inside; each row gone to is brought into view', () => {
  const { keys, press, show } = table(25);
  const at = (...names: string[]) => names.map((name) => (press(name), keys.active));
  expect(at('ArrowDown', 'ArrowUp', 'ArrowUp', 'PageDown', 'PageDown', 'PageDown', 'Home', 'End', 'PageUp')).toEqual([0, 0, 0, 10, 20, 24, 0, 24, 14]);
  expect(show).toHaveBeenLastCalledWith(14);
  expect(press('a')).toBe(false);
});

test('Enter opens and Space ticks only once a row is there', () => {
  const { press, open, ticked } = table(3);
  expect([press('Enter'), press(' ')]).toEqual([false, false]);
  press('ArrowDown');
  expect([press('Enter'), press(' ')]).toEqual([true, true]);
  expect(open).toHaveBeenCalledExactlyOnceWith(0);
  expect(ticked()).toEqual(['r0']);
});

test('with Shift, arrows tick what they reach, and Space all from the row ticked before', async () => {
  const { keys, press, ticked } = table(30);
  press('Home');
  press('ArrowDown', true);
  press('ArrowDown', true);
  expect(ticked()).toEqual(['r1', 'r2']);
  await keys.mark(2, false);
  await keys.mark(6, true);
  expect(ticked()).toEqual(['r1', 'r2', 'r3', 'r4', 'r5', 'r6']);
});
