// Suppliers by what is typed of them: name, number, town.
import type { SupplierRow } from '#domain/supplier/row.ts';
import type { CompanyStore } from '#store/company.ts';

const MOST = 30;

/** The best matches, those of the archive aside; for no text the first ones by name. */
export async function findSuppliers(store: CompanyStore, text: string): Promise<SupplierRow[]> {
  const { ids } = await store.list('suppliers', { where: [{ column: 'archived', in: [0] }], ...(text.trim() && { text }), sort: { by: 'name' }, limit: MOST });
  return store.rows('suppliers', ids);
}
