// The unsent changes of a device that was cut off, from its file into an owner's device: merged, sent on, and the second time nothing.
import { expect, test } from 'vitest';
import { FLAG } from '#domain/document/row.ts';
import type { SealedDocument } from '#domain/document/model.ts';
import { crypto } from '../../../tests/sync/company.ts';
import { content, meet, type Member, member, newWorld, OWNER } from '../../../tests/sync/devices.ts';
import { lookAtUnsent, takeInUnsent } from '../sync/take-in.ts';
import { unsentContent } from '../sync/unsent-content.ts';
import { readUnsent, type Unsent } from '../sync/unsent-file.ts';
import { company, customer, draft, line, NOW, product, sealOf } from './samples.ts';

const pay = ({ store }: Member, id: string, cents: number) =>
  store.append(id, (_sealed, _entries, newId) => [{ kind: 'paid', id: newId(), day: '2026-11-22', method: 'transfer', cents }]);
const creditOf = (invoice: SealedDocument, id: string) =>
  draft(id, { kind: 'creditNote', credits: { id: invoice.id, number: invoice.number, issueDate: invoice.issueDate }, lines: [line('K', 'B', { creditedLine: 'L1', quantity: '1' })] });

/** As it is saved. */
async function fileOf({ store }: Member, more: object = {}): Promise<string> {
  return JSON.stringify({ format: 'carnet-unsent', version: 1, company: company.name, enterpriseNumber: company.enterpriseNumber, madeOn: '2026-11-22', ...(await unsentContent(store)), ...more });
}
const read = ({ store }: Member, file: string, enterpriseNumber = company.enterpriseNumber) => readUnsent(store, enterpriseNumber, file);
const take = ({ store }: Member, unsent: Unsent) => takeInUnsent(store.gate, crypto, unsent);
const outbox = ({ store }: Member) => store.connection.run((db) => db.outbox.toArray());

async function pair() {
  const world = await newWorld();
  const one = await member(world);
  await one.store.edit('company', 'company', () => company);
  await one.store.edit('customer', 'CUSTOMER', () => customer('CUSTOMER', { name: 'Garage Dubois' }));
  for (const id of ['D1', 'D2', 'D3', 'D4']) await one.store.edit('invoice', id, () => draft(id));
  await one.store.issue('D1', { now: NOW, letter: 'A', build: sealOf });
  const two = await member(world, { rights: OWNER });
  await meet(one, two);
  return { world, one, two };
}

/** All that a day without the relay may bring. */
async function dayAlone(two: Member): Promise<void> {
  const { store } = two;
  const invoice = (await store.sealed('D1'))!;
  await store.edit('invoice', 'N1', () => draft('N1', { orderReference: 'NEW' }));
  await store.edit('invoice', 'D2', (d) => ({ ...d!, orderReference: 'THERE' }));
  await store.edit('invoice', 'D4', (d) => ({ ...d!, orderReference: 'MINE' }));
  await store.edit('customer', 'CUSTOMER', (c) => ({ ...c!, name: 'Garage Dubois et fils' }));
  await store.edit('customer', 'C9', () => customer('C9', { name: 'Benali' }));
  await store.edit('product', 'P9', () => product('P9'));
  await store.edit('company', 'company', (c) => ({ ...c!, iban: 'BE02985000000252' }));
  await store.issue('D3', { now: NOW, letter: 'B', build: sealOf });
  await pay(two, 'D3', 11);
  await pay(two, 'D1', 22);
  await store.append('D1', () => [{ kind: 'processed', processed: true, by: 'Two' }]);
  await store.edit('creditNote', 'K1', () => creditOf(invoice, 'K1'));
  await store.issue('K1', { now: NOW, letter: 'B', build: sealOf });
}

