// What a device is shown by a relay or a member that lies, breaks or comes in any order.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { crypto, envelopeOf, ringOf } from '../../../tests/sync/company.ts';
import { canonicalJson } from '#domain/text/canonical-json.ts';
import { readEnvelope } from '#sync/codec/envelope.ts';
import type { Item } from '#sync/codec/items.ts';
import { KeyRing } from '#sync/keys/ring.ts';
import { apply } from '../sync/apply.ts';
import { openRows } from '../sync/arrival.ts';
import { pullSome, pushSome, readLater } from '../sync/exchange.ts';
import { putState, readState } from '../sync/state.ts';
import { takeOverSome } from '../sync/take-over.ts';
import { company, customer, draft, line, NOW, sealOf } from './samples.ts';
import { content, type Member, meet, member, newWorld, OWNER, type World } from '../../../tests/sync/devices.ts';

const pay = (store: Member['store'], id: string, cents: number) =>
  store.append(id, (_sealed, _entries, newId) => [{ kind: 'paid', id: newId(), day: '2026-11-22', method: 'transfer', cents }]);

/** Each act in an envelope of its own. */
async function written(world: World): Promise<Member> {
  const one = await member(world);
  const { store } = one;
  const acts: (() => Promise<unknown>)[] = [
    () => store.edit('company', 'company', () => company),
    () => store.edit('customer', 'CUSTOMER', () => customer('CUSTOMER')),
    () => store.edit('invoice', 'D1', () => draft('D1')),
    () => store.edit('invoice', 'D1', (d) => ({ ...d!, lines: [...d!.lines, line('L3', 'D')] })),
    () => store.edit('invoice', 'D1', (d) => ({ ...d!, lines: d!.lines.filter(({ id }) => id !== 'L2') })),
    () => store.edit('invoice', 'D2', () => draft('D2')),
    () => store.issue('D1', { now: NOW, letter: 'A', build: sealOf }),
    () => pay(store, 'D1', 500),
    () => store.edit('company', 'company', (c) => ({ ...c!, vatRegime: 'franchise' })),
    () => store.edit('invoice', 'D2', (d) => ({ ...d!, textAbove: 'x' })),
    () => pay(store, 'D1', 700)
  ];
  for (const act of acts) {
    await act();
    await pushSome(one.exchange);
  }
  return one;
}

test('in any order, in pieces of any size, with repetitions: the same comes out', async () => {
  const world = await newWorld();
  const one = await written(world);
  const expected = await content(one.store);
  const rows = world.relay.rows.map(({ seq, envelope }) => ({ seq, envelope }));
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray([...rows.keys()], { minLength: rows.length }), fc.array(fc.nat(rows.length - 1), { maxLength: 8 }), fc.integer({ min: 1, max: 6 }), async (order, repeats, size) => {
      const two = await member(world, { rights: OWNER });
      const all = [...order, ...repeats].map((i) => rows[i]!);
      const { list, ring } = await two.store.connection.run(async (db) => ({ list: (await readState(db, 'list'))!, ring: new KeyRing(await readState(db, 'ring')) }));
      for (let at = 0; at < all.length; at += size) await apply(two.store.gate, crypto, await openRows(crypto, list, ring, all.slice(at, at + size)));
      expect(await content(two.store)).toEqual(expected);
      expect(await two.store.quarantined()).toEqual([]);
      two.store.close();
    }),
    { numRuns: 25 }
  );
}, 60_000);

test('what is damaged goes to quarantine and never stops the rest', async () => {
  const world = await newWorld();
  const one = await written(world);
  const broken = world.relay.rows.findIndex(({ header }) => header.scope === 'contacts');
  const row = world.relay.rows[broken]!;
  const envelope = row.envelope.slice();
  envelope[envelope.length - 5]! ^= 1;
  world.relay.rows[broken] = { ...row, envelope };
  const two = await member(world, { rights: OWNER });
  await meet(two);
  expect((await two.store.quarantined()).map(({ reason, kind }) => [reason, kind])).toEqual([['envelope', 'tag']]);
  expect(await two.store.get('customer', 'CUSTOMER')).toBeUndefined();
  expect((await content(two.store))['documents']).toEqual((await content(one.store))['documents']);
}, 30_000);

