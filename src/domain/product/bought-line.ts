// A product made from what a supplier's document says of a line.
import type { Company } from '../company/model.ts';
import { compare, type Decimal, divide } from '../money/decimal.ts';
import type { Instant, Lang } from '../record.ts';
import type { Supplier } from '../supplier/model.ts';
import { ratesOn } from '../tax/rates.ts';
import { usualMarkup, withPurchasePrice } from './margin.ts';
import type { Markup } from './markup.ts';
import type { Product } from './model.ts';
import { newProduct } from './new-product.ts';
import { PRICE_DECIMALS } from './price.ts';

/** A line as it was read or typed; amounts in euros without VAT. */
export interface BoughtLine {
  name: string;
  description?: string;
  /** UN/ECE recommendation 20. */
  unit?: string;
  /** What all of it costs after discounts (BT-131), with `quantity`; goes before `price`. */
  net?: Decimal;
  quantity?: Decimal;
  /** Per unit (BT-146), or per `baseQuantity` units (BT-149). */
  price?: Decimal;
  baseQuantity?: Decimal;
  /** Percent; one that Belgium does not have is not taken. */
  rate?: Decimal;
  /** The supplier's own number of it (BT-155). */
  sellersItem?: string;
  gtin?: string;
}

/** What one unit costs without VAT, to 4 decimals, half away from zero; undefined when the line does not say it. */
export function unitCost({ net, quantity, price, baseQuantity = '1' }: BoughtLine): Decimal | undefined {
  if (net !== undefined && quantity !== undefined && compare(quantity, '0') !== 0) return divide(net, quantity, PRICE_DECIMALS);
  return price !== undefined && compare(baseQuantity, '0') !== 0 ? divide(price, baseQuantity, PRICE_DECIMALS) : undefined;
}

export interface NewBought {
  id: string;
  now: Instant;
  /** Own number; absent: the supplier's number of it. */
  number?: string;
  group?: string;
  company: Pick<Company, 'rate' | 'priceMode' | 'margins'>;
  /** Absent: what is usual in the group. */
  markup?: Markup;
}

/** The product of a line, named in the supplier's language, with what it costs and, where a margin is known, what it sells for. */
export function purchaseLineToProduct(line: BoughtLine, supplier: Pick<Supplier, 'language'>, { id, now, number, group = '', company, markup }: NewBought): Product {
  const { name, description, unit, sellersItem = '', gtin } = line;
  const lang: Lang = supplier.language;
  const rate = line.rate !== undefined && ratesOn(now.slice(0, 10)).includes(line.rate) ? line.rate : company.rate;
  const product: Product = {
    ...newProduct({ id, now, number: number ?? sellersItem, rate, priceMode: company.priceMode, name: { [lang]: name }, group }),
    ...(description && { description: { [lang]: description } }),
    ...(unit && { unit }),
    ...(gtin && { barcode: gtin })
  };
  const cost = unitCost(line);
  return cost === undefined ? product : withPurchasePrice(product, cost, markup ?? usualMarkup(company, group));
}
