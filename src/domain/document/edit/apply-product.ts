// A line made from a product, and a product made from a line.
import type { IsoDate } from '../../dates.ts';
import type { Decimal } from '../../money/decimal.ts';
import type { Product } from '../../product/model.ts';
import { inLang, type Instant } from '../../record.ts';
import { chargedOn, type SellerRegime } from '../../tax/regimes.ts';
import type { Draft, Line } from '../model.ts';
import { changeLine } from './lines.ts';
import { convertPrice } from './price-mode.ts';
import { rateFor, regimeOf } from './rates.ts';

/**
 * Fills a line from a product: text in the document's language, unit, rate as the regime proposes it, and price in the
 * document's price mode. Quantity and discount stay; a price stays when the product has none.
 */
export function applyProduct(draft: Draft, id: string, product: Product, context: { date: IsoDate; seller: SellerRegime }): Draft {
  const line = draft.lines.find((l) => l.id === id);
  if (!line) return draft;
  const rate = rateFor(regimeOf(draft, line), product, { date: context.date, rate: product.rate });
  const description = inLang(product.description, draft.language);
  return changeLine(draft, id, {
    kind: 'item',
    productId: product.id,
    name: inLang(product.name, draft.language),
    description: description || undefined,
    unit: product.unit,
    rate,
    ...(product.salePrice !== undefined && { unitPrice: priceFor(draft, { ...line, rate }, product, context.seller) })
  });
}

/**
 * The product's price in the mode of the draft. A price including VAT is one at the product's own rate: where the
 * regime charges another, the price without VAT is what stays the same. A small business has but one price.
 */
function priceFor(draft: Draft, line: Line, product: Product, seller: SellerRegime): Decimal {
  const price = product.salePrice ?? '0';
  if (seller === 'franchise') return price;
  const charged = chargedOn(seller, regimeOf(draft, line), line.rate).percent;
  if (!product.priceIncludesVat) return convertPrice(price, 'excl', draft.priceMode, charged);
  if (draft.priceMode === 'incl' && charged === product.rate) return price;
  return convertPrice(convertPrice(price, 'incl', 'excl', product.rate), 'excl', draft.priceMode, charged);
}

/** @returns a new product with the text, unit, price and rate of a line. `number` comes from the company's pattern. */
export function productFromLine(draft: Draft, line: Line, made: { id: string; number: string; now: Instant; schema: number }): Product {
  return {
    id: made.id,
    kind: 'product',
    schema: made.schema,
    createdAt: made.now,
    number: made.number,
    group: '',
    name: { [draft.language]: line.name },
    description: line.description ? { [draft.language]: line.description } : {},
    unit: line.unit,
    salePrice: line.unitPrice,
    ...(draft.priceMode === 'incl' && { priceIncludesVat: true }),
    rate: line.rate
  };
}
