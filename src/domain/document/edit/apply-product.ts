// A line filled from a product.
import type { IsoDate } from '../../dates.ts';
import type { Product } from '../../product/model.ts';
import { productLine } from '../../product/product-line.ts';
import type { SellerRegime } from '../../tax/regimes.ts';
import type { Draft } from '../model.ts';
import { changeLine } from './lines.ts';
import { regimeOf } from './rates.ts';

/**
 * Gives a line text, unit, price and rate of a product, in the language, price mode and regime of the draft.
 * Quantity and discount stay; the price stays when the product has none.
 */
export function applyProduct(draft: Draft, id: string, product: Product, { date, seller }: { date: IsoDate; seller: SellerRegime }): Draft {
  const line = draft.lines.find((l) => l.id === id);
  if (!line) return draft;
  const { language: lang, priceMode } = draft;
  return changeLine(draft, id, productLine(product, { lang, priceMode, regime: regimeOf(draft, line), seller, date }));
}