test('everything comes: drafts, customers, documents, payments; what the owner did meanwhile stays; the others get it from here', async () => {
  const { world, one, two } = await pair();
  await dayAlone(two);
  await one.store.edit('invoice', 'D2', (d) => ({ ...d!, textAbove: 'HERE' }));
  await one.store.issue('D4', { now: NOW, letter: 'A', build: sealOf });
  await meet(one);
  const unsent = await read(one, await fileOf(two));
  const before = await content(one.store);
  const looked = await lookAtUnsent(one.store.gate, crypto, unsent);
  expect(await content(one.store)).toEqual(before);
  expect(looked.found.map(({ kind, name, how }) => [kind, name, how]).sort()).toEqual([
    ['company', company.name, 'aside'],
    ['customer', 'Benali', 'added'],
    ['customer', 'Garage Dubois et fils', 'changed'],
    ['document', (await two.store.sealed('K1'))!.number, 'added'],
    ['document', (await two.store.sealed('D3'))!.number, 'added'],
    ['draft', draft('D2').buyer?.name ?? '', 'changed'],
    ['draft', draft('D4').buyer?.name ?? '', 'beside'],
    ['draft', draft('N1').buyer?.name ?? '', 'added'],
    ['product', expect.any(String), 'added']
  ].sort());
  expect(await take(one, unsent)).toEqual(looked);

  const { store } = one;
  expect((await store.get('invoice', 'N1'))?.orderReference).toBe('NEW');
  expect(await store.get('invoice', 'D2')).toMatchObject({ orderReference: 'THERE', textAbove: 'HERE' });
  expect((await store.get('customer', 'CUSTOMER'))?.name).toBe('Garage Dubois et fils');
  expect((await store.company()).iban).toBe(company.iban);
  expect(await store.sealed('D3')).toEqual(await two.store.sealed('D3'));
  expect(await store.entries('D3')).toEqual(await two.store.entries('D3'));
  expect(await store.entries('D1')).toEqual(await two.store.entries('D1'));
  expect((await store.rows('documents', ['D1', 'D3', 'K1'])).map(({ rev: _rev, ...row }) => row)).toEqual((await two.store.rows('documents', ['D1', 'D3', 'K1'])).map(({ rev: _rev, ...row }) => row));
  expect((await store.rows('documents', ['D1']))[0]!.flags & FLAG.processed).toBe(FLAG.processed);
  const drafts = await store.connection.run((db) => db.documents.where('number').equals('').toArray());
  const kept = await Promise.all(drafts.map(({ id }) => store.get('invoice', id)));
  expect(kept.filter((one) => one?.keptFrom === 'D4').map((one) => one?.orderReference)).toEqual(['MINE']);

  // The second time nothing, though the owner has gone on since.
  await meet(one);
  await store.edit('invoice', 'D2', (d) => ({ ...d!, orderReference: 'LATER' }));
  await meet(one);
  const after = await content(store);
  const again = await take(one, unsent);
  expect([...new Set(again.found.map(({ how }) => how))].sort()).toEqual(['aside', 'here']);
  expect(again.entries.added).toBe(0);
  expect([await content(store), await outbox(one), await store.quarantined()]).toEqual([after, [], []]);

  const third = await member(world, { rights: OWNER });
  await meet(third, one);
  expect({ ...(await content(third.store)), records: {} }).toEqual({ ...after, records: {} });
  expect(await third.store.get('invoice', 'D2')).toMatchObject({ orderReference: 'LATER', textAbove: 'HERE' });
}, 60_000);

test('a draft issued on both: both stand, the file’s as the second', async () => {
  const { one, two } = await pair();
  const there = await two.store.issue('D3', { now: NOW, letter: 'B', build: sealOf });
  const here = await one.store.issue('D3', { now: NOW, letter: 'A', build: sealOf });
  await meet(one);
  await take(one, await read(one, await fileOf(two)));
  expect(await one.store.sealed('D3')).toEqual(here);
  const [second] = await one.store.connection.run((db) => db.sealed.where('record').equals('D3').toArray());
  expect(await one.store.sealed(second!.id)).toEqual({ ...there, id: second!.id });
  expect((await one.store.rows('documents', [second!.id]))[0]?.number).toBe(there.number);
}, 30_000);

