// Sums and comparisons of the exact amounts of a file.
import type { Cents } from '../../money/cents.ts';
import { add, compare, multiply, negate, round, type Decimal } from '../../money/decimal.ts';
import { rescale, toScaled } from '../../money/scaled.ts';

/** The exact sum. */
export const sumOf = (amounts: readonly Decimal[]): Decimal => amounts.reduce(add, '0');

/** A hundred billion: so much that no sum of a few hundred goes beyond safe cents. */
const MOST = 10_000_000_000_000;

/** The amount in cents, half away from zero; undefined beyond what any invoice comes to. */
export function centsOf(amount: Decimal | undefined): Cents | undefined {
  if (amount === undefined) return undefined;
  const cents = Number(rescale(toScaled(amount), 2).units);
  return Math.abs(cents) <= MOST ? cents : undefined;
}

export const absolute = (amount: Decimal): Decimal => (compare(amount, '0') < 0 ? negate(amount) : amount);

/** Whether two amounts are no further apart than that. */
export const within = (a: Decimal, b: Decimal, tolerance: Decimal): boolean => compare(absolute(add(a, negate(b))), tolerance) <= 0;

/** `percent` % of an amount, to two decimals, half away from zero. */
export const percentOf = (amount: Decimal, percent: Decimal): Decimal => round(multiply(multiply(amount, percent), '0.01'), 2);
