// Lists of purchases: their sums are of euros alone, also where the database was made before their rows said so.
import { Dexie } from 'dexie';
import { expect, test } from 'vitest';
import type { Purchase } from '#domain/purchase/model.ts';
import { newPurchase } from '#domain/purchase/new-purchase.ts';
import { CompanyStore } from '../company.ts';
import { NOW } from './samples.ts';
import { newDatabase } from './tabs.ts';

const patient = { idle: () => undefined };
const bought = (id: string, more: Partial<Purchase>): Purchase => ({ ...newPurchase({ id, now: NOW, source: { way: 'file' }, files: [] }), number: id, issueDate: '2026-11-03', processedAt: NOW, ...more });
const question = { sort: { by: 'number' }, sum: ['euroTotal', 'euroOpen', 'notEuro'], groupBy: { column: 'date', bucket: 'month' } } as const;
const sums = { euroTotal: 12_100, euroOpen: 12_100, notEuro: 1 };
const expected = { ids: ['A', 'B'], count: 2, sums, groups: [{ key: '2026-11', count: 2, sums }] };

async function two(database: string): Promise<CompanyStore> {
  const store = new CompanyStore('test', database, patient);
  await store.edit('purchase', 'A', () => bought('A', { total: 12_100 }));
  await store.edit('purchase', 'B', () => bought('B', { total: 5_000, currency: 'USD' }));
  await store.mark('B', true);
  return store;
}

test('what is in another currency is counted and not added up', async () => {
  const store = await two(newDatabase());
  expect(await store.list('purchases', question)).toEqual(expected);
  await store.edit('purchase', 'B', (b) => ({ ...b!, currency: 'EUR' }));
  expect((await store.list('purchases', question)).sums).toEqual({ euroTotal: 17_100, euroOpen: 17_100, notEuro: 0 });
});

test('rows of an older database are made again when it is opened, with what the store keeps on them; columns saved before too', async () => {
  const database = newDatabase();
  const now = await two(database);
  await now.list('purchases', question);
  await now.saveList('purchases');
  now.close();
  // As the version before left it: the same stores, rows and columns without what came since.
  const before = new Dexie(database);
  await before.open();
  const tables = Object.fromEntries(before.tables.map(({ name, schema }) => [name, [schema.primKey.src, ...schema.indexes.map(({ src }) => src)].join(', ')]));
  const contents = await Promise.all(before.tables.map(async ({ name }) => [name, await before.table(name).toArray()] as const));
  await before.delete();
  const older = new Dexie(database);
  older.version(5).stores(tables);
  for (const [name, rows] of contents) await older.table(name).bulkPut(rows);
  await older.table('purchases').toCollection().modify((row: Record<string, unknown>) => {
    for (const key of ['currency', 'euroTotal', 'euroOpen', 'notEuro']) delete row[key];
  });
  await older.table('columns').bulkDelete(['purchases.euroTotal', 'purchases.euroOpen', 'purchases.notEuro']);
  await older.table('columns').where('key').equals('purchases.').modify((row: { value: { format: number } }) => void (row.value.format = 1));
  older.close();

  const opened = new CompanyStore('test', database, patient);
  expect(await opened.list('purchases', { sort: { by: 'number' } })).toMatchObject({ ids: ['A', 'B'] });
  expect(await opened.list('purchases', question)).toEqual(expected);
  expect(await opened.rows('purchases', ['B'])).toEqual([expect.objectContaining({ currency: 'USD', total: 5_000, flags: 8 })]);
  await opened.saveList('purchases');
  opened.close();
  expect(await new CompanyStore('test', database, patient).list('purchases', question)).toEqual(expected);
});