test('a document that is damaged here is sent to nobody and stops nothing; what happens to it is kept, and it is whole again when it comes once more', async () => {
  const world = await newWorld();
  const one = await written(world);
  const two = await member(world, { rights: OWNER });
  await meet(two);
  const damage = (store: Member['store'], id: string, how: (json: string) => string) => store.connection.run((db) => db.sealed.where('id').equals(id).modify((row) => void (row.json = how(row.json))));
  for (const how of [(json: string) => json.slice(0, -7), (json: string) => json.replace('"EUR"', '"USD"')]) {
    const id = two.store.newId();
    await two.store.edit('invoice', id, () => draft(id));
    await two.store.issue(id, { now: NOW, letter: 'B', build: sealOf });
    await damage(two.store, id, how);
    await two.store.edit('invoice', 'D2', (d) => ({ ...d!, textBelow: id }));
    await meet(two, one);
    expect(await one.store.sealed(id)).toBeUndefined();
    expect((await one.store.get('invoice', 'D2'))?.textBelow).toBe(id);
    expect((await two.store.quarantined()).map(({ record, kind }) => [record, kind])).toContainEqual([id, 'unsent sales']);
  }
  const before = await one.store.sealed('D1');
  await damage(two.store, 'D1', (json) => json.slice(0, -7));
  await pay(one.store, 'D1', 900);
  await meet(one, two);
  await expect(two.store.sealed('D1')).rejects.toMatchObject({ code: 'corrupt' });
  expect(await two.store.entries('D1')).toEqual(await one.store.entries('D1'));
  await one.store.connection.run((db) => putState(db, 'taking', { table: 'documents', after: '' }));
  while (await takeOverSome(one.store.connection));
  await meet(one, two);
  expect(await two.store.sealed('D1')).toEqual(before);
}, 30_000);

test('without its key an envelope waits, and is read once the key is there', async () => {
  const world = await newWorld();
  await written(world);
  const two = await member(world, { rights: OWNER });
  const ring = await two.store.connection.run(async (db) => {
    const all = (await readState(db, 'ring'))!;
    await putState(db, 'ring', all.filter(({ scope }) => scope !== 'sales'));
    return all;
  });
  while ((await pullSome(two.exchange)) === 'more');
  expect(await two.store.sealed('D1')).toBeUndefined();
  await two.store.connection.run((db) => putState(db, 'ring', ring));
  await readLater(two.exchange);
  expect((await two.store.sealed('D1'))?.number).toBe('VEN2026-A0001');
  expect(await two.store.connection.run((db) => db.later.count())).toBe(0);
}, 30_000);

describe('staff that lies about what was sent', () => {
  const came = async (more: object, scope: string) => {
    const world = await newWorld();
    const one = await written(world);
    const staff = await member(world, { rights: { role: 'staff', scopes: { sales: 'edit', contacts: 'see' } } });
    await meet(one);
    const before = await content(one.store);
    const entry = { ...{ id: `${'0'.repeat(26)}t`, document: 'D1', kind: 'transmitted', at: NOW, book: 'sales', connection: 'basecone', attempt: 1, state: 'delivered' }, ...more };
    const envelope = await envelopeOf(world.company, staff.keys, await ringOf(world.company, staff.keys), [{ type: 'entries', document: 'D1', json: [canonicalJson(entry)] }], { scope });
    world.relay.rows.push({ ...world.relay.rows.at(-1)!, seq: world.relay.rows.at(-1)!.seq + 1, header: readEnvelope(envelope).header, envelope });
    await meet(one);
    return { quarantined: (await one.store.quarantined()).map(({ reason }) => reason), same: canonicalJson(await content(one.store)) === canonicalJson(before) };
  };
  test.each([
    ['an id like a payment’s', { id: '0'.repeat(26) }, 'sales'],
    ['an attempt that is no number', { attempt: 'x' }, 'sales'],
    ['an attempt beyond all', { attempt: 1e9 }, 'sales'],
    ['words without end', { words: 'x'.repeat(2001) }, 'sales'],
    ['another book than it may write', { book: 'purchases' }, 'sales']
  ])('%s is set aside', async (_name, more, scope) => {
    expect(await came(more, scope)).toEqual({ quarantined: ['envelope'], same: true });
  }, 30_000);
  test('what a newer app knows is kept', async () => {
    expect(await came({ state: 'printed', pages: 2 }, 'sales')).toEqual({ quarantined: [], same: false });
  }, 30_000);
});

