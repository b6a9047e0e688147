// Suppliers found as one types, for pickers.
import type { SupplierRow } from '#domain/supplier/row.ts';
import { closest, LOOKED_AT } from '#domain/text/closeness.ts';
import type { CompanyStore } from '#store/company.ts';

/** The best matches for what was typed (name, own number, enterprise number), the closest first, archived ones left out; without text, the first by name. */
export async function findSuppliers(store: CompanyStore, text: string, limit = 20): Promise<SupplierRow[]> {
  const typed = text.trim();
  const { ids } = await store.list('suppliers', {
    where: [{ column: 'archived', in: [0] }],
    text: typed,
    sort: { by: 'name' },
    limit: typed === '' ? limit : LOOKED_AT
  });
  const rows = await store.rows('suppliers', ids);
  return typed === '' ? rows : closest(typed, rows, ({ name, number, enterpriseNumber }) => ({ name, codes: [number, enterpriseNumber] }), limit);
}
