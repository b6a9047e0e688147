// The language of a draft: texts that came from products follow, typed ones stay.
import type { Product } from '../../product/model.ts';
import { inLang, type Lang } from '../../record.ts';
import type { Draft, Line } from '../model.ts';

/** @returns the draft in another language; a line still saying what its product says in the old one says it in the new one. */
export function setLanguage(draft: Draft, language: Lang, products: ReadonlyMap<string, Pick<Product, 'name' | 'description'>>): Draft {
  const lines = draft.lines.map((line): Line => {
    const product = line.productId === undefined ? undefined : products.get(line.productId);
    if (!product) return line;
    const { name, description } = line;
    return {
      ...line,
      name: name === inLang(product.name, draft.language) ? inLang(product.name, language) : name,
      ...(description !== undefined &&
        description === inLang(product.description, draft.language) && { description: inLang(product.description, language) })
    };
  });
  return { ...draft, language, lines };
}
