// Three runs of a thousand documents on their way to an accountant's Basecone, always the same; fifty, new every time, are in `npm run faults`.
import { expect, test } from 'vitest';
import { bringAll } from './accountant.ts';

test.each([1, 2, 3])('whatever fails, and whenever the relay is killed: each document is there once, or is truthfully said to be refused or unknown (%i)', async (seed) => {
  const { states, deaths } = await bringAll(seed, 1000);
  expect(deaths).toBeGreaterThan(3);
  expect((states.refused ?? 0) > 0 && (states.withdrawn ?? 0) > 0).toBe(true);
}, 300_000);
