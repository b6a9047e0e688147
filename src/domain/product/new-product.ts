// A product with what every product has from the start.
import type { Company } from '../company/model.ts';
import type { Decimal } from '../money/decimal.ts';
import type { ByLang, Instant } from '../record.ts';
import type { Product } from './model.ts';

/** Version of a product's shape. */
export const PRODUCT_SCHEMA = 1;

/** UN/ECE recommendation 20: one of what is sold. */
const PIECE = 'C62';

export interface NewProduct {
  id: string;
  now: Instant;
  number: string;
  /** The company's usual rate, in percent. */
  rate: Decimal;
  priceMode: Company['priceMode'];
  name?: ByLang;
  group?: string;
}

/** A product without price, counted by the piece, priced the way the company prices. */
export function newProduct({ id, now, number, rate, priceMode, name = {}, group = '' }: NewProduct): Product {
  return {
    id,
    kind: 'product',
    schema: PRODUCT_SCHEMA,
    createdAt: now,
    number,
    group,
    name,
    description: {},
    unit: PIECE,
    ...(priceMode === 'incl' && { priceIncludesVat: true }),
    rate
  };
}
