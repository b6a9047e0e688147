// Products suggested as one types on a line.
import type { Lang } from '#domain/record.ts';
import type { Product } from '#domain/product/model.ts';
import { NAME_COLUMN } from '#domain/product/row.ts';
import { closest, LOOKED_AT } from '#domain/text/closeness.ts';
import type { CompanyStore } from '#store/company.ts';

/**
 * The products that answer what was typed: by number, barcode, or words of name and group in any language; archived
 * ones are left out. The closest stand first, those equally close by name.
 */
export async function suggestProducts(store: CompanyStore, text: string, lang: Lang, limit = 8): Promise<Product[]> {
  const typed = text.trim();
  const live = { column: 'archived', in: [0] };
  const sort = { by: NAME_COLUMN[lang] };
  const queries = [
    // Its code exactly, however many others hold these signs somewhere.
    ...(typed === '' ? [] : ['number', 'barcode'].map((column) => ({ where: [live, { column, is: [typed] }], sort, limit }))),
    { where: [live], text: typed, sort, limit: LOOKED_AT }
  ];
  const found = await Promise.all(queries.map((query) => store.list('products', query)));
  const rows = await store.rows('products', [...new Set(found.flatMap(({ ids }) => ids))]);
  const shown = closest(typed, rows, (row) => ({ name: row[NAME_COLUMN[lang]], codes: [row.number, row.barcode] }), limit);
  const products = await Promise.all(shown.map(({ id }) => store.get('product', id)));
  return products.filter((product) => product !== undefined);
}
