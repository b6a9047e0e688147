// Unit prices: never negative, and quantity × price is the line's amount to the cent.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { totalsOf } from '../document/totals.ts';
import { compare, timesToCents } from '../money/decimal.ts';
import { fromScaled } from '../money/scaled.ts';
import { quantityAndPrice } from './price.ts';

const decimal = (scale: number, min: number, max: number) => fc.integer({ min, max }).map((n) => fromScaled({ units: BigInt(n), scale }));

test('prices that divide well stay as round as they were', () => {
  const price = (unitPrice: string, quantity: string, gross: number) => quantityAndPrice({ quantity, unitPrice }, { percent: '21', gross }, 'incl').price;
  expect(price('121', '3', 30000)).toBe('100');
  expect(price('1.21', '1000', 100000)).toBe('1');
  expect(price('100', '1', 8264)).toBe('82.6446');
  // 0.8264 × 1000 = 826.40 is not 826.45: two more decimals.
  expect(price('1', '1000', 82645)).toBe('0.826446');
  // The line carries a cent that its price does not give: the price follows.
  expect(price('100', '1', 8265)).toBe('82.65');
});

test('the sign goes to the quantity', () => {
  expect(quantityAndPrice({ quantity: '2', unitPrice: '-20' }, { percent: '21', gross: -4000 }, 'excl')).toEqual({ quantity: '-2', price: '20' });
  expect(quantityAndPrice({ quantity: '-2', unitPrice: '-20' }, { percent: '21', gross: 4000 }, 'excl')).toEqual({ quantity: '2', price: '20' });
  expect(quantityAndPrice({ quantity: '0', unitPrice: '-1' }, { percent: '0', gross: 0 }, 'incl')).toEqual({ quantity: '0', price: '1' });
});

test('quantity × price is the amount of the line, whatever was typed', () => {
  const line = fc.record({ quantity: decimal(4, -200_000, 200_000), unitPrice: decimal(4, -1_000_000, 10_000_000), percent: fc.constantFrom('21', '12', '6', '0') });
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 30 }), fc.constantFrom('excl' as const, 'incl' as const), (lines, priceMode) => {
      const priced = lines.map(({ percent, ...l }, i) => ({ ...l, id: String(i), tax: { category: 'S' as const, percent } }));
      totalsOf({ priceMode, lines: priced }).lines.forEach((taxed, i) => {
        const { quantity, price } = quantityAndPrice(priced[i]!, taxed, priceMode);
        expect(compare(price, '0')).toBeGreaterThanOrEqual(0);
        if (quantity !== '0') expect(timesToCents(quantity, price)).toBe(taxed.gross);
      });
    }),
    { numRuns: 60 }
  );
});
