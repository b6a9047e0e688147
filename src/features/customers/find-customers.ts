// Customers found as one types, for pickers.
import type { CustomerRow } from '#domain/party/row.ts';
import { closest, LOOKED_AT } from '#domain/text/closeness.ts';
import type { CompanyStore } from '#store/company.ts';

/** The best matches for what was typed, the closest first, archived ones left out; without text, the customers used last. */
export async function findCustomers(store: CompanyStore, text: string, limit = 20): Promise<CustomerRow[]> {
  const typed = text.trim();
  const { ids } = await store.list('customers', {
    where: [{ column: 'archived', in: [0] }],
    text: typed,
    sort: typed === '' ? { by: 'lastUsed', desc: true } : { by: 'name' },
    limit: typed === '' ? limit : LOOKED_AT
  });
  const rows = await store.rows('customers', ids);
  return typed === '' ? rows : closest(typed, rows, ({ name, number }) => ({ name, codes: [number] }), limit);
}
