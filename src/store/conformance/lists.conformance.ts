// Lists: whatever is asked, the packed columns answer what a plain look at all rows would, before and after the snapshot.
import fc from 'fast-check';
import { liveQuery } from 'dexie';
import { expect, test } from 'vitest';
import { dayNumber } from '#domain/dates.ts';
import type { Customer } from '#domain/party/model.ts';
import { fold, searchWords } from '#domain/text/fold.ts';
import { CompanyStore } from '../company.ts';
import { editing } from '../gate/commit.ts';
import { readEarly } from '../list/early.ts';
import type { ListQuery, ListResult } from '../list/query.ts';
import { customer } from './samples.ts';
import { newDatabase, twoTabs } from './tabs.ts';

const patient = { idle: () => undefined };

type Row = { id: string; number: string; name: string; type: string; city: string; vatNumber: string; archived: boolean };
const rowOf = (c: Customer): Row => ({ id: c.id, number: c.number, name: c.name, type: c.type, city: c.address.city, vatNumber: c.vatNumber ?? '', archived: !!c.archived });

/** The answer by looking at every row, written as plainly as can be. */
function plainly(rows: readonly Row[], { where = [], text = '', sort, offset = 0, limit = 50, groupBy }: ListQuery): ListResult {
  const value = (row: Row, column: string) => row[column as keyof Row];
  const found = rows
    .filter((row) =>
      where.every((c) => {
        if ('is' in c) return c.is.includes(String(value(row, c.column)));
        return 'in' in c && c.in.includes(Number(value(row, c.column)));
      })
    )
    .filter((row) => searchWords(text).every((word) => [row.number, row.name, row.city, row.vatNumber].some((t) => fold(t).includes(word))));
  const key = (row: Row) => (sort.by === 'archived' ? String(Number(row.archived)) : fold(String(value(row, sort.by))));
  const byId = [...found].sort((a, b) => (a.id < b.id ? -1 : 1));
  const sorted = sort.by === 'id' ? byId : byId.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
  if (sort.desc) sorted.reverse();
  const groups = new Map<string, number>();
  if (groupBy) for (const row of found) groups.set(String(value(row, groupBy.column)), (groups.get(String(value(row, groupBy.column))) ?? 0) + 1);
  return {
    ids: sorted.slice(offset, offset + limit).map((row) => row.id),
    count: found.length,
    sums: {},
    groups: [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([k, count]) => ({ key: k, count, sums: {} }))
  };
}

const word = fc.constantFrom('Épi', 'epi', 'D’Or', 'Œuvre', 'Zoé', 'zoe', 'Ångström', 'a', 'b', 'B', '', ' ', 'ß', 'SS');
const text = fc.array(word, { maxLength: 3 }).map((words) => words.join(' '));
const id = fc.oneof(fc.integer({ min: 0, max: 40 }).map((n) => `01M7ZY9M9HXZ4MNGFP1H9Y0${String(n).padStart(3, '0')}`), fc.integer({ min: 0, max: 5 }).map((n) => `odd-${n}`));
const made = fc.record({ id, name: text, city: text, number: fc.constantFrom('C1', 'C2', 'C10', 'c1'), type: fc.constantFrom('company', 'person'), archived: fc.boolean(), deleted: fc.boolean() });
const query: fc.Arbitrary<ListQuery> = fc.record(
  {
    where: fc.subarray([{ column: 'type', is: ['person'] }, { column: 'archived', in: [0] }, { column: 'city', is: ['Épi', '', 'Zoé'] }] as NonNullable<ListQuery['where']>[number][]),
    text,
    sort: fc.record({ by: fc.constantFrom('id', 'name', 'city', 'number', 'archived', 'type'), desc: fc.boolean() }),
    offset: fc.nat(10),
    limit: fc.oneof(fc.nat(10), fc.constant(Infinity)),
    groupBy: fc.constantFrom({ column: 'city', bucket: 'value' }, { column: 'type', bucket: 'value' }) as fc.Arbitrary<NonNullable<ListQuery['groupBy']>>
  },
  { requiredKeys: ['sort'] }
);

