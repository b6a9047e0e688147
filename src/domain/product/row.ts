// The row of a product in lists: a derived copy, made again at every change.
import type { Decimal } from '../money/decimal.ts';
import { LANGS } from '../record.ts';
import type { Product } from './model.ts';

export interface ProductRow {
  id: string;
  number: string;
  group: string;
  /** The names of all languages, each once, joined by ` / `: found whatever the language searched in. */
  name: string;
  unit: string;
  /** Sale price as typed, '' when it is typed on each document. */
  price: Decimal | '';
  priceIncludesVat: boolean;
  rate: Decimal;
  barcode: string;
  archived: boolean;
}

/** @returns the row of a product. */
export function productRow(product: Product): ProductRow {
  const { id, number, group, unit, salePrice = '', priceIncludesVat = false, rate, barcode = '', archived = false } = product;
  const names = LANGS.flatMap((lang) => product.name[lang] || []);
  return { id, number, group, name: [...new Set(names)].join(' / '), unit, price: salePrice, priceIncludesVat, rate, barcode, archived };
}
