// Decimal arithmetic against BigInt and against the cases that bite.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { add, compare, divide, isDecimal, multiply, negate, round, timesToCents, toCents } from './decimal.ts';
import { fromScaled } from './scaled.ts';

const decimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.integer({ min: 0, max: 6 }))
  .map(([units, scale]) => fromScaled({ units, scale }));

describe('isDecimal', () => {
  test.each(['0', '1', '-1', '12.5', '-0.0001', '1000000', '10', '0.123456'])('takes %s', (text) => {
    expect(isDecimal(text)).toBe(true);
  });
  test.each(['', '-0', '01', '1.', '.5', '1.50', '1e21', 'NaN', '+1', ' 1', '1,5', '--1', '0.0', '1.1234567', 'Infinity', '00'])(
    'refuses "%s"',
    (text) => {
      expect(isDecimal(text)).toBe(false);
    }
  );
  test('refuses what is not a string, and more decimals than asked', () => {
    expect(isDecimal(1)).toBe(false);
    expect(isDecimal(null)).toBe(false);
    expect(isDecimal('1.123', 2)).toBe(false);
    expect(isDecimal('1.12', 2)).toBe(true);
  });
});

describe('arithmetic', () => {
  test('has no binary rounding', () => {
    expect(add('0.1', '0.2')).toBe('0.3');
    expect(multiply('0.333', '3')).toBe('0.999');
    expect(multiply('-1.5', '2')).toBe('-3');
    expect(negate('0')).toBe('0');
    expect(compare('1.50', '1.5')).toBe(0);
  });
  test('rounds half away from zero, once', () => {
    expect(toCents('0.005')).toBe(1);
    expect(toCents('-0.005')).toBe(-1);
    expect(toCents('0.0049999')).toBe(0);
    expect(toCents('1.005')).toBe(101);
    expect(timesToCents('100', '0.005')).toBe(50);
    expect(timesToCents('0.333', '15.015')).toBe(500);
    expect(timesToCents('-3', '0.335')).toBe(-101);
    expect(round('-2.5', 0)).toBe('-3');
    expect(divide('1', '3', 4)).toBe('0.3333');
    expect(divide('-2', '3', 2)).toBe('-0.67');
    expect(divide('1', '-8', 2)).toBe('-0.13');
    expect(divide('121', '1.21', 4)).toBe('100');
  });
  test('refuses what cannot be', () => {
    expect(() => toCents('NaN')).toThrow(TypeError);
    expect(() => toCents('1e21')).toThrow(TypeError);
    expect(() => add('', '1')).toThrow(TypeError);
    expect(() => divide('1', '0', 2)).toThrow(RangeError);
    expect(() => timesToCents('999999999', '999999999')).toThrow(RangeError);
    expect(() => toCents('90071992547409.92')).toThrow(RangeError);
    expect(toCents('90071992547409.91')).toBe(Number.MAX_SAFE_INTEGER);
  });
});

describe('properties', () => {
  test('every result is canonical', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        for (const result of [add(a, b), multiply(a, b), negate(a), round(a, 2)]) expect(isDecimal(result, 12)).toBe(true);
      })
    );
  });
  test('addition and multiplication commute, subtraction undoes addition', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        expect(add(a, b)).toBe(add(b, a));
        expect(multiply(a, b)).toBe(multiply(b, a));
        expect(add(add(a, b), negate(b))).toBe(a);
      })
    );
  });
  test('multiplication distributes over addition', () => {
    fc.assert(
      fc.property(decimal, decimal, decimal, (a, b, c) => {
        expect(multiply(a, add(b, c))).toBe(add(multiply(a, b), multiply(a, c)));
      })
    );
  });
  test('rounding moves a number by at most half a unit, and mirrors at zero', () => {
    fc.assert(
      fc.property(decimal, fc.integer({ min: 0, max: 6 }), (a, decimals) => {
        const error = multiply(add(round(a, decimals), negate(a)), '2');
        const unit = fromScaled({ units: 1n, scale: decimals });
        expect(compare(error, unit)).toBeLessThanOrEqual(0);
        expect(compare(error, negate(unit))).toBeGreaterThanOrEqual(0);
        expect(round(negate(a), decimals)).toBe(negate(round(a, decimals)));
      })
    );
  });
  test('a quotient times its divisor comes back within half a unit', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        fc.pre(b !== '0');
        const rest = add(multiply(divide(a, b, 6), b), negate(a));
        const limit = multiply('0.0000005', b.replace('-', ''));
        expect(compare(rest.replace('-', ''), limit)).toBeLessThanOrEqual(0);
      })
    );
  });
});
