// A decimal text as a whole number and a power of ten: the exact arithmetic under Decimal and Cents.

/**
 * An exact number in canonical text: optional minus, no leading zeros, no trailing zeros after a dot, no
 * exponent, never "-0". One number has one text, so Decimals may be compared with `===` and used as keys.
 */
export type Decimal = string;

/** `units × 10^-scale`. */
export type Scaled = { units: bigint; scale: number };

const READABLE = /^(-?)(\d+)(?:\.(\d+))?$/;

/** Reads "12", "-0.5" or "12.50" (trailing zeros are welcome). Throws TypeError on any other text. */
export function toScaled(decimal: Decimal): Scaled {
  const match = READABLE.exec(decimal);
  if (!match) throw new TypeError(`not a decimal: ${String(decimal).slice(0, 40)}`);
  const fraction = match[3] ?? '';
  const units = BigInt(match[2] + fraction);
  return { units: match[1] ? -units : units, scale: fraction.length };
}

/** The canonical text of `units × 10^-scale`. */
export function fromScaled({ units, scale }: Scaled): Decimal {
  const negative = units < 0n;
  const digits = (negative ? -units : units).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, '');
  return (negative ? '-' : '') + whole + (fraction && `.${fraction}`);
}

/** `numerator / denominator` rounded to a whole number, half away from zero. Throws RangeError on 0. */
export function divideRounded(numerator: bigint, denominator: bigint): bigint {
  if (denominator < 0n) return divideRounded(-numerator, -denominator);
  if (numerator < 0n) return -divideRounded(-numerator, denominator);
  return (numerator * 2n + denominator) / (denominator * 2n);
}

/** The same number at another scale, rounded half away from zero when digits are lost. */
export function rescale({ units, scale }: Scaled, target: number): Scaled {
  if (target >= scale) return { units: units * 10n ** BigInt(target - scale), scale: target };
  return { units: divideRounded(units, 10n ** BigInt(scale - target)), scale: target };
}

/** A whole number of cents as a safe integer. Throws RangeError when it is beyond 2^53 (90 thousand billion euros). */
export function toSafeCents(cents: bigint): number {
  const number = Number(cents);
  if (!Number.isSafeInteger(number)) throw new RangeError('amount too large');
  return number;
}
