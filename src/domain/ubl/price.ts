// Unit price excluding VAT (BT-146), with as many decimals as it takes for quantity × price to be the line's amount.
import type { PriceMode } from '../document/model.ts';
import { type Cents, centsToDecimal } from '../money/cents.ts';
import { type Decimal, add, compare, divide, negate, timesToCents } from '../money/decimal.ts';

export interface QuantityAndPrice {
  quantity: Decimal;
  price: Decimal;
}

const absolute = (d: Decimal): Decimal => (compare(d, '0') < 0 ? negate(d) : d);

/** Decimals tried for a converted price, fewest first; receivers take what the amount needs. */
const PRECISIONS = [4, 6, 8, 10, 12];

/** The price without VAT, as round as the amount allows; `gross` and `quantity` are not negative. */
function withoutVat(unitPrice: Decimal, quantity: Decimal, percent: Decimal, gross: Cents): Decimal {
  const factor = add('1', divide(percent, '100', 6));
  const fits = (price: Decimal) => timesToCents(quantity, price) === gross;
  const natural = PRECISIONS.map((decimals) => divide(unitPrice, factor, decimals));
  const found = natural.find(fits);
  if (found || quantity === '0') return found ?? natural[0]!;
  // The cent that makes the lines of a rate add up went to this line: its price follows the amount.
  const followed = PRECISIONS.map((decimals) => divide(centsToDecimal(gross), quantity, decimals));
  return followed.find(fits) ?? followed.at(-1)!;
}

/**
 * A negative price is refused (BR-27), so the sign goes to the quantity.
 * @param gross the line's amount excluding VAT before its discount, as `totalsOf` computed it
 */
export function quantityAndPrice(
  line: { quantity: Decimal; unitPrice: Decimal },
  taxed: { percent: Decimal; gross: Cents },
  mode: PriceMode
): QuantityAndPrice {
  const quantity = compare(line.unitPrice, '0') < 0 ? negate(line.quantity) : line.quantity;
  const price = absolute(line.unitPrice);
  const gross = Math.abs(taxed.gross);
  const typed = mode === 'excl' || taxed.percent === '0';
  // The last part of a credited line may be a cent away from its price.
  if (typed && timesToCents(absolute(quantity), price) === gross) return { quantity, price };
  return { quantity, price: withoutVat(price, absolute(quantity), typed ? '0' : taxed.percent, gross) };
}
