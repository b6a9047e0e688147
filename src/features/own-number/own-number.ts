// Own numbers of customers, products and suppliers: the next one of the company's pattern, and whether one is taken.
import { nextAmong } from '#domain/numbering/next.ts';
import type { IsoDate } from '#domain/dates.ts';
import type { CompanyStore } from '#store/company.ts';

export type NumberedTable = 'customers' | 'products' | 'suppliers';

/** Every own number in use, archived records included. */
export async function numbersInUse(store: CompanyStore, table: NumberedTable): Promise<string[]> {
  const { ids } = await store.list(table, { sort: { by: 'number' }, limit: Infinity });
  const rows = await store.rows(table, ids);
  return rows.map(({ number }) => number);
}

/** The next own number, e.g. `C00012`. */
export async function nextOwnNumber(store: CompanyStore, table: NumberedTable, pattern: string, today: IsoDate): Promise<string> {
  return nextAmong(pattern, await numbersInUse(store, table), Number(today.slice(0, 4)));
}

/** The id of another record that bears this number, if any. */
export async function holderOf(store: CompanyStore, table: NumberedTable, number: string, self: string): Promise<string | undefined> {
  if (number === '') return undefined;
  const { ids } = await store.list(table, { where: [{ column: 'number', is: [number] }], sort: { by: 'number' } });
  return ids.find((id) => id !== self);
}
