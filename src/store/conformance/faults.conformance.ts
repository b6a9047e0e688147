// Killed between any two steps, out of room, cut off, in two tabs: nothing half-written, no number without a document.
import { expect, test } from 'vitest';
import type { SealedDocument } from '#domain/document/model.ts';
import { CompanyStore } from '../company.ts';
import { CompanyDb } from '../db.ts';
import { editing } from '../gate/commit.ts';
import { faultyDatabase, Killed } from './faults.ts';
import { company, customer, draft, line, NOW, sealOf } from './samples.ts';
import { newDatabase, twoTabs } from './tabs.ts';

const credits = (invoice: SealedDocument) => ({ id: invoice.id, number: invoice.number, issueDate: invoice.issueDate });
const creditOf = (invoice: SealedDocument, id: string, quantity = '1') =>
  draft(id, { kind: 'creditNote', credits: credits(invoice), lines: [line('K', 'B', { creditedLine: 'L1', quantity })] });

/** Everything in the database, the counters of keys aside. */
const everything = (store: CompanyStore) =>
  store.connection.run(async (db) => Object.fromEntries(await Promise.all(db.tables.map(async (table) => [table.name, await table.toArray()] as const))));

async function prepared() {
  const database = newDatabase();
  const faults = faultyDatabase(database);
  const store = new CompanyStore('test', database, { make: faults.make, idle: () => undefined });
  await store.edit('company', 'company', () => company);
  await store.edit('customer', 'CUSTOMER', () => customer('CUSTOMER'));
  for (const id of ['D1', 'D2']) await store.edit('invoice', id, () => draft(id));
  const invoice = await store.issue('D1', { now: NOW, build: sealOf });
  await store.edit('creditNote', 'K1', () => creditOf(invoice, 'K1'));
  return { database, faults, store, other: new CompanyStore('test', database, { idle: () => undefined }) };
}

const acts: Record<string, (store: CompanyStore) => Promise<unknown>> = {
  edit: (store) => store.edit('invoice', 'D2', (d) => ({ ...d!, orderReference: 'PO' })),
  'new record': (store) => store.edit('customer', 'NEW', () => customer('NEW')),
  'many records': (store) => store.commit({ edits: ['A', 'B', 'C'].map((id) => editing('customer', id, () => customer(id))) }),
  'issue of an invoice': (store) => store.issue('D2', { now: NOW, build: sealOf }),
  'issue of a credit note': (store) => store.issue('K1', { now: NOW, build: sealOf }),
  payment: (store) => store.append('D1', (_sealed, _entries, newId) => [{ kind: 'paid', id: newId(), day: '2026-11-21', method: 'cash', cents: 100 }])
};

for (const [name, act] of Object.entries(acts)) {
  test(`${name}: killed at any write, nothing of it is there; done again, it is whole`, async () => {
    const { faults, store, other } = await prepared();
    const before = await everything(other);
    let deaths = 0;
    for (let n = 1; ; n++) {
      faults.failAt(n, new Killed());
      const outcome = await act(store).then(
        () => 'done',
        (error: unknown) => error
      );
      if (outcome === 'done') break;
      expect(outcome).toBeInstanceOf(Killed);
      expect(await everything(other)).toEqual(before);
      deaths++;
    }
    expect(deaths).toBeGreaterThanOrEqual(2);
    expect(await everything(other)).not.toEqual(before);
  });
}

test('out of room: said as such, nothing written, and all goes on when there is room again', async () => {
  const { faults, store, other } = await prepared();
  const before = await everything(other);
  const states: string[] = [];
  store.connection.onState((state) => states.push(state));
  for (const n of [1, 3]) {
    faults.failAt(n, new DOMException('no room', 'QuotaExceededError'));
    await expect(store.issue('D2', { now: NOW, build: sealOf })).rejects.toMatchObject({ code: 'quota' });
  }
  expect(await everything(other)).toEqual(before);
  expect((await store.issue('D2', { now: NOW, build: sealOf })).n).toBe(117);
  expect(states).toEqual(['failed', 'open']);
});

test('a database that the browser cut is opened again, once', async () => {
  const { faults, store } = await prepared();
  faults.db!.close();
  expect((await store.get('invoice', 'D2'))?.id).toBe('D2');
  faults.db!.close();
  await store.edit('invoice', 'D2', (d) => ({ ...d!, orderReference: 'after the cut' }));
  expect((await store.get('invoice', 'D2'))?.orderReference).toBe('after the cut');
});

