// Ten short runs of everything that may go wrong between devices, always the same; the long ones, new every time, are `npm run faults`.
import fc from 'fast-check';
import { test } from 'vitest';
import { runsOf } from './script.ts';
import { simulate } from './simulate.ts';

test('whatever is cut, repeated, killed or revoked: all devices end equal, nothing is lost, no number twice, no gap', async () => {
  await fc.assert(fc.asyncProperty(runsOf(60), fc.nat(), (steps, seed) => simulate(steps, seed)), { numRuns: 10, seed: 20261122 });
}, 300_000);
