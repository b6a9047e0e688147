// The groups that products are in.
import { fold } from '#domain/text/fold.ts';
import type { CompanyStore } from '#store/company.ts';

/** The groups in use that contain what was typed, in alphabetical order. */
export async function findGroups(store: CompanyStore, text: string): Promise<string[]> {
  const { groups } = await store.list('products', { where: [{ column: 'archived', in: [0] }], sort: { by: 'group' }, limit: 1, groupBy: { column: 'group', bucket: 'value' } });
  const typed = fold(text);
  return groups.map(({ key }) => key).filter((key) => key !== '' && fold(key).includes(typed));
}
