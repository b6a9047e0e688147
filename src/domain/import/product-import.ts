// Products from a CSV file; also the way to change many prices at once.
import { checkProduct } from '../product/check.ts';
import type { Product } from '../product/model.ts';
import { newProduct } from '../product/new-product.ts';
import { LANGS, type ByLang, type Lang } from '../record.ts';
import type { ImportKind } from './kind.ts';
import { matchKey, numberFrom } from './match.ts';
import { PRODUCT_FIELDS, type ProductValues } from './product-fields.ts';

/** The texts of a product with those of the line; a column without language speaks the company's. */
function textsWith(before: ByLang, key: 'name' | 'description', values: ProductValues, language: Lang): ByLang {
  const texts = { ...before, ...(values[key] && { [language]: values[key] }) };
  for (const lang of LANGS) {
    const text = values[`${key}.${lang}`];
    if (text) texts[lang] = text;
  }
  return texts;
}

/** The sale price of a line, and whether VAT is in it: told by its column, else as the product (or the company) has it. */
function priceOf({ salePrice, salePriceExcl, salePriceIncl, priceIncludesVat }: ProductValues): Pick<Product, 'salePrice' | 'priceIncludesVat'> {
  if (salePriceExcl !== undefined) return { salePrice: salePriceExcl, priceIncludesVat: undefined };
  if (salePriceIncl !== undefined) return { salePrice: salePriceIncl, priceIncludesVat: true };
  return {
    ...(salePrice !== undefined && { salePrice }),
    ...(priceIncludesVat !== undefined && { priceIncludesVat: priceIncludesVat || undefined })
  };
}

export const PRODUCT_IMPORT: ImportKind<Product, ProductValues> = {
  kind: 'product',
  fields: PRODUCT_FIELDS,

  apply(before, values, fresh, { language, priceMode, rate: usualRate }) {
    const base = before ?? newProduct({ ...fresh, rate: usualRate, priceMode });
    const { group, unit, purchasePrice, rate, fossil, barcode, archived } = values;
    return {
      ...base,
      ...numberFrom(values.number, before),
      ...(group && { group }),
      name: textsWith(base.name, 'name', values, language),
      description: textsWith(base.description, 'description', values, language),
      ...(unit && { unit }),
      ...(purchasePrice !== undefined && { purchasePrice }),
      ...priceOf(values),
      ...(rate !== undefined && { rate }),
      ...(fossil !== undefined && { fossil: fossil || undefined }),
      ...(barcode && { barcode }),
      ...(archived !== undefined && { archived: archived || undefined })
    };
  },

  check: checkProduct,

  matchKeys: ({ number }) => (number ? [matchKey('number', number)] : [])
};