test('every question is answered as a look at all rows would answer it, whatever was saved when', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.array(made, { minLength: 1, maxLength: 12 }), fc.array(query, { minLength: 1, maxLength: 4 }), fc.constantFrom('save', 'forget', 'go on')), { maxLength: 5 }), async (rounds) => {
      const database = newDatabase();
      let store = new CompanyStore('test', database, patient);
      const rows = new Map<string, Row>();
      for (const [changes, queries, afterwards] of rounds) {
        const last = new Map(changes.map((c) => [c.id, c]));
        await store.commit({
          edits: [...last.values()].map((c) =>
            editing('customer', c.id, (before) => {
              const now = customer(c.id, { ...before, name: c.name, number: c.number, archived: c.archived, type: c.type as Customer['type'], address: { street: '', postcode: '', city: c.city, country: 'BE' } });
              return { ...now, deletedAt: c.deleted ? '2026-11-21T10:00:00.000Z' : null };
            })
          )
        });
        for (const c of last.values()) {
          if (c.deleted) rows.delete(c.id);
          else rows.set(c.id, rowOf(customer(c.id, { ...(c as Partial<Customer>), address: { street: '', postcode: '', city: c.city, country: 'BE' } })));
        }
        for (const q of queries) expect(await store.list('customers', q)).toEqual(plainly([...rows.values()], q));
        if (afterwards === 'save') await store.saveList('customers');
        if (afterwards === 'forget') {
          store.close();
          store = new CompanyStore('test', database, patient);
        }
        for (const q of queries) expect(await store.list('customers', q)).toEqual(plainly([...rows.values()], q));
      }
      store.close();
    }),
    { numRuns: 40 }
  );
}, 60_000);

test('a list is live across tabs, also when several are asked at once', async () => {
  const { one, two } = twoTabs(patient);
  const counts: number[][] = [[], []];
  const lives = counts.map((seen, i) =>
    liveQuery(() => two.list('customers', { sort: { by: i === 0 ? 'name' : 'number' } })).subscribe((result) => void seen.push(result.count))
  );
  await expect.poll(() => counts.map((seen) => seen.at(-1))).toEqual([0, 0]);
  await one.edit('customer', 'A', () => customer('A'));
  await expect.poll(() => counts.map((seen) => seen.at(-1))).toEqual([1, 1]);
  await one.edit('customer', 'A', (c) => ({ ...c!, deletedAt: '2026-11-21T10:00:00.000Z' }));
  await expect.poll(() => counts.map((seen) => seen.at(-1))).toEqual([0, 0]);
  lives.forEach((live) => live.unsubscribe());
});

test('losing the snapshot, or finding it damaged, loses nothing', async () => {
  const { one, database } = twoTabs(patient);
  await one.commit({ edits: ['A', 'B', 'C'].map((n) => editing('customer', n, () => customer(n, { name: `Client ${n}` }))) });
  await one.list('customers', { sort: { by: 'name' } });
  await one.saveList('customers');
  const again = () => new CompanyStore('test', database, patient);
  const ask = async (store: CompanyStore) => (await store.list('customers', { text: 'client', sort: { by: 'name' } })).ids;
  expect(await ask(again())).toEqual(['A', 'B', 'C']);
  const keys = await one.connection.run((db) => db.columns.toCollection().primaryKeys());
  for (const key of keys) {
    const before = await one.connection.run((db) => db.columns.get(key));
    await one.connection.run((db) => db.columns.put({ key, value: { version: 'damaged' } }));
    expect(await ask(again())).toEqual(['A', 'B', 'C']);
    await one.connection.run((db) => db.columns.put(before!));
  }
  await one.connection.run((db) => db.columns.clear());
  expect(await ask(again())).toEqual(['A', 'B', 'C']);
});

