// The list of purchases as the rows of the totals ask for it: of one category, between two days.
import type { Company } from '#domain/company/model.ts';
import { categoryOf } from '#domain/purchase/categories.ts';
import type { CompanyStore } from '#store/company.ts';
import type { Condition } from '#store/list/query.ts';
import { PURCHASES } from '../paths.ts';

/** The address of the list of a category's purchases of these days. */
export function categoryPath(category: string, { from, to }: { from: string; to: string }): string {
  return `${PURCHASES}?${new URLSearchParams({ category, from, to })}`;
}

/** What the rows of a category say in their column: alone or beside others, and lines of what was removed since in the general one. */
export async function inCategory(store: CompanyStore, company: Pick<Company, 'purchaseCategories'>, category: string): Promise<Condition> {
  const { groups } = await store.list('purchases', { sort: { by: 'id' }, limit: 0, groupBy: { column: 'categories', bucket: 'value' } });
  const is = groups.map(({ key }) => key).filter((key) => idsOf(key).some((id) => categoryOf(company, id || undefined).id === category));
  return { column: 'categories', is };
}

/** The ids that a row keeps, each between blanks; an empty one is that of lines without category. */
export const idsOf = (categories: string): string[] => [...categories.matchAll(/ (\S*) /g)].map(([, id = '']) => id);
