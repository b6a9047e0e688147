// Two devices and a relay: what one writes the other has, whatever is lost, repeated or cut in between.
import { STATUS } from '#domain/document/row.ts';
import { describe, expect, test } from 'vitest';
import type { SealedDocument } from '#domain/document/model.ts';
import { CompanyStore } from '../company.ts';
import { editing } from '../gate/commit.ts';
import { missing } from '#sync/envelope/gaps.ts';
import { pullSome, pushSome } from '../sync/exchange.ts';
import { readState } from '../sync/state.ts';
import { isIssuedTwice, undecidedTwice } from '../sync/twice.ts';
import { faultyDatabase, Killed } from './faults.ts';
import { company, customer, draft, line, NOW, product, sealOf } from './samples.ts';
import { content, meet, member, newWorld, open, OWNER } from '../../../tests/sync/devices.ts';
import { newDatabase } from './tabs.ts';

const outboxOf = (store: CompanyStore) => store.connection.run((db) => db.outbox.toArray());
const pay = (store: CompanyStore, id: string, cents: number) =>
  store.append(id, (_sealed, _entries, newId) => [{ kind: 'paid', id: newId(), day: '2026-11-22', method: 'transfer', cents }]);

async function filled(store = open()): Promise<CompanyStore> {
  await store.edit('company', 'company', () => company);
  await store.commit({ edits: [editing('customer', 'CUSTOMER', () => customer('CUSTOMER')), editing('product', 'P1', () => product('P1'))] });
  for (const id of ['D1', 'D2', 'D3']) await store.edit('invoice', id, () => draft(id));
  await store.issue('D1', { now: NOW, build: sealOf });
  await pay(store, 'D1', 1000);
  return store;
}

const creditOf = (invoice: SealedDocument, id: string) =>
  draft(id, { kind: 'creditNote', credits: { id: invoice.id, number: invoice.number, issueDate: invoice.issueDate }, lines: [line('K', 'B', { creditedLine: 'L1', quantity: '1' })] });

test('a company without a relay notes nothing to be sent', async () => {
  const store = await filled();
  expect(await outboxOf(store)).toEqual([]);
}, 30_000);

test('with a relay every act notes what is to be sent, in the same transaction', async () => {
  const database = newDatabase();
  const faults = faultyDatabase(database);
  const store = await filled(new CompanyStore('test', database, { make: faults.make, idle: () => undefined }));
  await member(await newWorld(), { store, takeOver: false });
  const acts: (() => Promise<unknown>)[] = [
    () => store.edit('invoice', 'D2', (d) => ({ ...d!, orderReference: 'PO' })),
    () => store.issue('D2', { now: NOW, letter: 'A', build: sealOf }),
    () => pay(store, 'D1', 7)
  ];
  for (const act of acts) {
    const before = { ...(await content(store)), outbox: await outboxOf(store) };
    for (let n = 1; ; n++) {
      faults.failAt(n, new Killed());
      const outcome = await act().then(() => 'done', (error: unknown) => error);
      if (outcome === 'done') break;
      expect({ ...(await content(store)), outbox: await outboxOf(store) }).toEqual(before);
    }
  }
  expect((await outboxOf(store)).map(({ scope, what }) => [scope, what.type])).toEqual([
    ['sales', 'update'],
    ['sales', 'document'],
    ['sales', 'entries']
  ]);
}, 30_000);

test('connecting later takes over all that is on the device; a device that joins has all of it', async () => {
  const world = await newWorld();
  const [one, two] = [await member(world, { store: await filled() }), await member(world, { rights: OWNER })];
  await meet(one, two);
  const [here, there] = [await content(one.store), await content(two.store)];
  const { records, ...rest } = here;
  expect(Object.keys(records as object)).toContain('D1');
  // What an issued document was typed from stays on the device where that was done before there was a relay.
  const { D1: _closed, ...open } = records as Record<string, unknown>;
  expect(there).toEqual({ ...rest, records: open });
  expect(await outboxOf(one.store)).toEqual([]);
  expect(await two.store.company()).toEqual(company);
  expect((await two.store.sealed('D1'))?.n).toBe(116);
  expect((await two.store.list('documents', { sort: { by: 'id' }, sum: ['open'] })).count).toBe(3);
}, 30_000);

