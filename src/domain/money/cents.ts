// Amounts of money in whole cents, and the ways to take a part of one without losing a cent.
import { divideRounded, fromScaled, toSafeCents, toScaled, type Decimal } from './scaled.ts';

/** A safe integer number of cents; negative for money going back. */
export type Cents = number;

/** Whether `value` is a safe integer and not -0. */
export function isCents(value: unknown): value is Cents {
  return Number.isSafeInteger(value) && !Object.is(value, -0);
}

/** Cents as euros: 1210 → "12.1", -5 → "-0.05". Throws RangeError when not whole safe cents. */
export function centsToDecimal(cents: Cents): Decimal {
  return fromScaled({ units: BigInt(cents), scale: 2 });
}

/** The exact sum. Throws RangeError beyond safe cents. */
export function sumCents(amounts: Iterable<Cents>): Cents {
  let sum = 0n;
  for (const amount of amounts) sum += BigInt(amount);
  return toSafeCents(sum);
}

/** `percent` % of an amount, half away from zero: VAT of one rate's base (EN 16931 BR-CO-17). */
export function percentOfCents(cents: Cents, percent: Decimal): Cents {
  const { units, scale } = toScaled(percent);
  return toSafeCents(divideRounded(BigInt(cents) * units, 10n ** BigInt(scale + 2)));
}

/**
 * The nearest multiple of 5 cents (Code of economic law, art. VI.7/2: 1, 2, 6, 7 down; 3, 4, 8, 9 up);
 * negative amounts round by their size, so that a refund mirrors its payment.
 */
export function roundTo5Cents(cents: Cents): Cents {
  return toSafeCents(divideRounded(BigInt(cents), 5n) * 5n);
}

/**
 * Splits `total` over `weights` (whole numbers, e.g. the cents of each VAT base) in proportion, by largest remainder;
 * the parts add up to `total` exactly, ties go to the earlier part, and a negated total gives negated parts.
 * All weights zero counts as equal weights. Throws RangeError when there are no weights, or when they cancel out.
 */
export function allocate(total: Cents, weights: readonly number[]): Cents[] {
  const equal = weights.every((weight) => weight === 0);
  let shares = weights.map((weight) => (equal ? 1n : BigInt(weight)));
  let sum = shares.reduce((all, share) => all + share, 0n);
  if (sum === 0n) throw new RangeError('weights add up to zero');
  if (sum < 0n) {
    shares = shares.map((share) => -share);
    sum = -sum;
  }
  const sign = total < 0 ? -1n : 1n;
  const size = BigInt(total) * sign;
  const parts = shares.map((share, index) => {
    const exact = size * share;
    const rest = ((exact % sum) + sum) % sum;
    return { index, floor: (exact - rest) / sum, rest };
  });
  let left = size - parts.reduce((all, part) => all + part.floor, 0n);
  const cents = parts.map((part) => part.floor);
  for (const part of [...parts].sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1))) {
    if (left === 0n) break;
    cents[part.index] = part.floor + 1n;
    left -= 1n;
  }
  return cents.map((part) => toSafeCents(part * sign));
}
