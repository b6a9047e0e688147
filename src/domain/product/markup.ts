// What is added to the price of what is bought.
import type { Decimal } from '../money/decimal.ts';

/** Percent of the purchase price, or euros; both prices without VAT. */
export interface Markup {
  kind: 'percent' | 'amount';
  /** Up to 4 decimals; negative for what is sold below its cost. */
  value: Decimal;
}