test('numbers of the common series, and entries of documents that are not here, are left aside', async () => {
  const { one, two } = await pair();
  const sealed = await two.store.issue('D3', { now: NOW, letter: 'B', build: sealOf });
  const { letter: _letter, ...common } = sealed;
  const stranger = { id: 'E1', document: 'NOWHERE', kind: 'noted', at: NOW, text: 'x' };
  const before = await content(one.store);
  const taken = await take(one, await read(one, await fileOf(two, { updates: [], records: [], entries: [stranger], documents: [common] })));
  expect(taken).toEqual({ found: [{ kind: 'document', name: sealed.number, how: 'aside' }], entries: { added: 0, here: 0, aside: 1 }, files: 0 });
  expect(await content(one.store)).toEqual(before);
}, 30_000);

test('a number that is given here stays with its document: a file that says otherwise was changed', async () => {
  const { one, two } = await pair();
  const sealed = await two.store.issue('D3', { now: NOW, letter: 'B', build: sealOf });
  const file = await fileOf(two);
  const changed = (more: Partial<SealedDocument>) => fileOf(two, { updates: [], records: [], entries: [], documents: [{ ...sealed, ...more }] });
  const doctored = await Promise.all([changed({ buyer: { ...sealed.buyer, name: 'Somebody else' } }), changed({ id: 'OTHER' })]);
  await take(one, await read(one, file));
  const before = await content(one.store);
  for (const sent of [false, true]) {
    if (sent) await meet(one);
    for (const each of doctored) {
      expect((await take(one, await read(one, each))).found).toEqual([{ kind: 'document', name: sealed.number, how: 'aside' }]);
      expect(await content(one.store)).toEqual(before);
    }
    expect((await take(one, await read(one, file))).found.filter(({ kind }) => kind === 'document')).toEqual([{ kind: 'document', name: sealed.number, how: 'here' }]);
  }
}, 30_000);

test('a file that is none, is newer, is damaged or is another company’s is refused', async () => {
  const { one, two } = await pair();
  await two.store.edit('invoice', 'N1', () => draft('N1'));
  const file = await fileOf(two);
  const fault = (text: string, number?: string) => read(one, text, number).then(() => 'read', (error: unknown) => (error as { code?: string }).code);
  expect(await fault(file)).toBe('read');
  // Founded anew at the relay, it is known by its enterprise number; told apart by either.
  expect(await fault(await fileOf(two, { relayCompany: 'other' }))).toBe('read');
  expect(await fault(await fileOf(two, { relayCompany: 'other' }), '0000000000')).toBe('other');
  expect(await fault(await fileOf(two, { enterpriseNumber: '0000000000' }))).toBe('read');
  expect(await fault(await fileOf(two, { relayCompany: undefined, enterpriseNumber: '' }), '')).toBe('other');
  expect(await fault(await fileOf(two, { version: 2 }))).toBe('newer');
  for (const odd of [{ format: 'x' }, { updates: [{ record: 'N1', kind: 'invoice', bytes: '%' }] }, { documents: [{}] }, { entries: [{ kind: 'paid' }] }]) expect(await fault(await fileOf(two, odd))).toBe('foreign');
  for (const text of ['', '[]', 'null', file.slice(0, -9)]) expect(await fault(text)).toBe('foreign');
}, 30_000);

test('updates that are none, of another kind, or that build on what is not here, change nothing', async () => {
  const { one, two } = await pair();
  await two.store.edit('invoice', 'N1', () => draft('N1'));
  await two.store.edit('invoice', 'N1', (d) => ({ ...d!, orderReference: 'X' }));
  const { updates } = await unsentContent(two.store);
  const before = await content(one.store);
  for (const odd of [
    [updates[1]!],
    [{ record: 'CUSTOMER', kind: 'invoice', bytes: updates[0]!.bytes }],
    [{ record: 'NEW', kind: 'invoice', bytes: 'AQID' }],
    [{ record: 'NEW', kind: 'later', bytes: updates[0]!.bytes }]
  ]) {
    const { found } = await take(one, await read(one, await fileOf(two, { updates: odd, records: [] })));
    expect(found.map(({ how }) => how).join()).toMatch(/^(aside|here)$/);
    expect(await content(one.store)).toEqual(before);
  }
  expect(await outbox(one)).toEqual([]);
}, 30_000);
