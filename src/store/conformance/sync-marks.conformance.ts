// The accountant's marks between devices: the last one counts, in whatever order they meet, and they are all that an accountant may write.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FLAG } from '#domain/document/row.ts';
import { stateOf } from '#domain/document/state.ts';
import { newPurchase } from '#domain/purchase/new-purchase.ts';
import { crypto } from '../../../tests/sync/company.ts';
import { ACCOUNTANT, content, meet, member, type Member, newWorld, open, OWNER, type World } from '../../../tests/sync/devices.ts';
import { KeyRing } from '#sync/keys/ring.ts';
import type { CompanyStore } from '../company.ts';
import { apply } from '../sync/apply.ts';
import { openRows } from '../sync/arrival.ts';
import { pushSome } from '../sync/exchange.ts';
import { readState } from '../sync/state.ts';
import { company, draft, NOW, sealOf } from './samples.ts';

const mark = (store: CompanyStore, id: string, processed: boolean, by?: string) => store.append(id, () => [{ kind: 'processed', processed, ...(by && { by }) }]);
const pay = (store: CompanyStore, id: string, cents: number) =>
  store.append(id, (_sealed, _entries, newId) => [{ kind: 'paid', id: newId(), day: '2026-11-22', method: 'transfer', cents }]);

async function issued(store = open()): Promise<CompanyStore> {
  await store.edit('company', 'company', () => company);
  for (const id of ['D1', 'D2']) {
    await store.edit('invoice', id, () => draft(id));
    await store.issue(id, { now: NOW, build: sealOf });
  }
  return store;
}

const marked = async (store: CompanyStore, id: string) => {
  const [row] = await store.rows('documents', [id]);
  const { processed } = stateOf((await store.sealed(id))!, await store.entries(id));
  expect(((row?.flags ?? 0) & FLAG.processed) !== 0).toBe(processed !== undefined);
  return processed?.by ?? (processed ? 'somebody' : undefined);
};

test('without a relay a mark is set and taken back, and changes no amount', async () => {
  const store = await issued();
  await mark(store, 'D1', true);
  await pay(store, 'D1', 100);
  const { open: left } = (await store.rows('documents', ['D1']))[0]!;
  expect(left).toBe((await store.sealed('D1'))!.totals.payable - 100);
  expect(await marked(store, 'D1')).toBe('somebody');
  await mark(store, 'D1', false);
  await mark(store, 'D1', true, 'Delvaux');
  expect(await marked(store, 'D1')).toBe('Delvaux');
  expect((await store.list('documents', { where: [{ column: 'flags', bits: FLAG.processed }], sort: { by: 'id' } })).ids).toEqual(['D1']);
});

test('marks that were here before there was a relay reach every device; an accountant’s reach the owner', async () => {
  const world = await newWorld();
  const store = await issued();
  await mark(store, 'D1', true, 'Marie');
  const one = await member(world, { store });
  const accountant = await member(world, { rights: ACCOUNTANT });
  await meet(one, accountant);
  expect(await marked(accountant.store, 'D1')).toBe('Marie');
  await mark(accountant.store, 'D2', true, 'Delvaux');
  await mark(accountant.store, 'D1', false, 'Delvaux');
  await meet(accountant, one);
  expect([await marked(store, 'D1'), await marked(store, 'D2')]).toEqual([undefined, 'Delvaux']);
  expect(await accountant.store.connection.run((db) => db.outbox.count())).toBe(0);
  expect(await store.quarantined()).toEqual([]);
  expect(world.relay.rows.filter(({ header }) => header.device === accountant.keys.id).map(({ header }) => header.scope)).toEqual(['handover']);
});

test('marks on purchases that were here before there was a relay reach every device as well', async () => {
  const world = await newWorld();
  const store = await issued();
  await store.edit('purchase', 'P1', () => newPurchase({ id: 'P1', now: NOW, source: { way: 'file' }, files: [] }));
  await store.mark('P1', true, 'Marie');
  const one = await member(world, { store });
  const accountant = await member(world, { rights: ACCOUNTANT });
  await meet(one, accountant);
  expect((await accountant.store.entries('P1')).map(({ kind }) => kind)).toEqual(['processed']);
});

