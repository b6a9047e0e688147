// What is wrong or doubtful in a product, as codes that a screen turns into words.
import type { IsoDate } from '../dates.ts';
import { compare, isDecimal } from '../money/decimal.ts';
import { barcodeKind } from '../numbers/gtin.ts';
import { LANGS } from '../record.ts';
import { ratesOn } from '../tax/rates.ts';
import type { Product } from './model.ts';
import { marginOf, PRICE_DECIMALS } from './price.ts';

export type ProductFault =
  | 'missing'
  | 'tooLong'
  | 'priceWrong'
  | 'priceNegative'
  /** Sold for less than it costs. */
  | 'belowCost'
  | 'rateWrong'
  /** Eight or thirteen digits whose check digit is wrong: one of them is mistyped. */
  | 'barcodeSuspect'
  | 'unitWrong';

export interface ProductProblem {
  /** Path of the field, as in the record: `salePrice`, `name.fr`. */
  field: string;
  code: ProductFault;
  level: 'wrong' | 'hint';
}

/** Longest texts, in UTF-16 units. */
export const LONGEST = { number: 40, group: 100, name: 300, description: 5_000, barcode: 80 } as const;

/** UN/ECE recommendations 20 and 21: two or three capitals or digits, a place for the X of packages. */
const UNIT = /^[A-Z0-9]{1,4}$/;

/** The problems of a product on a day (VAT rates are dated), in the order of the fields; empty when nothing is to be said. */
export function checkProduct(product: Product, date: IsoDate): ProductProblem[] {
  const problems: ProductProblem[] = [];
  const wrong = (field: string, code: ProductFault, when: boolean) => void (when && problems.push({ field, code, level: 'wrong' }));
  const hint = (field: string, code: ProductFault, when: boolean) => void (when && problems.push({ field, code, level: 'hint' }));
  wrong('number', 'tooLong', product.number.length > LONGEST.number);
  wrong('group', 'tooLong', product.group.length > LONGEST.group);
  wrong('name', 'missing', LANGS.every((lang) => (product.name[lang] ?? '').trim() === ''));
  for (const lang of LANGS) {
    wrong(`name.${lang}`, 'tooLong', (product.name[lang]?.length ?? 0) > LONGEST.name);
    wrong(`description.${lang}`, 'tooLong', (product.description[lang]?.length ?? 0) > LONGEST.description);
  }
  wrong('unit', 'unitWrong', !UNIT.test(product.unit));
  for (const field of ['purchasePrice', 'salePrice'] as const) {
    const price = product[field];
    if (price === undefined) continue;
    const stands = isDecimal(price, PRICE_DECIMALS);
    wrong(field, 'priceWrong', !stands);
    hint(field, 'priceNegative', stands && compare(price, '0') < 0);
  }
  wrong('rate', 'rateWrong', !ratesOn(date).includes(product.rate));
  wrong('barcode', 'tooLong', (product.barcode?.length ?? 0) > LONGEST.barcode);
  if (problems.some(({ level }) => level === 'wrong')) return problems;
  const margin = marginOf(product);
  hint('salePrice', 'belowCost', margin !== undefined && compare(product.salePrice ?? '0', '0') > 0 && compare(margin.amount, '0') < 0);
  hint('barcode', 'barcodeSuspect', product.barcode !== undefined && barcodeKind(product.barcode) === 'suspect');
  return problems;
}
