// Exact decimal arithmetic for quantities, unit prices and percentages.
import type { Cents } from './cents.ts';
import { divideRounded, fromScaled, rescale, toSafeCents, toScaled, type Decimal } from './scaled.ts';

export type { Decimal } from './scaled.ts';
export { parseDecimal, type DecimalFault } from './parse-decimal.ts';

const CANONICAL = /^(?:0|-?[1-9]\d*|-?(?:0|[1-9]\d*)\.\d*[1-9])$/;

/** Whether `value` is a canonical Decimal with at most `maxDecimals` decimals. */
export function isDecimal(value: unknown, maxDecimals = 6): value is Decimal {
  if (typeof value !== 'string' || !CANONICAL.test(value)) return false;
  const dot = value.indexOf('.');
  return dot < 0 || value.length - dot - 1 <= maxDecimals;
}

/** The exact sum. */
export function add(a: Decimal, b: Decimal): Decimal {
  const [x, y] = [toScaled(a), toScaled(b)];
  const scale = Math.max(x.scale, y.scale);
  return fromScaled({ units: rescale(x, scale).units + rescale(y, scale).units, scale });
}

/** The number with the other sign. */
export function negate(a: Decimal): Decimal {
  const { units, scale } = toScaled(a);
  return fromScaled({ units: -units, scale });
}

/** The exact product; it has as many decimals as both factors together, less trailing zeros. */
export function multiply(a: Decimal, b: Decimal): Decimal {
  const [x, y] = [toScaled(a), toScaled(b)];
  return fromScaled({ units: x.units * y.units, scale: x.scale + y.scale });
}

/** The quotient rounded to `decimals`, half away from zero. Throws RangeError when `b` is zero. */
export function divide(a: Decimal, b: Decimal, decimals: number): Decimal {
  const [x, y] = [toScaled(a), toScaled(b)];
  const units = divideRounded(x.units * 10n ** BigInt(y.scale + decimals), y.units * 10n ** BigInt(x.scale));
  return fromScaled({ units, scale: decimals });
}

/** The number rounded to `decimals`, half away from zero. */
export function round(a: Decimal, decimals: number): Decimal {
  return fromScaled(rescale(toScaled(a), decimals));
}

/** -1, 0 or 1: whether `a` is smaller than, equal to or greater than `b`. */
export function compare(a: Decimal, b: Decimal): -1 | 0 | 1 {
  const [x, y] = [toScaled(a), toScaled(b)];
  const scale = Math.max(x.scale, y.scale);
  const difference = rescale(x, scale).units - rescale(y, scale).units;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Euros to cents, half away from zero. Throws RangeError beyond safe cents. */
export function toCents(euros: Decimal): Cents {
  return toSafeCents(rescale(toScaled(euros), 2).units);
}

/** `a × b` euros in cents: the exact product, rounded once, half away from zero. Throws RangeError beyond safe cents. */
export function timesToCents(a: Decimal, b: Decimal): Cents {
  return toCents(multiply(a, b));
}
