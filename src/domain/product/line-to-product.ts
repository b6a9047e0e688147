// A product made from a line that someone typed.
import type { Line, PriceMode } from '../document/model.ts';
import type { Instant, Lang } from '../record.ts';
import { NORMAL_RATE } from '../tax/rates.ts';
import { chargedOn, type Regime, type SellerRegime } from '../tax/regimes.ts';
import type { Product } from './model.ts';
import { newProduct } from './new-product.ts';
import { convertPrice } from './price.ts';

export interface FromLine {
  id: string;
  now: Instant;
  number: string;
  lang: Lang;
  priceMode: PriceMode;
  regime: Regime;
  seller: SellerRegime;
}

/**
 * The product of a line, priced in the mode of the document. 6 % in a renovation is the building's rate, not the
 * product's: the product gets 21 %, and its price without VAT stays what it was.
 */
export function lineToProduct(line: Line, from: FromLine): Product {
  const regime = line.regime ?? from.regime;
  const rate = regime === 'renovation6' && line.rate === '6' ? NORMAL_RATE : line.rate;
  const { id, now, number, lang, priceMode } = from;
  const charged = chargedOn(from.seller, regime, line.rate).percent;
  const convert = priceMode === 'incl' && from.seller !== 'franchise' && charged !== rate;
  return {
    ...newProduct({ id, now, number, rate, priceMode, name: { [lang]: line.name } }),
    ...(line.description && { description: { [lang]: line.description } }),
    unit: line.unit,
    salePrice: convert ? convertPrice(line.unitPrice, charged, rate) : line.unitPrice
  };
}