test('cut again at once: said as not saved, and saved when it comes back', async () => {
  const { database } = await prepared();
  let cut = false;
  const make = () => {
    const db = new CompanyDb(database);
    if (cut) db.close();
    return db;
  };
  const store = new CompanyStore('test', database, { make, idle: () => undefined });
  await store.company();
  cut = true;
  store.connection.reopen();
  await expect(store.edit('invoice', 'D2', (d) => ({ ...d!, orderReference: 'lost' }))).rejects.toMatchObject({ code: 'closed' });
  expect(store.connection.state).toBe('failed');
  cut = false;
  expect((await store.edit('invoice', 'D2', (d) => ({ ...d!, orderReference: 'kept' }))).orderReference).toBe('kept');
  expect(store.connection.state).toBe('open');
});

test('a commit whose answer was lost in the cut is not done twice', async () => {
  for (const [name, act] of Object.entries(acts)) {
    const { faults, store, other } = await prepared();
    faults.afterCommit = () => {
      faults.afterCommit = undefined;
      throw new DOMException('cut', 'InvalidStateError');
    };
    await act(store);
    const [entries, numbers] = [await other.entries('D1'), await other.connection.run((db) => db.counters.toArray())];
    expect([name, entries.filter((e) => e.kind === 'paid').length]).toEqual([name, name === 'payment' ? 1 : 0]);
    expect(Math.max(...numbers.map((c) => c.n))).toBe(name === 'issue of an invoice' ? 117 : 116);
    expect(entries.filter((e) => e.kind === 'credited')).toHaveLength(name === 'issue of a credit note' ? 1 : 0);
    // And the tab knows what it wrote.
    await store.edit('company', 'company', (c) => ({ ...c!, phone: '081' }));
    expect((await other.company()).phone).toBe('081');
  }
});

test('two tabs issue at once: every number once, without a gap, in the order of the dates', async () => {
  const { one, two } = twoTabs({ idle: () => undefined });
  await one.edit('company', 'company', () => company);
  const ids = Array.from({ length: 12 }, (_, i) => `D${i}`);
  await one.commit({ edits: ids.map((id) => editing('invoice', id, () => draft(id))) });
  const sealed = await Promise.all(ids.map((id, i) => (i % 2 ? one : two).issue(id, { now: NOW, build: sealOf })));
  expect(sealed.map((s) => s.n).sort((a, b) => a - b)).toEqual(ids.map((_, i) => 116 + i));
  expect(new Set(sealed.map((s) => s.number)).size).toBe(ids.length);
});

test('one draft issued in two tabs at once is issued once', async () => {
  const { one, two } = twoTabs({ idle: () => undefined });
  await one.edit('company', 'company', () => company);
  await one.edit('invoice', 'D', () => draft('D'));
  const outcomes = await Promise.allSettled([one, two, one, two].map((store) => store.issue('D', { now: NOW, build: sealOf })));
  expect(outcomes.filter((o) => o.status === 'fulfilled')).toHaveLength(1);
  for (const o of outcomes) if (o.status === 'rejected') expect(o.reason).toMatchObject({ code: 'sealed' });
  expect((await two.entries('D')).map((e) => e.kind)).toEqual(['issued']);
});

test('an edit that comes while the draft is issued elsewhere goes into the seal or is refused, never lost between', async () => {
  for (let round = 0; round < 8; round++) {
    const { one, two } = twoTabs({ idle: () => undefined });
    await one.edit('company', 'company', () => company);
    await one.edit('invoice', 'D', () => draft('D'));
    const [sealed, edit] = await Promise.allSettled([
      one.issue('D', { now: NOW, build: sealOf }),
      two.edit('invoice', 'D', (d) => ({ ...d!, orderReference: 'late' }))
    ]);
    expect(sealed.status).toBe('fulfilled');
    const stored = await two.sealed('D');
    expect(stored?.lines).toHaveLength(2);
    if (edit.status === 'rejected') expect(edit.reason).toMatchObject({ code: 'sealed' });
    expect((await two.find('invoice', 'D'))?.orderReference).toBe(edit.status === 'fulfilled' ? 'late' : undefined);
  }
});

test('two tabs credit the same invoice: never more than it was', async () => {
  const { one, two } = twoTabs({ idle: () => undefined });
  await one.edit('company', 'company', () => company);
  await one.edit('invoice', 'D', () => draft('D', { lines: [line('L1', 'B')] }));
  const invoice = await one.issue('D', { now: NOW, build: sealOf });
  const halves = ['K1', 'K2', 'K3', 'K4'];
  await one.commit({ edits: halves.map((id) => editing('creditNote', id, () => creditOf(invoice, id, '0.4'))) });
  const outcomes = await Promise.allSettled(halves.map((id, i) => (i % 2 ? one : two).issue(id, { now: NOW, build: sealOf })));
  expect(outcomes.map((o) => (o.status === 'fulfilled' ? 'issued' : (o.reason as { code: string }).code)).sort()).toEqual(['issued', 'issued', 'refused', 'refused']);
  const credited = (await two.entries('D')).flatMap((e) => (e.kind === 'credited' ? [e.gross] : []));
  expect(credited).toEqual([4840, 4840]);
  const numbers = await two.connection.run((db) => db.counters.get('NCV:2026'));
  expect(numbers?.n).toBe(2);
});

