// The purchases from a supplier, and what is still to be paid.
import type { Cents } from '#domain/money/cents.ts';
import type { PurchaseRow } from '#domain/purchase/row.ts';
import type { CompanyStore } from '#store/company.ts';

export interface SupplierPurchases {
  /** The latest. */
  rows: PurchaseRow[];
  count: number;
  /** Including VAT, credit notes taken off, in euros; what of it is open. */
  total: Cents;
  open: Cents;
  /** How many are in another currency, and not in these. */
  notEuro: number;
}

/** For live queries too. */
export async function purchasesOf(store: CompanyStore, id: string, limit = 50): Promise<SupplierPurchases> {
  const { ids, count, sums } = await store.list('purchases', { where: [{ column: 'supplierId', is: [id] }], sort: { by: 'order', desc: true }, sum: ['euroTotal', 'euroOpen', 'notEuro'], limit });
  return { rows: await store.rows('purchases', ids), count, total: sums['euroTotal'] ?? 0, open: sums['euroOpen'] ?? 0, notEuro: sums['notEuro'] ?? 0 };
}
