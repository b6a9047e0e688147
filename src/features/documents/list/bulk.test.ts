// Many documents made at once and put together in their order.
import { expect, test } from 'vitest';
import { Bulk } from './bulk.svelte.ts';

/** What the test lets go on when it wants. */
function gates<Id extends string>() {
  const open = new Map<Id, (failed?: Error) => void>();
  const wait = (id: Id) => new Promise<string>((resolve, reject) => open.set(id, (failed) => (failed ? reject(failed) : resolve(id.toUpperCase()))));
  return { open, wait };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));

test('what is made out of order is taken in order, no more at once than asked, and a failure stays one of its own', async () => {
  const { open, wait } = gates();
  const bulk = new Bulk();
  const taken: string[] = [];
  const running = bulk.gather('making', ['a', 'b', 'c', 'd'], { atOnce: 3, make: wait, take: async (made) => void taken.push(made) });
  expect([...open.keys()]).toEqual(['a', 'b', 'c']);
  open.get('b')!();
  open.get('c')!(new Error('no'));
  await turn();
  expect([taken, [...open.keys()], bulk.done]).toEqual([[], ['a', 'b', 'c'], 0]);
  open.get('a')!();
  await turn();
  expect([taken, [...open.keys()], bulk.done]).toEqual([['A', 'B'], ['a', 'b', 'c', 'd'], 3]);
  open.get('d')!();
  expect(await running).toMatchObject({ done: 3, failed: [{ id: 'c', error: { message: 'no' } }], cancelled: false });
  expect(taken).toEqual(['A', 'B', 'D']);
});

test('stopped, it begins nothing more and takes nothing more', async () => {
  const { open, wait } = gates();
  const bulk = new Bulk();
  const taken: string[] = [];
  let finished = false;
  const running = bulk.gather('making', ['a', 'b', 'c'], { atOnce: 2, make: wait, take: async (made) => void taken.push(made) }, async () => (finished = true));
  open.get('a')!();
  await turn();
  bulk.cancel();
  open.get('b')!();
  expect(await running).toMatchObject({ cancelled: true });
  expect([taken.slice(0, 1), [...open.keys()].length <= 3, finished, bulk.running]).toEqual([['A'], true, false, false]);
});