test('edits of both while apart merge field by field and line by line', async () => {
  const world = await newWorld();
  const [one, two] = [await member(world, { store: await filled() }), await member(world, { rights: OWNER })];
  await meet(one, two);
  await one.store.edit('invoice', 'D2', (d) => ({ ...d!, orderReference: 'PO-1', lines: d!.lines.map((l) => (l.id === 'L1' ? { ...l, quantity: '5' } : l)) }));
  await two.store.edit('invoice', 'D2', (d) => ({ ...d!, textAbove: 'Bonjour', lines: [...d!.lines.filter((l) => l.id !== 'L2'), line('L3', 'D')] }));
  await two.store.edit('company', 'company', (c) => ({ ...c!, vatRegime: 'franchise' }));
  await meet(one, two);
  expect(await content(one.store)).toEqual({ ...(await content(two.store)), records: expect.anything() as unknown });
  // Nobody misses an envelope, of others or of its own.
  for (const { store } of [one, two]) expect(missing((await store.connection.run((db) => readState(db, 'gaps')))!)).toEqual([]);
  const merged = await one.store.get('invoice', 'D2');
  expect(merged).toMatchObject({ orderReference: 'PO-1', textAbove: 'Bonjour' });
  expect(merged?.lines.map(({ id, quantity }) => [id, quantity])).toEqual([['L1', '5'], ['L3', '1']]);
  expect((await one.store.rows('documents', ['D3']))[0]?.vat).toBe(0);
}, 30_000);

test('payments and credit notes of two devices add up, and what goes against what is said anew', async () => {
  const world = await newWorld();
  const [one, two] = [await member(world, { store: await filled() }), await member(world, { rights: OWNER })];
  await meet(one, two);
  const invoice = (await one.store.sealed('D1'))!;
  await one.store.edit('creditNote', 'K1', () => creditOf(invoice, 'K1'));
  await one.store.issue('K1', { now: NOW, letter: 'A', build: sealOf });
  await pay(two.store, 'D1', invoice.totals.payable - 1000);
  await meet(one, two);
  expect((await content(one.store))['entries']).toEqual((await content(two.store))['entries']);
  expect((await content(one.store))['documents']).toEqual((await content(two.store))['documents']);
  const [paid, note] = await one.store.rows('documents', ['D1', 'K1']);
  expect(paid).toMatchObject({ open: 0 });
  // Paid in full: the whole credit note is owed to the customer.
  expect(note?.open).toBe(note?.total);
}, 30_000);

test.each([['sends first', false], ['hears of the other one first', true]])('a record issued on both: both stand, each with its number and what happened to it, the same way everywhere; the second %s', async (_, hears) => {
  const world = await newWorld();
  const [one, two] = [await member(world, { store: await filled() }), await member(world, { rights: OWNER })];
  await meet(one, two);
  const third = await member(world, { rights: OWNER });
  const first = await one.store.issue('D2', { now: NOW, letter: 'A', build: sealOf });
  const second = await two.store.issue('D2', { now: NOW, letter: 'B', build: sealOf });
  expect([first.number, second.number]).toEqual(['VEN2026-A0001', 'VEN2026-B0001']);
  await pay(one.store, 'D2', 11);
  await pay(two.store, 'D2', 22);
  await pushSome(one.exchange);
  if (hears) while ((await pullSome(two.exchange)) === 'more');
  await meet(two, third, one, two);
  for (const { store } of [one, two, third]) {
    expect(await store.sealed('D2')).toEqual(first);
    const [other] = await store.connection.run((db) => db.sealed.where('record').equals('D2').toArray());
    expect(await store.sealed(other!.id)).toEqual({ ...second, id: other!.id });
    const paid = async (id: string) => (await store.entries(id)).flatMap((e) => (e.kind === 'paid' ? [e.cents] : []));
    expect([await paid('D2'), await paid(other!.id)]).toEqual([[11], [22]]);
    const open = async (id: string) => (await store.rows('documents', [id]))[0]?.open;
    expect([await open('D2'), await open(other!.id)]).toEqual([first.totals.payable - 11, second.totals.payable - 22]);
    // Said of the second, and to be done until somebody decides.
    expect(await isIssuedTwice(store.connection, other!.id)).toEqual({ why: 'record', first: { id: 'D2', number: first.number } });
    expect(await isIssuedTwice(store.connection, 'D2')).toBeUndefined();
    expect(await undecidedTwice(store.connection)).toEqual([{ id: other!.id, kind: 'invoice' }]);
  }
  await pay(third.store, (await third.store.connection.run((db) => db.sealed.where('record').equals('D2').first()))!.id, 33);
  await meet(third, one, two);
  expect(await content(third.store)).toEqual(await content(two.store));
  expect({ ...(await content(one.store)), records: {} }).toEqual({ ...(await content(two.store)), records: {} });
}, 30_000);

test('issued twice, paid, then credited in full: it is decided, though its row says that it is paid', async () => {
  const world = await newWorld();
  const [one, two] = [await member(world, { store: await filled() }), await member(world, { rights: OWNER })];
  await meet(one, two);
  await one.store.issue('D2', { now: NOW, letter: 'A', build: sealOf });
  const second = await two.store.issue('D2', { now: NOW, letter: 'B', build: sealOf });
  await pushSome(one.exchange);
  await meet(two, one, two);
  const { id } = (await undecidedTwice(two.store.connection))[0]!;
  const { payable } = second.totals;
  await pay(two.store, id, payable);
  expect(await undecidedTwice(two.store.connection)).toMatchObject([{ id }]);
  const credited = (cents: number) => two.store.append(id, () => [{ kind: 'credited', creditNote: `CN${cents}`, number: `NC${cents}`, cents: 0, gross: cents, lines: [] }]);
  await credited(payable - 1);
  expect(await undecidedTwice(two.store.connection)).toMatchObject([{ id }]);
  await credited(1);
  expect((await two.store.rows('documents', [id]))[0]?.status).toBe(STATUS.paid);
  expect(await undecidedTwice(two.store.connection)).toEqual([]);
}, 30_000);

