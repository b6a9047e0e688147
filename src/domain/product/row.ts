// The row of a product in lists: a derived copy, made again at every change.
import type { Decimal } from '../money/decimal.ts';
import { inLang, LANGS, type Lang } from '../record.ts';
import type { Product } from './model.ts';

export interface ProductRow {
  id: string;
  number: string;
  group: string;
  /** The names of all languages, each once, joined by ` / `: found whatever the language searched in. */
  name: string;
  /** The name to be read in each language: its own, else that of another. */
  nameFr: string;
  nameNl: string;
  nameDe: string;
  nameEn: string;
  unit: string;
  /** Sale price as typed, '' when it is typed on each document. */
  price: Decimal | '';
  priceIncludesVat: boolean;
  rate: Decimal;
  barcode: string;
  archived: boolean;
}

/** The columns of the names, by language. */
export const NAME_COLUMN = { fr: 'nameFr', nl: 'nameNl', de: 'nameDe', en: 'nameEn' } as const satisfies Record<Lang, keyof ProductRow>;

/** @returns the row of a product. */
export function productRow(product: Product): ProductRow {
  const { id, number, group, unit, salePrice = '', priceIncludesVat = false, rate, barcode = '', archived = false } = product;
  const names = LANGS.flatMap((lang) => product.name[lang] || []);
  const [nameFr, nameNl, nameDe, nameEn] = LANGS.map((lang) => inLang(product.name, lang)) as [string, string, string, string];
  const name = [...new Set(names)].join(' / ');
  return { id, number, group, name, nameFr, nameNl, nameDe, nameEn, unit, price: salePrice, priceIncludesVat, rate, barcode, archived };
}
