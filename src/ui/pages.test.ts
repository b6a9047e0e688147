// Paging: the right rows at the right place, the last source wins, and memory stays small.
import { expect, test, vi } from 'vitest';
import { Pages, type RowSource } from './pages.svelte.ts';

const numbers = (shift = 0) =>
  vi.fn<RowSource<number>>(async (offset, limit) => Array.from({ length: limit }, (_, at) => offset + at + shift));

test('rows in view are read in pages, once', async () => {
  const source = numbers();
  const pages = new Pages<number>();
  pages.use(source);
  pages.want(0, 20, 100_000);
  await vi.waitFor(() => expect(pages.row(19)).toBe(19));
  await vi.waitFor(() => expect(pages.row(50), 'the page ahead').toBe(50));
  pages.want(5, 30, 100_000);
  expect(source.mock.calls.map(([offset]) => offset)).toEqual([0, 50]);
  pages.want(99_990, 100_000, 100_000);
  await vi.waitFor(() => expect(pages.row(99_999)).toBe(99_999));
  await vi.waitFor(() => expect(pages.row(99_949), 'the page behind').toBe(99_949));
  expect(source.mock.calls.map(([offset]) => offset)).toEqual([0, 50, 99_950, 99_900]);
});

test('another source replaces rows only when its own are there, and late answers of the old one are dropped', async () => {
  let answer: (rows: number[]) => void = () => {};
  const slow = () => new Promise<number[]>((resolve) => (answer = resolve));
  const pages = new Pages<number>();
  pages.use(numbers());
  pages.want(0, 10, 10);
  await vi.waitFor(() => expect(pages.row(0)).toBe(0));
  pages.use(slow);
  expect(pages.row(0)).toBe(0);
  const late = answer;
  pages.use(numbers(1000));
  await vi.waitFor(() => expect(pages.row(0)).toBe(1000));
  late([-1]);
  await Promise.resolve();
  expect(pages.row(0)).toBe(1000);
});

test('a failure is told, and asking again reads again', async () => {
  const source = numbers();
  source.mockRejectedValueOnce(new Error('disk'));
  const pages = new Pages<number>();
  pages.use(source);
  pages.want(0, 10, 10);
  await vi.waitFor(() => expect(pages.failed).toBeInstanceOf(Error));
  pages.want(0, 10, 10);
  await vi.waitFor(() => expect(pages.row(3)).toBe(3));
  expect(pages.failed).toBeUndefined();
});

test('pages far from view are forgotten', async () => {
  const pages = new Pages<number>();
  pages.use(numbers());
  for (let at = 0; at < 60; at += 1) {
    pages.want(at * 50, at * 50 + 50, 100_000);
    await vi.waitFor(() => expect(pages.row(at * 50)).toBe(at * 50));
  }
  expect(pages.row(0)).toBeUndefined();
  expect(pages.row(59 * 50)).toBe(2950);
});
