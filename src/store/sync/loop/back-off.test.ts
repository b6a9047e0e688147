// Waiting after failures: longer each time, within limits, never less than the relay asks for.
import { expect, test } from 'vitest';
import { backOff, LONGEST } from './back-off.ts';

const chance = (byte: number) => ({ randomBytes: (count: number) => new Uint8Array(count).fill(byte) });

test('doubles, between half and all of the step, up to five minutes', () => {
  const least = [1, 2, 3, 4].map((n) => backOff(n, chance(0)));
  expect(least).toEqual([500, 1000, 2000, 4000]);
  for (const [i, milliseconds] of [1, 2, 3, 4].map((n) => backOff(n, chance(255))).entries()) {
    expect(milliseconds).toBeGreaterThan(least[i]! * 1.9);
    expect(milliseconds).toBeLessThanOrEqual(least[i]! * 2);
  }
  for (const failures of [10, 100, 1e6]) expect(backOff(failures, chance(255))).toBe(LONGEST);
});

test('is at least what the relay asks for', () => {
  expect(backOff(1, chance(0), 7)).toBe(7000);
  expect(backOff(9, chance(0), 7)).toBe(128_000);
});