test('reading beside the opening: what is there, nothing of what is not, and nothing made by looking', async () => {
  const { one, database } = twoTabs(patient);
  await one.edit('customer', 'A', () => customer('A'));
  expect(await readEarly(database, ['customers.'])).toEqual([undefined]);
  await one.list('customers', { sort: { by: 'name' } });
  await one.saveList('customers');
  expect(await readEarly(database, ['customers.', 'customers.absent'])).toEqual([{ key: 'customers.', value: expect.objectContaining({ rev: expect.any(Number) }) }, undefined]);
  expect(await readEarly(`${database}-absent`, ['customers.'])).toBeUndefined();
  expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain(`${database}-absent`);
});

test('documents: periods, bits, ranges, sums by month, amounts and communications', async () => {
  const { one } = twoTabs(patient);
  const row = (n: number, more: object) => ({ order: n, id: `01M7ZY9M9HXZ4MNGFP1H9Y0${String(n).padStart(3, '0')}`, kind: 'invoice', status: 1, flags: 0, journal: 'VEN', number: `2026-${String(n).padStart(4, '0')}`, n, date: '2026-11-21', due: '2026-12-21', customerId: 'C', name: 'Dupont', net: 0, vat: 0, total: 0, open: 0, communication: '', orderReference: '', createdAt: '2026-11-21T10:00:00.000Z', rev: 1, ...more });
  const rows = [
    row(1, { date: '2026-10-03', total: 126742, open: 126742, communication: '202600000195', flags: 1 }),
    row(2, { date: '2026-10-31', total: 126700, open: 100, flags: 3 }),
    row(3, { date: '2026-11-01', total: 21799, flags: 2, due: '' }),
    row(4, { date: '2026-11-01', total: -21700, status: 3, number: '2026-0217' })
  ];
  await one.connection.run((db) => db.documents.bulkAdd(rows as never));
  await one.connection.run((db) => db.meta.put({ key: 'rev.documents', value: 1 }));
  const numbers = async (q: Partial<ListQuery>) => (await one.rows('documents', (await one.list('documents', { sort: { by: 'n' }, ...q })).ids)).map((r) => r.n);
  expect(await numbers({ where: [{ column: 'date', from: '2026-10-31', to: '2026-11-30' }] })).toEqual([2, 3, 4]);
  expect(await numbers({ where: [{ column: 'due', to: '2030-01-01' }] })).toEqual([1, 2, 4]);
  expect(await numbers({ where: [{ column: 'flags', bits: 2 }] })).toEqual([2, 3]);
  expect(await numbers({ where: [{ column: 'flags', bits: 3, unset: true }] })).toEqual([4]);
  expect(await numbers({ where: [{ column: 'open', min: 1 }, { column: 'due', to: '2026-12-31' }] })).toEqual([1, 2]);
  expect(await numbers({ where: [{ column: 'status', in: [3] }] })).toEqual([4]);
  expect(await numbers({ text: '1267,42' })).toEqual([1]);
  expect(await numbers({ text: '1.267,4' })).toEqual([1]);
  expect(await numbers({ text: '1267' })).toEqual([1, 2]);
  expect(await numbers({ text: '217' })).toEqual([3, 4]);
  expect(await numbers({ text: '+++202/6000' })).toEqual([1]);
  expect(await numbers({ text: 'dupont 0217' })).toEqual([4]);
  expect(await numbers({ sort: { by: 'date', desc: true } })).toEqual([4, 3, 2, 1]);
  const grouped = await one.list('documents', { sort: { by: 'n' }, limit: 0, sum: ['total', 'open'], groupBy: { column: 'date', bucket: 'month' } });
  expect(grouped).toEqual({
    ids: [],
    count: 4,
    sums: { total: 126742 + 126700 + 21799 - 21700, open: 126842 },
    groups: [
      { key: '2026-10', count: 2, sums: { total: 253442, open: 126842 } },
      { key: '2026-11', count: 2, sums: { total: 99, open: 0 } }
    ]
  });
  expect(dayNumber('1970-01-02')).toBe(1);
  await expect(one.list('documents', { sort: { by: 'nothing' } })).rejects.toThrow(RangeError);
});
