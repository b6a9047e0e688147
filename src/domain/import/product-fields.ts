// The columns of a CSV file of products.
import type { Decimal } from '../money/decimal.ts';
import { LONGEST } from '../product/check.ts';
import type { Product } from '../product/model.ts';
import { LANGS, type Lang } from '../record.ts';
import { pass, refuse, type Result } from '../result.ts';
import { unitLabel } from '../units.ts';
import type { CellFault, Headings, ImportField, ImportFields, ReadContext } from './field.ts';
import { headingsIn, PRODUCT_HEADINGS } from './product-headings.ts';
import { codeOf, present, readPrice, textOf } from './read-cell.ts';
import { readUnit } from './unit-words.ts';
import { readYesNo, yesNo } from './words.ts';

/** `name.fr`, `description.nl` …: a text in one language. */
export type TextKey = `${'name' | 'description'}.${Lang}`;

/** What a line of the file may say of a product; what it does not say stays as it is. */
export type ProductValues = {
  number?: string;
  group?: string;
  /** Only read: the text in the company's language. */
  name?: string;
  description?: string;
  unit?: string;
  purchasePrice?: Decimal;
  salePrice?: Decimal;
  priceIncludesVat?: boolean;
  /** Only read: a sale price that says of itself whether VAT is in it. */
  salePriceExcl?: Decimal;
  salePriceIncl?: Decimal;
  rate?: Decimal;
  fossil?: boolean;
  barcode?: string;
  archived?: boolean;
} & { [Key in TextKey]?: string };

type Field<Value> = ImportField<Product, Value>;

const field = <Value>(headings: Headings, read: Field<Value>['read'], write?: Field<Value>['write']): Field<Value> => ({ headings, read, write });
const price = (headings: Headings, write?: Field<Decimal>['write']): Field<Decimal> => ({ ...field(headings, readPrice, write), numeric: true });
const number = (decimal: Decimal | undefined) => (decimal === undefined ? undefined : { number: decimal });

/** "21", "21 %", "21,00", "0.21" (as spreadsheets keep percentages) → "21". Whether the rate exists is checked with the product. */
function readRate(cell: string, context: ReadContext): Result<Decimal, CellFault> {
  const read = readPrice(cell.replace(/%/g, ''), context);
  if (!read.ok) return refuse('rateUnknown');
  const fraction: Record<string, Decimal> = { '0.21': '21', '0.12': '12', '0.06': '6' };
  return pass(fraction[read.value] ?? read.value);
}

const texts = Object.fromEntries(
  (['name', 'description'] as const).flatMap((key) =>
    LANGS.map((lang) => [`${key}.${lang}`, field(headingsIn(key, lang), textOf(LONGEST[key]), (p) => present(p[key][lang]))])
  )
) as Record<TextKey, Field<string>>;

const H = PRODUCT_HEADINGS;

export const PRODUCT_FIELDS: ImportFields<Product, ProductValues> = {
  number: field(H.number, codeOf(LONGEST.number), (p) => present(p.number)),
  group: field(H.group, textOf(LONGEST.group), (p) => present(p.group)),
  name: field(H.name, textOf(LONGEST.name)),
  description: field(H.description, textOf(LONGEST.description)),
  ...texts,
  unit: field(H.unit, readUnit, (p, lang) => ({ text: unitLabel(p.unit, lang) })),
  purchasePrice: price(H.purchasePrice, (p) => number(p.purchasePrice)),
  salePrice: price(H.salePrice, (p) => number(p.salePrice)),
  priceIncludesVat: field(H.priceIncludesVat, readYesNo, (p, lang) => ({ text: yesNo(p.priceIncludesVat === true, lang) })),
  salePriceExcl: price(H.salePriceExcl),
  salePriceIncl: price(H.salePriceIncl),
  rate: { ...field(H.rate, readRate, (p) => number(p.rate)), numeric: true },
  fossil: field(H.fossil, readYesNo, (p, lang) => ({ text: yesNo(p.fossil === true, lang) })),
  barcode: field(H.barcode, codeOf(LONGEST.barcode), (p) => present(p.barcode)),
  archived: field(H.archived, readYesNo, (p, lang) => ({ text: yesNo(p.archived === true, lang) }))
};
