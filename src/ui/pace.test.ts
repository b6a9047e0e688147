// What changes faster than anybody reads is shown ten times a second, and its end at once.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Pace } from './pace.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function paced() {
  const seen: number[] = [];
  return { seen, pace: new Pace<number>((value) => seen.push(value)) };
}

test('a thousand changes within a second are shown ten times, the last one too', () => {
  const { seen, pace } = paced();
  for (let i = 1; i <= 1000; i++) {
    vi.advanceTimersByTime(1);
    pace.tell(i, false);
  }
  vi.advanceTimersByTime(100);
  expect(seen.length).toBeGreaterThanOrEqual(10);
  expect(seen.length).toBeLessThanOrEqual(12);
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  expect(seen.at(-1)).toBe(1000);
});

test('the end is shown at once, and what waited before it never', () => {
  const { seen, pace } = paced();
  pace.tell(1, false);
  pace.tell(2, false);
  pace.tell(10, true);
  expect(seen).toEqual([1, 10]);
  vi.advanceTimersByTime(1000);
  expect(seen).toEqual([1, 10]);
});

test('what is gone shows nothing more', () => {
  const { seen, pace } = paced();
  pace.tell(1, false);
  pace.tell(2, false);
  pace.stop();
  vi.advanceTimersByTime(1000);
  expect(seen).toEqual([1]);
});
