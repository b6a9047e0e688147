// What is damaged, incomplete or of another version is set aside and shown; the rest goes on.
import { expect, test } from 'vitest';
import { Dexie } from 'dexie';
import { CompanyStore } from '../company.ts';
import type { UpdateRow } from '../record/update-row.ts';
import { crc32 } from '../record/checksum.ts';
import { applyChanges, applyUpdate, copyOf, leavesOf, type Update } from '../record/doc.ts';
import { Records } from '../record/records.ts';
import { faultyDatabase } from './faults.ts';
import { company, customer, draft, NOW, sealOf } from './samples.ts';
import { twoTabs } from './tabs.ts';

const patient = { idle: () => undefined };

/** A draft of several updates, each setting one field. */
async function written() {
  const { one, two, database } = twoTabs(patient);
  await one.edit('company', 'company', () => company);
  await one.edit('invoice', 'D', () => draft('D'));
  await one.edit('invoice', 'D', (d) => ({ ...d!, orderReference: 'second' }));
  await one.edit('invoice', 'D', (d) => ({ ...d!, textAbove: 'third' }));
  await one.edit('invoice', 'D', (d) => ({ ...d!, textBelow: 'fourth' }));
  await one.edit('customer', 'C', () => customer('C'));
  return { one, two, database };
}

const change = (store: CompanyStore, n: number, how: (row: UpdateRow) => void) =>
  store.connection.run(async (db) => {
    const rows = await db.updates.where('record').equals('D').toArray();
    how(rows[n]!);
    await db.updates.put(rows[n]!);
  });

const quarantined = async (store: CompanyStore) => (await store.quarantined()).map((row) => [row.record, row.reason]);

test('an update whose bytes have changed is set aside; the record opens without it, others are not touched', async () => {
  const { one, two } = await written();
  await change(one, 3, (row) => (row.bytes[5]! ^= 255));
  const d = await two.get('invoice', 'D');
  expect([d?.orderReference, d?.textAbove, d?.textBelow]).toEqual(['second', 'third', undefined]);
  await expect.poll(() => quarantined(two)).toEqual([['D', 'damaged']]);
  expect((await two.get('customer', 'C'))?.name).toBe(customer('C').name);
});

test('without room it is set aside when it is opened the next time', async () => {
  const { one, database } = await written();
  await change(one, 3, (row) => (row.bytes[5]! ^= 255));
  const faults = faultyDatabase(database);
  const two = new CompanyStore('company', database, { make: faults.make, ...patient });
  await two.get('customer', 'C');
  faults.failAt(1, new DOMException('full', 'QuotaExceededError'));
  const before = faults.writes;
  expect((await two.get('invoice', 'D'))?.textBelow).toBeUndefined();
  await expect.poll(() => faults.writes).toBeGreaterThan(before);
  expect(await quarantined(two)).toEqual([]);
  await expect
    .poll(async () => {
      await two.get('invoice', 'D');
      return quarantined(two);
    })
    .toEqual([['D', 'damaged']]);
  two.close();
});

test('let go while it is being opened, a record is read anew: what could not be set aside is found again', async () => {
  const { one } = await written();
  await change(one, 3, (row) => (row.bytes[5]! ^= 255));
  let faults = 0;
  const records = new Records(() => void faults++);
  await one.connection.run((db) => records.open(db, 'D'));
  await one.connection.run((db) => {
    const opening = records.open(db, 'D');
    records.forget('D');
    return opening;
  });
  expect(faults).toBe(2);
});

const author = (store: CompanyStore) => store.connection.run(async (db) => (await db.meta.get('author'))?.value);

test('setting an update aside changes who speaks for this database', async () => {
  const { one, two } = await written();
  const before = await author(one);
  await change(one, 3, (row) => (row.bytes[5]! ^= 255));
  await two.get('invoice', 'D');
  await expect.poll(() => author(one)).not.toBe(before);
  await one.edit('invoice', 'D', (r) => ({ ...r!, textBelow: 'again' }));
  expect((await two.get('invoice', 'D'))?.textBelow).toBe('again');
});

test('bytes that are no update at all are set aside, even with the right checksum', async () => {
  const { one, two } = await written();
  const nonsense = new Uint8Array([7, 1, 200, 3, 99, 255, 255, 12]) as Update;
  await change(one, 2, (row) => Object.assign(row, { bytes: nonsense, sum: crc32(nonsense) }));
  const d = await two.get('invoice', 'D');
  expect(d?.orderReference).toBe('second');
  await expect.poll(async () => (await quarantined(two)).map(([record]) => record)).toContain('D');
});

test('what builds on an update that is missing waits in quarantine', async () => {
  const { one, two } = await written();
  await one.connection.run(async (db) => {
    const keys = await db.updates.where('record').equals('D').primaryKeys();
    await db.updates.delete(keys[1]!);
  });
  const d = await two.get('invoice', 'D');
  expect([d?.lines.length, d?.orderReference, d?.textAbove]).toEqual([2, undefined, undefined]);
  await expect.poll(() => quarantined(two)).toEqual([['D', 'incomplete'], ['D', 'incomplete']]);
});