describe('an accountant that lies', () => {
  const mark = (more: object = {}) => ({ id: `${'0'.repeat(26)}h`, document: 'D1', kind: 'processed', at: NOW, processed: true, ...more });
  const came = async (items: (payment: string) => readonly Item[], scope = 'handover') => {
    const world = await newWorld();
    const one = await written(world);
    const accountant = await member(world, { rights: { role: 'accountant' } });
    await meet(one);
    const before = await content(one.store);
    const payment = (await one.store.entries('D1')).find(({ kind }) => kind === 'paid')!;
    const envelope = await envelopeOf(world.company, accountant.keys, await ringOf(world.company, accountant.keys), items(payment.id), { scope });
    // A relay that lies as well lets everything through.
    world.relay.rows.push({ ...world.relay.rows.at(-1)!, seq: world.relay.rows.at(-1)!.seq + 1, header: readEnvelope(envelope).header, envelope });
    await meet(one);
    expect(await content(one.store)).toEqual(before);
    return (await one.store.quarantined()).map(({ reason }) => reason);
  };
  const entry = (value: object): Item[] => [{ type: 'entries', document: 'D1', json: [canonicalJson(value)] }];

  test.each([
    ['a payment', { kind: 'paid', day: '2026-11-22', method: 'cash', cents: 100 }],
    ['a reversal', { kind: 'reversed', entry: 'E' }],
    ['what a newer app may know', { kind: 'later' }]
  ])('cannot write %s among the marks', async (_name, more) => {
    expect(await came(() => entry(mark(more)))).toEqual(['envelope']);
    expect(await came(() => entry({ ...mark(more), id: '0'.repeat(26) }))).toEqual(['envelope']);
  }, 30_000);

  test('cannot put a mark in the place of a payment, by its id', async () => {
    expect(await came((payment) => entry(mark({ id: payment })))).toEqual(['envelope']);
    expect(await came((payment) => [{ type: 'entries', document: 'D2', json: [canonicalJson(mark({ id: payment, document: 'D2' }))] }])).toEqual(['envelope']);
  }, 30_000);

  test('cannot write a mark that nobody can show', async () => {
    expect(await came(() => entry(mark({ at: 'yesterday' })))).toEqual(['envelope']);
    expect(await came(() => entry(mark({ by: 'x'.repeat(201) })))).toEqual(['envelope']);
    expect(await came(() => entry(mark({ processed: 1 })))).toEqual(['envelope']);
  }, 30_000);

  test('cannot write records, seals or files among the marks', async () => {
    expect(await came(() => [{ type: 'update', record: 'NEW', kind: 'later', bytes: Uint8Array.of(0, 0) }])).toEqual(['envelope']);
    expect(await came(() => [{ type: 'seal', id: 'X', json: canonicalJson({ id: 'X' }) }])).toEqual(['envelope']);
    expect(await came(() => [{ type: 'blobRef', hash: new Uint8Array(32), mime: 'image/png', size: 1, epoch: 1 }])).toEqual(['envelope']);
  }, 30_000);

  test('cannot write where it has no right, and a mark stands nowhere but among the marks', async () => {
    expect(await came(() => entry(mark()), 'sales')).toEqual(['envelope']);
  }, 30_000);
});

describe('a member that lies', () => {
  const came = async (items: readonly Item[], header: Parameters<typeof envelopeOf>[4]) => {
    const world = await newWorld();
    const one = await written(world);
    const staff = await member(world, { rights: { role: 'staff', scopes: { contacts: 'edit', sales: 'edit' } } });
    await meet(one);
    const before = await content(one.store);
    const envelope = await envelopeOf(world.company, staff.keys, await ringOf(world.company, staff.keys), items, header);
    await world.relay.port(staff.keys.id).push([envelope]);
    await meet(one);
    expect(await content(one.store)).toEqual(before);
    return (await one.store.quarantined()).map(({ reason, record }) => [reason, record]);
  };
  const update = (record: string, kind: string): Item => ({ type: 'update', record, kind, bytes: Uint8Array.of(0, 0) });

  test('cannot change the company from another scope, nor under another kind', async () => {
    expect(await came([update('company', 'company')], { scope: 'contacts' })).toEqual([['envelope', 'company']]);
    expect(await came([update('company', 'customer')], { scope: 'contacts' })).toEqual([['envelope', 'company']]);
  }, 30_000);
  test('cannot issue from another scope, nor without stating the number', async () => {
    const json = canonicalJson({ id: 'X' });
    expect(await came([{ type: 'seal', id: 'X', json }], { scope: 'contacts' })).toEqual([['envelope', 'X']]);
    expect(await came([{ type: 'seal', id: 'X', json }], { scope: 'sales' })).toEqual([['envelope', 'X']]);
  }, 30_000);
  test('cannot slip in entries of another shape', async () => {
    const entry = { id: 'E', document: 'D1', kind: 'paid', at: NOW };
    expect(await came([{ type: 'entries', document: 'D2', json: [canonicalJson(entry)] }], { scope: 'sales' })).toEqual([['envelope', 'D2']]);
    expect(await came([{ type: 'entries', document: 'D1', json: ['{', '{"id": "E"}'] }], { scope: 'sales' })).toHaveLength(2);
  }, 30_000);
  test('cannot set a mark in another scope', async () => {
    const mark = { id: `${'0'.repeat(26)}h`, document: 'D1', kind: 'processed', at: NOW, processed: true };
    expect(await came([{ type: 'entries', document: 'D1', json: [canonicalJson(mark)] }], { scope: 'sales' })).toEqual([['envelope', 'D1']]);
  }, 30_000);
  test('cannot make a device write bytes that are no update', async () => {
    expect(await came([{ type: 'update', record: 'CUSTOMER', kind: 'customer', bytes: Uint8Array.of(9, 9, 9) }], { scope: 'contacts' })).toEqual([['damaged', 'CUSTOMER']]);
  }, 30_000);
});
