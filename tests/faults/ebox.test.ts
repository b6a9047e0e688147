// Three runs of an e-Box that is read while everything fails and the relay is killed, always the same; fifty, new every time, are in `npm run faults`.
import { expect, test } from 'vitest';
import { readAll } from './ebox.ts';

test.each([1, 2, 3])('whatever fails, and whenever the relay is killed: each message comes once, each change of it once, each document once (%i)', async (seed) => {
  const { deaths, messages, files } = await readAll(seed, 150);
  expect(deaths).toBeGreaterThan(3);
  expect([messages > 250, files > 50]).toEqual([true, true]);
}, 300_000);
