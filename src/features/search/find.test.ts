// The search asks only the books that this device's rights open: what lies on it from before is not shown.
import { expect, test } from 'vitest';
import type { CompanyStore } from '#store/company.ts';
import type { Scope } from '#sync/scopes.ts';
import { find } from './find.ts';

/** Which tables are asked by who may read those scopes. */
async function asked(...open: Scope[]): Promise<string[]> {
  const tables: string[] = [];
  const list = (table: string) => {
    tables.push(table);
    return Promise.resolve({ ids: [] });
  };
  const store = { list, rows: () => Promise.resolve([]) } as unknown as CompanyStore;
  await find(store, 'dupont', { today: '2026-11-23', lang: 'fr', may: (scope) => open.includes(scope) });
  return tables.toSorted();
}

test('each book by its right', async () => {
  expect(await asked('contacts')).toEqual(['customers', 'products']);
  expect(await asked('sales')).toEqual(['documents']);
  expect(await asked('purchases')).toEqual(['purchases', 'suppliers']);
  expect(await asked('sales', 'contacts', 'purchases')).toHaveLength(5);
});