test('one number on two documents: the second is told, and decided once it is archived', async () => {
  const world = await newWorld();
  const [one, two] = [await member(world, { store: await filled() }), await member(world, { rights: OWNER })];
  await meet(one, two);
  // Two devices that take themselves for the same one.
  const first = await one.store.issue('D2', { now: NOW, letter: 'A', build: sealOf });
  const second = await two.store.issue('D3', { now: NOW, letter: 'A', build: sealOf });
  expect(second.number).toBe(first.number);
  await pushSome(one.exchange);
  await meet(two, one, two);
  for (const { store } of [one, two]) {
    expect(await isIssuedTwice(store.connection, 'D3')).toEqual({ why: 'number', first: { id: 'D2', number: first.number } });
    expect(await isIssuedTwice(store.connection, 'D2')).toBeUndefined();
    expect(await undecidedTwice(store.connection)).toEqual([{ id: 'D3', kind: 'invoice' }]);
  }
  await one.store.append('D3', () => [{ kind: 'archived', archived: true }]);
  expect(await undecidedTwice(one.store.connection)).toEqual([]);
}, 30_000);

describe('nothing is lost', () => {
  test('answers lost, requests cut before they arrive: sent again, it is there once', async () => {
    const world = await newWorld();
    let state = 7;
    const cut = () => {
      state = (state * 1103515245 + 12345) % 2 ** 31;
      if (state % 1000 < 300) throw new TypeError('cut');
    };
    const one = await member(world, { store: await filled(), port: (device) => world.relay.port(device, cut) });
    const two = await member(world, { rights: OWNER, port: (device) => world.relay.port(device, cut) });
    for (let tries = 0; tries < 60; tries++) await meet(one, two).catch((error: unknown) => expect(error).toBeInstanceOf(TypeError));
    expect(await outboxOf(one.store)).toEqual([]);
    const mine = world.relay.rows.filter(({ header }) => header.device === one.keys.id && header.scope === 'sales');
    expect(mine.map(({ header }) => header.n)).toEqual(mine.map((_, i) => i + 1));
    expect((await content(two.store))['documents']).toEqual((await content(one.store))['documents']);
  }, 30_000);

  test('killed at any write while a page is applied: either all of it is there or nothing, and the next pass brings the rest', async () => {
    const world = await newWorld();
    const one = await member(world, { store: await filled() });
    while ((await pushSome(one.exchange)).stored > 0);
    const database = newDatabase();
    const faults = faultyDatabase(database);
    const two = await member(world, { rights: OWNER, store: new CompanyStore('test', database, { make: faults.make, idle: () => undefined }) });
    const nothing = await content(two.store);
    let deaths = 0;
    for (let n = 1; ; n++) {
      faults.failAt(n, new Killed());
      const outcome = await meet(two).then(() => 'done', (error: unknown) => error);
      if (outcome === 'done') break;
      expect(outcome).toBeInstanceOf(Killed);
      if (deaths++ < 5) expect(await content(two.store)).toEqual(nothing);
    }
    expect(deaths).toBeGreaterThan(5);
    expect((await content(two.store))['documents']).toEqual((await content(one.store))['documents']);
  }, 30_000);

  test('what no envelope can hold is set aside and said; everything else goes', async () => {
    const world = await newWorld();
    const [one, two] = [await member(world), await member(world, { rights: OWNER })];
    const random = () => Array.from(crypto.getRandomValues(new Uint8Array(60_000)), (byte) => String.fromCharCode(0x100 + byte)).join('');
    await one.store.edit('company', 'company', () => company);
    await one.store.edit('customer', 'LARGE', () => customer('LARGE', { note: Array.from({ length: 16 }, random).join('') + random() + random() + random() + random() }));
    await one.store.edit('customer', 'CUSTOMER', () => customer('CUSTOMER'));
    await meet(one, two);
    expect((await two.store.get('customer', 'CUSTOMER'))?.id).toBe('CUSTOMER');
    expect((await one.store.quarantined()).map(({ record, kind }) => [record, kind])).toEqual([['LARGE', 'unsent contacts']]);
    expect((await one.store.get('customer', 'LARGE'))?.id).toBe('LARGE');
    expect(await outboxOf(one.store)).toEqual([]);
    const mine = world.relay.rows.filter(({ header }) => header.scope === 'contacts');
    expect(mine.map(({ header }) => header.n)).toEqual([1, 2]);
  }, 30_000);
});
