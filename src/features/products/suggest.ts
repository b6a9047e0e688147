// Products suggested as one types on a line.
import { fold } from '#domain/text/fold.ts';
import { inLang, type Lang } from '#domain/record.ts';
import type { Product } from '#domain/product/model.ts';
import { NAME_COLUMN } from '#domain/product/row.ts';
import type { CompanyStore } from '#store/company.ts';

/** How well a product answers: its code exactly, its name from the first letter, a word of it, anything else. */
function rank(product: Product, typed: string, lang: Lang): number {
  if (product.barcode === typed || fold(product.number) === fold(typed)) return 0;
  const name = fold(inLang(product.name, lang));
  const start = fold(typed);
  if (name.startsWith(start)) return 1;
  return name.includes(` ${start}`) ? 2 : 3;
}

/**
 * The products that answer what was typed: by number, barcode, or words of name and group in any language; archived
 * ones are left out. The closest stand first.
 */
export async function suggestProducts(store: CompanyStore, text: string, lang: Lang, limit = 8): Promise<Product[]> {
  const typed = text.trim();
  const query = { where: [{ column: 'archived', in: [0] }], text: typed, sort: { by: NAME_COLUMN[lang] }, limit: Math.max(limit, 50) };
  const { ids } = await store.list('products', query);
  const found = await Promise.all(ids.map((id) => store.get('product', id)));
  return found
    .filter((product) => product !== undefined)
    .map((product) => ({ product, rank: typed === '' ? 3 : rank(product, typed, lang) }))
    .sort((a, b) => a.rank - b.rank)
    .slice(0, limit)
    .map(({ product }) => product);
}
