// Own numbers that two customers, products or suppliers bear: given on two devices with no network between them.
import type { CompanyStore } from '#store/company.ts';
import { CONTACTS_SCOPE, PURCHASES_SCOPE, type Scope } from '#sync/scopes.ts';

const TABLES = [
  { table: 'customers', path: '/customers', scope: CONTACTS_SCOPE },
  { table: 'products', path: '/products', scope: CONTACTS_SCOPE },
  { table: 'suppliers', path: '/suppliers', scope: PURCHASES_SCOPE }
] as const;

export interface NumbersTwice {
  /** How many numbers. */
  count: number;
  /** The newest record that bears one: its page says so, and another number is typed there. */
  href: string;
}

/** For a live query. @param may whether this device may change what is of a scope: nobody else is asked to */
export async function numbersTwice(store: CompanyStore, may: (scope: Scope) => boolean): Promise<NumbersTwice> {
  const found: NumbersTwice = { count: 0, href: '' };
  for (const { table, path, scope } of TABLES) {
    if (!may(scope)) continue;
    const { groups } = await store.list(table, { sort: { by: 'number' }, groupBy: { column: 'number', bucket: 'value' }, limit: 0 });
    const shared = groups.filter(({ key, count }) => key !== '' && count > 1).map(({ key }) => key);
    const [first] = shared;
    if (first === undefined) continue;
    found.count += shared.length;
    if (found.href) continue;
    const { ids } = await store.list(table, { where: [{ column: 'number', is: [first] }], sort: { by: 'number' } });
    found.href = `${path}/${ids.toSorted().at(-1)}`;
  }
  return found;
}