test('a record of which nothing can be read cannot be written over', async () => {
  const { one, two } = await written();
  for (const n of [0, 1, 2, 3]) await change(one, n, (row) => (row.sum += 1));
  await expect(two.edit('invoice', 'D', () => draft('D'))).rejects.toMatchObject({ code: 'corrupt' });
});

/** Writes leaves into a record as another version might have. */
async function foreign(store: CompanyStore, id: string, kind: string, leaves: [string, unknown][]) {
  await store.connection.run(async (db) => {
    const doc = copyOf(undefined);
    for (const row of await db.updates.where('record').equals(id).toArray()) applyUpdate(doc, row.bytes);
    const bytes = applyChanges(doc, leaves.map(([path, to]) => ({ path, to: to as never })), 77)!;
    await db.updates.add({ record: id, kind, bytes, sum: crc32(bytes) });
  });
}

test('a leaf that does not fit gives way to a default, is kept, shown once, and can be set right', async () => {
  const { one, two } = await written();
  await foreign(one, 'D', 'invoice', [['lines/L1/quantity', { odd: 1 }], ['regime', 'margin'], ['currency', 7], ['lines/L2/kind', 'song']]);
  const d = await two.get('invoice', 'D');
  expect([d?.lines.map((l) => [l.id, l.quantity]), d?.regime, d?.currency]).toEqual([[['L1', '1']], 'normal', 'EUR']);
  await expect.poll(async () => (await two.quarantined()).map((row) => row.path).sort()).toEqual(['currency', 'lines/L1/quantity', 'lines/L2', 'lines/L2/kind', 'regime']);
  // An edit of something else leaves the odd leaves alone; an edit of theirs replaces them.
  await two.edit('invoice', 'D', (r) => ({ ...r!, currency: 'CHF' }));
  const leaves = await one.connection.run(async (db) => {
    const doc = copyOf(undefined);
    for (const row of await db.updates.where('record').equals('D').toArray()) applyUpdate(doc, row.bytes);
    return leavesOf(doc);
  });
  expect([leaves.get('currency'), leaves.get('regime'), leaves.get('lines/L2/kind')]).toEqual(['CHF', 'margin', 'song']);
  expect(await two.quarantined()).toHaveLength(5);
});

test('a record of a newer version is read and not written; unknown kinds are left alone', async () => {
  const { one, two } = await written();
  await foreign(one, 'D', 'invoice', [['schema', 99], ['hologram', 'yes']]);
  expect((await two.get('invoice', 'D'))?.orderReference).toBe('second');
  expect(await two.isReadOnly('D')).toBe(true);
  await expect(two.edit('invoice', 'D', (d) => ({ ...d!, textAbove: 'x' }))).rejects.toMatchObject({ code: 'newer' });
  await foreign(one, 'Q', 'quote', [['kind', 'quote'], ['schema', 1]]);
  expect(await two.get('invoice', 'Q')).toBe(undefined);
  await expect(two.edit('invoice', 'C', () => draft('C'))).rejects.toMatchObject({ code: 'absent' });
});

test('a seal that was tampered with is refused and shown, and stays where it is', async () => {
  const { one, two } = await written();
  await one.issue('D', { now: NOW, build: sealOf });
  await one.connection.run((db) => db.sealed.where('id').equals('D').modify((row) => void (row.json = row.json.replace('"EUR"', '"USD"'))));
  await expect(two.sealed('D')).rejects.toMatchObject({ code: 'corrupt' });
  await expect(two.append('D', () => [{ kind: 'noted', text: 'x' }])).rejects.toMatchObject({ code: 'corrupt' });
  await expect.poll(() => quarantined(two)).toEqual([['D', 'seal']]);
  expect(await one.connection.run((db) => db.sealed.count())).toBe(1);
});

test('entries are only ever added: an id that is taken is refused with all that came with it', async () => {
  const { one, two } = await written();
  await one.issue('D', { now: NOW, build: sealOf });
  const [issued] = await one.entries('D');
  await expect(two.append('D', () => [{ kind: 'noted', text: 'a' }, { kind: 'noted', text: 'b', id: issued!.id }])).rejects.toMatchObject({ code: 'refused' });
  expect(await two.entries('D')).toEqual([issued]);
});

test('many edits are kept as one, in both tabs, and nothing is lost', async () => {
  const { one, two } = await written();
  for (let i = 0; i < 40; i++) await (i % 3 ? one : two).edit('invoice', 'D', (d) => ({ ...d!, notices: { ...d!.notices, [`n${i}`]: true } }));
  expect(Object.keys((await two.get('invoice', 'D'))!.notices!)).toHaveLength(40);
  expect(await one.connection.run((db) => db.updates.where('record').equals('D').count())).toBeLessThan(30);
  expect(await one.get('invoice', 'D')).toEqual(await two.get('invoice', 'D'));
}, 30_000);

test('a newer app in another tab takes the database over: this one says so and writes no more', async () => {
  const { one, database } = await written();
  const newer = new Dexie(database);
  newer.version(99).stores({ later: 'id' });
  await newer.open();
  expect(one.connection.state).toBe('outdated');
  await expect(one.edit('customer', 'C', (c) => c!)).rejects.toMatchObject({ code: 'newer' });
  newer.close();
});