test('an accountant writes marks and nothing else', async () => {
  const world = await newWorld();
  const one = await member(world, { store: await issued() });
  const accountant = await member(world, { rights: ACCOUNTANT });
  await meet(one, accountant);
  const before = await content(accountant.store);
  const { store } = accountant;
  const [sent] = await one.store.append('D1', () => [{ kind: 'sent', channel: 'hand' }]);
  const refused = { code: 'role', message: expect.stringContaining('sales') as string };
  await expect(pay(store, 'D1', 100)).rejects.toMatchObject(refused);
  await expect(store.append('D1', () => [{ kind: 'archived', archived: true }])).rejects.toMatchObject(refused);
  await expect(store.append('D1', () => [{ kind: 'reversed', entry: sent!.id }])).rejects.toMatchObject(refused);
  // Not in the company of a mark either.
  await expect(store.append('D1', () => [{ kind: 'processed', processed: true }, { kind: 'noted', text: 'x' }])).rejects.toMatchObject(refused);
  await expect(store.edit('invoice', 'NEW', () => draft('NEW'))).rejects.toMatchObject(refused);
  expect(await content(store)).toEqual(before);
  expect(await store.connection.run((db) => db.outbox.count())).toBe(0);
});

test('staff: who changes invoices sets marks, who sees them sees the marks, others hold no key of them', async () => {
  const world = await newWorld();
  const one = await member(world, { store: await issued() });
  await mark(one.store, 'D1', true, 'Marie');
  const [edits, sees, none] = [
    await member(world, { rights: { role: 'staff', scopes: { sales: 'edit', contacts: 'see' } } }),
    await member(world, { rights: { role: 'staff', scopes: { sales: 'see', contacts: 'see' } } }),
    await member(world, { rights: { role: 'staff', scopes: { contacts: 'edit' } } })
  ];
  await meet(one, edits, sees, none);
  expect([await marked(edits.store, 'D1'), await marked(sees.store, 'D1')]).toEqual(['Marie', 'Marie']);
  await expect(mark(sees.store, 'D1', false)).rejects.toMatchObject({ code: 'role' });
  await mark(edits.store, 'D1', false);
  await meet(edits, one, sees);
  expect([await marked(one.store, 'D1'), await marked(sees.store, 'D1')]).toEqual([undefined, undefined]);
  const ring = await none.store.connection.run((db) => readState(db, 'ring'));
  expect(ring?.map(({ scope }) => scope)).not.toContain('handover');
});

/** A device of its own that is shown the log in some order. */
async function shown(world: World, rows: readonly { seq: number; envelope: Uint8Array<ArrayBuffer> }[]): Promise<Member> {
  const device = await member(world, { rights: OWNER });
  const { list, ring } = await device.store.connection.run(async (db) => ({ list: (await readState(db, 'list'))!, ring: new KeyRing(await readState(db, 'ring')) }));
  for (const row of rows) await apply(device.store.gate, crypto, await openRows(crypto, list, ring, [row]));
  return device;
}

test('set and taken back on two devices, shown in any order and more than once: the same mark stands everywhere', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.record({ by: fc.constantFrom(0, 1), processed: fc.boolean(), meets: fc.boolean() }), { minLength: 1, maxLength: 5 }), fc.infiniteStream(fc.nat()), async (acts, places) => {
      const world = await newWorld();
      const owner = await member(world, { store: await issued() });
      const accountant = await member(world, { rights: ACCOUNTANT });
      await meet(owner, accountant);
      const both = [owner, accountant];
      for (const { by, processed, meets } of acts) {
        await mark(both[by]!.store, 'D1', processed, by === 0 ? 'Marie' : 'Delvaux');
        await pushSome(both[by]!.exchange);
        if (meets) await meet(...both);
      }
      await meet(...both);
      const log = world.relay.rows.map(({ seq, envelope }) => ({ seq, envelope }));
      const order = [...log, ...log].map((row) => ({ row, at: places.next().value as number })).sort((a, b) => a.at - b.at).map(({ row }) => row);
      const third = await shown(world, order);
      const expected = await marked(owner.store, 'D1');
      for (const { store } of [accountant, third]) {
        expect(await marked(store, 'D1')).toBe(expected);
        expect(await store.entries('D1')).toEqual(await owner.store.entries('D1'));
        expect((await content(store))['documents']).toEqual((await content(owner.store))['documents']);
      }
      for (const { store } of [owner, accountant, third]) store.close();
    }),
    { numRuns: 15 }
  );
}, 120_000);
