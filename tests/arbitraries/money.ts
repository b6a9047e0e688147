// Quantities, prices, percentages and amounts, with those that make rounding bite.
import fc from 'fast-check';
import type { Adjustment } from '#domain/document/model.ts';
import { type Decimal, fromScaled } from '#domain/money/scaled.ts';

/** A decimal of at most `scale` decimals between `min` and `max` units of 10^-scale. */
export const decimal = (scale: number, min: number, max: number): fc.Arbitrary<Decimal> =>
  fc.integer({ min, max }).map((units) => fromScaled({ units: BigInt(units), scale }));

/** Up to 4 decimals, mostly small; some taken back, some nothing. */
export const quantity = (): fc.Arbitrary<Decimal> =>
  fc.oneof(
    { weight: 5, arbitrary: decimal(0, 1, 20) },
    { weight: 3, arbitrary: fc.constantFrom('0.333', '0.3333', '0.5', '1.005', '2.675', '0.0001', '1000', '0') },
    { weight: 2, arbitrary: decimal(4, 1, 200_0000) },
    { weight: 1, arbitrary: decimal(2, -10_00, -1) }
  );

/** Up to 4 decimals; negative ones give back. */
export const unitPrice = (): fc.Arbitrary<Decimal> =>
  fc.oneof(
    { weight: 5, arbitrary: decimal(2, 1, 500_00) },
    { weight: 3, arbitrary: fc.constantFrom('0.005', '0.015', '10.05', '0.0001', '9999.9999', '1.21', '100', '0', '33.3333') },
    { weight: 2, arbitrary: decimal(4, 0, 1000_0000) },
    { weight: 1, arbitrary: decimal(2, -50_00, -1) }
  );

export const percent = (): fc.Arbitrary<Decimal> => fc.oneof(decimal(0, 0, 100), decimal(2, 1, 50_00), fc.constantFrom('33.3333', '0.5', '12.5'));

/** Allowance or charge; amounts up to EUR `most`. */
export const adjustment = (most: number, reason: fc.Arbitrary<string | undefined>): fc.Arbitrary<Adjustment> =>
  fc.oneof(
    fc.record({ kind: fc.constant('percent' as const), value: percent(), reason }),
    fc.record({ kind: fc.constant('amount' as const), value: decimal(2, 0, most * 100), reason })
  );

/** A VAT rate of Belgium. */
export const rate = (): fc.Arbitrary<Decimal> => fc.constantFrom('21', '21', '21', '12', '6', '6', '0');
