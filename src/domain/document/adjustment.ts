// Discounts and charges, and the way in which prices are typed.
import type { Decimal } from '../money/decimal.ts';

/** Prices as typed: excluding or including VAT. */
export type PriceMode = 'excl' | 'incl';

/** An allowance (BG-20, BG-27) or charge (BG-21): a percentage, or an amount in the document's price mode. */
export interface Adjustment {
  kind: 'percent' | 'amount';
  value: Decimal;
  reason?: string;
}
