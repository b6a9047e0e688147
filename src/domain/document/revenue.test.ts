// Turnover per month and the scale of its chart.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { revenueOf, scaleOf, yearBefore } from './revenue.ts';

test('months of this year and the one before, and how they compare', () => {
  const by = new Map([
    ['2025-11', 200_00],
    ['2026-01', 100_00],
    ['2026-11', 115_00]
  ]);
  const revenue = revenueOf(by, 200_00, '2026-11-21');
  expect(revenue).toMatchObject({ year: 2026, soFar: 215_00, changePercent: 7.5 });
  expect(revenue.months).toEqual([100_00, 0, 0, 0, 0, 0, 0, 0, 0, 0, 115_00, 0]);
  expect(revenue.lastYear[10]).toBe(200_00);
});

test('nothing to compare with says so, instead of infinity', () => {
  expect(revenueOf(new Map(), 0, '2026-11-21').changePercent).toBeNull();
  expect(revenueOf(new Map([['2026-01', 5]]), -10, '2026-11-21').changePercent).toBeNull();
});

test('29 February compares with 28 February', () => expect(yearBefore('2028-02-29')).toBe('2027-02-28'));

test('the scale covers what is drawn in few even steps', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10 ** 13 }), (most) => {
      const lines = scaleOf(most);
      expect(lines[0]).toBe(0);
      expect(lines.at(-1)).toBeGreaterThanOrEqual(most);
      expect(lines.length).toBeLessThanOrEqual(6);
      expect(new Set(lines.slice(1).map((l, i) => l - lines[i]!)).size).toBe(1);
    })
  );
  expect(scaleOf(0)).toEqual([0]);
});
