// From what is typed to what is charged: the tax of each line by regime, then the totals.
import type { Decimal } from '../money/decimal.ts';
import { type Regime, type SellerRegime, chargedOn } from '../tax/regimes.ts';
import { priceWithin } from './left.ts';
import type { Draft, Line } from './model.ts';
import { sellerRegimeOf } from './seller-regime.ts';
import { type TaxCode, type Totals, totalsOf } from './totals.ts';

/** What a document says of its tax as a whole. */
export interface TaxContext {
  regime: Regime;
  seller: SellerRegime;
}

/**
 * The tax of a line: its own rate under a regime that charges VAT, 0 % and the regime's category under one that does not.
 * A small business (art. 56bis Code TVA) charges none whatever the regime.
 */
export function taxOf(line: { rate: Decimal; regime?: Regime }, context: TaxContext): TaxCode {
  return chargedOn(context.seller, line.regime ?? context.regime, line.rate);
}

export type ItemLine = Line & { kind: 'item' };

/** Lines that carry an amount; headings and free text do not. */
export function itemLines(lines: readonly Line[]): ItemLine[] {
  return lines.filter((l): l is ItemLine => l.kind === 'item');
}

type Priced = Pick<Draft, 'kind' | 'sellerRegime' | 'priceMode' | 'lines' | 'discount' | 'charge' | 'prepaid' | 'regime' | 'credits'>;

/** @returns the totals of a draft, of a credit note within what is left of its invoice; null when an amount leaves what can be counted exactly (9 007 199 254 740 991 cents). */
export function priceDraft(draft: Priced, company: { vatRegime: SellerRegime }): Totals | null {
  const context: TaxContext = { regime: draft.regime, seller: sellerRegimeOf(draft, company) };
  const { priceMode, discount, charge, prepaid } = draft;
  const lines = itemLines(draft.lines).map((line) => ({
    id: line.id,
    quantity: line.quantity,
    unitPrice: line.unitPrice,
    discount: line.discount,
    tax: taxOf(line, context)
  }));
  try {
    const totals = totalsOf({ priceMode, lines, discount, charge: charge && { ...charge, tax: taxOf(charge, context) }, prepaid });
    return draft.credits?.left ? priceWithin(totals, { lines: itemLines(draft.lines), discount, charge }, draft.credits.left) : totals;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
