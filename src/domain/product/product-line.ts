// The line that a product makes on a document: text in its language, price in its mode, rate as its regime proposes.
import type { IsoDate } from '../dates.ts';
import type { Line, PriceMode } from '../document/model.ts';
import type { Decimal } from '../money/decimal.ts';
import { inLang, type Lang } from '../record.ts';
import { chargedOn, proposedRate, type Regime, type SellerRegime } from '../tax/regimes.ts';
import type { Product } from './model.ts';
import { convertPrice } from './price.ts';

/** What of the document decides how a product stands on it. */
export interface LineSetting {
  lang: Lang;
  priceMode: PriceMode;
  /** Of the line, else of the document. */
  regime: Regime;
  seller: SellerRegime;
  /** Day of the document: rates and their exceptions are dated. */
  date: IsoDate;
}

export type ProductLine = Pick<Line, 'kind' | 'productId' | 'itemNumber' | 'barcode' | 'name' | 'description' | 'unit' | 'rate'> & Partial<Pick<Line, 'unitPrice'>>;

/**
 * The fields of a line that come from the product; quantity and discount are the person's. `unitPrice` is absent when
 * the product has no price. What a product costs without VAT stays the same whatever the regime charges: only where
 * price mode and rate are those of the product is the typed price taken as it is.
 */
export function productLine(product: Product, setting: LineSetting): ProductLine {
  const rate = proposedRate(setting.regime, product.rate, setting.date, product.fossil);
  const description = inLang(product.description, setting.lang);
  const unitPrice = priceOn(product, setting, rate);
  return {
    kind: 'item',
    productId: product.id,
    itemNumber: product.number || undefined,
    barcode: product.barcode || undefined,
    name: inLang(product.name, setting.lang),
    description: description || undefined,
    unit: product.unit,
    rate,
    ...(unitPrice !== undefined && { unitPrice })
  };
}

function priceOn(product: Product, { priceMode, seller, regime }: LineSetting, rate: Decimal): Decimal | undefined {
  // A company under the exemption charges no VAT at all: its prices have one form only.
  if (seller === 'franchise' || product.salePrice === undefined) return product.salePrice;
  const typed = product.priceIncludesVat ? product.rate : '0';
  const wanted = priceMode === 'incl' ? chargedOn(seller, regime, rate).percent : '0';
  return convertPrice(product.salePrice, typed, wanted);
}
