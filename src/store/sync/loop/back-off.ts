// How long to wait after a failure: twice as long each time, and never in step with other devices.
import type { Chance } from '../../chance.ts';

const FIRST = 1000;
/** Nobody waits longer than this for a relay that is back. */
export const LONGEST = 5 * 60_000;

/** @param failures in a row, from 1 on @param retryAfter seconds that the relay asked for @returns milliseconds: between half and all of the step */
export function backOff(failures: number, chance: Pick<Chance, 'randomBytes'>, retryAfter = 0): number {
  const step = Math.min(LONGEST, FIRST * 2 ** Math.min(failures - 1, 20));
  const part = new DataView(chance.randomBytes(4).buffer).getUint32(0) / 2 ** 32;
  return Math.max(Math.round(step * (0.5 + part / 2)), retryAfter * 1000);
}
