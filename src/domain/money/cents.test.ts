// Whole cents: rounding, percentages and sums that must never lose one.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allocate, centsToDecimal, isCents, percentOfCents, roundTo5Cents, sumCents } from './cents.ts';
import { compare, multiply, toCents } from './decimal.ts';

const cents = fc.integer({ min: -(10 ** 13), max: 10 ** 13 });

test('isCents takes safe whole numbers only', () => {
  for (const value of [0, 1, -1, Number.MAX_SAFE_INTEGER]) expect(isCents(value)).toBe(true);
  for (const value of [-0, 0.5, NaN, Infinity, 1e21, 2 ** 53, '1', null, 1n]) expect(isCents(value)).toBe(false);
});

test('cents and euros convert both ways', () => {
  expect(centsToDecimal(121000)).toBe('1210');
  expect(centsToDecimal(-5)).toBe('-0.05');
  expect(() => centsToDecimal(0.5)).toThrow(RangeError);
  expect(() => centsToDecimal(NaN)).toThrow(RangeError);
  fc.assert(fc.property(cents, (amount) => void expect(toCents(centsToDecimal(amount))).toBe(amount)));
});

test('sumCents refuses to leave the safe integers', () => {
  expect(sumCents([])).toBe(0);
  expect(sumCents([10, -3])).toBe(7);
  expect(sumCents([Number.MAX_SAFE_INTEGER, 1, -1])).toBe(Number.MAX_SAFE_INTEGER);
  expect(() => sumCents([Number.MAX_SAFE_INTEGER, 1])).toThrow(RangeError);
});

describe('percentOfCents', () => {
  test('rounds half away from zero', () => {
    expect(percentOfCents(1005, '6')).toBe(60);
    expect(percentOfCents(-649134, '25')).toBe(-162284);
    expect(percentOfCents(50, '21')).toBe(11);
    expect(percentOfCents(-50, '21')).toBe(-11);
    expect(percentOfCents(1000, '2.5')).toBe(25);
    expect(percentOfCents(333, '0')).toBe(0);
    expect(Object.is(percentOfCents(-1, '21'), 0)).toBe(true);
  });
  test('is never more than half a cent off, and mirrors', () => {
    fc.assert(
      fc.property(cents, fc.constantFrom('21', '12', '6', '0', '2.5', '33.3333'), (amount, percent) => {
        const vat = percentOfCents(amount, percent);
        const exact = multiply(String(amount), percent);
        expect(compare(multiply(String(vat * 2 + 1), '50'), exact)).toBeGreaterThanOrEqual(0);
        expect(compare(multiply(String(vat * 2 - 1), '50'), exact)).toBeLessThanOrEqual(0);
        expect(percentOfCents(-amount || 0, percent)).toBe(-vat || 0);
      })
    );
  });
});

test('cash rounds to the nearest five cents, refunds alike', () => {
  const ends = [0, 0, 0, 5, 5, 5, 5, 5, 10, 10];
  for (let last = 0; last < 10; last++) {
    expect(roundTo5Cents(1230 + last)).toBe(1230 + (ends[last] ?? NaN));
    expect(roundTo5Cents(-(1230 + last))).toBe(-(1230 + (ends[last] ?? NaN)));
  }
  expect(Object.is(roundTo5Cents(-2), 0)).toBe(true);
});

describe('allocate', () => {
  test('gives the odd cents to the largest remainders', () => {
    expect(allocate(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(allocate(-100, [1, 1, 1])).toEqual([-34, -33, -33]);
    expect(allocate(10, [0, 1])).toEqual([0, 10]);
    expect(allocate(5, [0, 0])).toEqual([3, 2]);
    expect(allocate(0, [3, 4])).toEqual([0, 0]);
    expect(allocate(1000, [30000, -10000])).toEqual([1500, -500]);
    expect(allocate(1000, [-30000, 10000])).toEqual([1500, -500]);
  });
  test('refuses weights that give no proportion', () => {
    expect(() => allocate(1, [])).toThrow(RangeError);
    expect(() => allocate(1, [5, -5])).toThrow(RangeError);
  });
  test('sums exactly, stays within one cent of the exact share, mirrors', () => {
    fc.assert(
      fc.property(cents, fc.array(fc.integer({ min: 0, max: 10 ** 12 }), { minLength: 1, maxLength: 12 }), (total, weights) => {
        const parts = allocate(total, weights);
        expect(sumCents(parts)).toBe(total);
        expect(parts.every(isCents)).toBe(true);
        expect(allocate(-total || 0, weights)).toEqual(parts.map((part) => -part || 0));
        const sum = weights.reduce((a, b) => a + BigInt(b), 0n);
        if (sum === 0n) return;
        parts.forEach((part, i) => {
          const error = BigInt(part) * sum - BigInt(total) * BigInt(weights[i] ?? 0);
          expect(error < sum && error > -sum).toBe(true);
        });
      })
    );
  });
});