test('a payment taken back after a full credit note: both sides are settled anew, in one act', async () => {
  const { one, two } = twoTabs({ idle: () => undefined });
  await one.edit('company', 'company', () => company);
  await one.edit('invoice', 'D', () => draft('D', { lines: [line('L1', 'B')] }));
  const invoice = await one.issue('D', { now: NOW, build: sealOf });
  const paid = (await one.append('D', (_s, _e, newId) => [{ kind: 'paid', id: newId(), day: '2026-11-21', method: 'cash', cents: 2005 }])).at(-1)!;
  await one.edit('creditNote', 'K', () => creditOf(invoice, 'K'));
  await one.issue('K', { now: NOW, build: sealOf });
  const open = async () => (await two.rows('documents', ['D', 'K'])).map((row) => row?.open);
  expect(await open()).toEqual([0, 2005]);
  await two.append('D', () => [{ kind: 'reversed', entry: paid.id }]);
  expect(await open()).toEqual([0, 0]);
  expect((await one.entries('K')).flatMap((e) => (e.kind === 'applied' ? [e.cents] : []))).toEqual([10_095, 12_100]);
  await one.append('D', () => [{ kind: 'noted', text: 'nothing of money' }]);
  expect(await one.entries('K')).toHaveLength(3);
});

test('a credit note at another rate than was charged is refused at the gate', async () => {
  const { one } = twoTabs({ idle: () => undefined });
  await one.edit('company', 'company', () => company);
  await one.edit('invoice', 'D', () => draft('D', { lines: [line('L1', 'B', { rate: '6' })] }));
  const invoice = await one.issue('D', { now: NOW, build: sealOf });
  await one.edit('creditNote', 'K', () => creditOf(invoice, 'K', '0.5'));
  await expect(one.issue('K', { now: NOW, build: sealOf })).rejects.toMatchObject({ code: 'refused' });
  await one.edit('creditNote', 'K', (d) => ({ ...d!, lines: d!.lines.map((l) => ({ ...l, rate: '6' })) }));
  expect((await one.issue('K', { now: NOW, build: sealOf })).totals.gross).toBe(5300);
});

test('two payments at once are both there, and the open amount counts both', async () => {
  const { one, two } = twoTabs({ idle: () => undefined });
  await one.edit('company', 'company', () => company);
  await one.edit('invoice', 'D', () => draft('D'));
  const invoice = await one.issue('D', { now: NOW, build: sealOf });
  const pay = (store: CompanyStore, cents: number) => store.append('D', (_s, _e, newId) => [{ kind: 'paid', id: newId(), day: '2026-11-21', method: 'card', cents }]);
  await Promise.all([pay(one, 1000), pay(two, 2000), pay(one, 300), pay(two, 40)]);
  const entries = await one.entries('D');
  expect(entries.map((e) => e.id)).toEqual(entries.map((e) => e.id).sort());
  expect((await two.rows('documents', ['D']))[0]?.open).toBe(invoice.totals.payable - 3340);
});

test('a date before the last of its series, and a number that another document bears, are refused', async () => {
  const { one } = twoTabs({ idle: () => undefined });
  await one.edit('company', 'company', () => company);
  await one.commit({ edits: ['D1', 'D2', 'D3', 'D4'].map((id, i) => editing('invoice', id, () => draft(id, { issueDate: ['2026-11-20', '2026-11-19', '2027-01-02', '2026-11-20'][i]! }))) });
  await one.issue('D1', { now: NOW, build: sealOf });
  await expect(one.issue('D2', { now: NOW, build: sealOf })).rejects.toMatchObject({ code: 'date' });
  expect((await one.issueContext('D2', NOW)).lastDate).toBe('2026-11-20');
  // Another year is another series, which begins at 1.
  expect((await one.issue('D3', { now: NOW, build: sealOf })).n).toBe(1);
  const taken = one.issue('D4', { now: NOW, build: (context) => ({ ...sealOf(context), number: 'VEN2026-0116' }) });
  await expect(taken).rejects.toMatchObject({ code: 'number' });
  await expect(one.issue('D4', { now: NOW, build: (c) => ({ ...sealOf(c), n: c.n + 1 }) })).rejects.toMatchObject({ code: 'number' });
  expect((await one.issue('D4', { now: NOW, build: sealOf })).n).toBe(117);
});
