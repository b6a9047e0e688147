// Own numbers that two customers or two products bear: given on two devices with no network between them.
import type { CompanyStore } from '#store/company.ts';

const TABLES = { customers: '/customers', products: '/products' } as const;

export interface NumbersTwice {
  /** How many numbers. */
  count: number;
  /** The newest record that bears one: its page says so, and another number is typed there. */
  href: string;
}

/** For a live query. */
export async function numbersTwice(store: CompanyStore): Promise<NumbersTwice> {
  const found: NumbersTwice = { count: 0, href: '' };
  for (const table of ['customers', 'products'] as const) {
    const { groups } = await store.list(table, { sort: { by: 'number' }, groupBy: { column: 'number', bucket: 'value' }, limit: 0 });
    const shared = groups.filter(({ key, count }) => key !== '' && count > 1).map(({ key }) => key);
    const [first] = shared;
    if (first === undefined) continue;
    found.count += shared.length;
    if (found.href) continue;
    const { ids } = await store.list(table, { where: [{ column: 'number', is: [first] }], sort: { by: 'number' } });
    found.href = `${TABLES[table]}/${ids.toSorted().at(-1)}`;
  }
  return found;
}
