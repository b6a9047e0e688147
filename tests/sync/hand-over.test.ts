// Documents on their way to Basecone from several devices, through a real relay on a clock that the test moves: each is there once, and every device says so.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { forward } from '#domain/purchase/process.ts';
import { newPurchase } from '#domain/purchase/new-purchase.ts';
import { SENDING } from '#domain/transmission/flags.ts';
import { PURCHASE_STATUS } from '#domain/purchase/row.ts';
import type { Rule } from '#domain/transmission/rule.ts';
import { standingsOf } from '#domain/transmission/standing.ts';
import type { CompanyStore } from '#store/company.ts';
import { company, draft, NOW, sealOf } from '#store/conformance/samples.ts';
import { countsWith } from '#store/transmissions/counts.ts';
import { dueBy } from '#store/transmissions/due.ts';
import { endSending } from '#store/transmissions/end.ts';
import { handOver, type Made, type Progress } from '#store/transmissions/hand-over.ts';
import { forwardReceived, takeBack } from '#store/transmissions/as-it-came.ts';
import { askFor, holdBack, type Sent } from '#store/transmissions/note.ts';
import type { RoleEntry } from '#sync/roles.ts';
import { allowed } from '#sync/roles.ts';
import { baseconeConnection } from '../../relay/connections/basecone/basecone.ts';
import type { TrialTime } from '../../relay/connections/trial-time.ts';
import { client, ids, newTrial, pdf, type Trial, user } from '../../relay/sandbox/basecone/trial.ts';
import { founder, invited, meet, type Person } from './people.ts';
import { RealRelay } from './real-relay.ts';

const HOUR = 3_600_000;
const CONNECTION = 'basecone';
const ALL: Rule = { kinds: ['invoice', 'purchase'], from: '2026-01-01' };
const D = (id: string): Sent => ({ book: 'sales', id });
const P = (id: string): Sent => ({ book: 'purchases', id });

let trial: Trial;
let relay: RealRelay;
let time: TrialTime;
let owner: Person;

beforeEach(async () => {
  trial = await newTrial();
  ({ time } = trial);
  const basecone = baseconeConnection({ url: 'http://basecone.example/v1', client, fetch: trial.basecone.fetch });
  relay = await RealRelay.start({ clock: () => time.now(), after: (milliseconds, work) => time.after(milliseconds, work), connectionTypes: [basecone], secret: 'of this test alone, and long enough' });
  owner = await founder(relay, begin);
  await owner.connected.relay.putConnection(CONNECTION, {
    type: 'basecone',
    settings: { at: '02:00', company: ids.first, tags: { sale: 'SLS', purchase: 'PNV' } },
    secrets: { office: user.officeCode, username: user.username, password: user.password }
  });
});
afterEach(() => relay.close());

/** Two invoices, one of them sent to its customer, and two purchases, one of them processed. */
async function begin(store: CompanyStore): Promise<void> {
  await store.edit('company', 'company', () => company);
  for (const id of ['D1', 'D2']) {
    await store.edit('invoice', id, () => draft(id));
    await store.issue(id, { now: NOW, build: sealOf });
  }
  await store.append('D1', () => [{ kind: 'sent', channel: 'share' }]);
  for (const id of ['P1', 'P2']) await store.edit('purchase', id, () => newPurchase({ id, now: NOW, source: { way: 'file' }, files: [] }));
  await process('P1', store);
}

const process = (id: string, store = owner.store, processedAt: string | null = NOW) => store.edit('purchase', id, (purchase) => ({ ...purchase!, processedAt }));

/** What was made on which device. */
let made: string[] = [];
beforeEach(() => void (made = []));

async function hand({ store, connected }: Person, { rule = ALL, rights = { role: 'owner' } as RoleEntry, unable = [] as readonly string[], meanwhile = async (_made: number): Promise<unknown> => undefined } = {}): Promise<Progress | undefined> {
  let last: Progress | undefined;
  const make = async ({ id, book }: Sent): Promise<Made> => {
    made.push(id);
    await meanwhile(made.length);
    if (unable.includes(id)) throw new Error('unable');
    const file = pdf(`${id}.pdf`);
    return { direction: book === 'sales' ? 'sale' : 'purchase', number: id, name: file.name, media: file.type, bytes: new Uint8Array(await file.arrayBuffer()) };
  };
  const { signal } = new AbortController();
  await handOver({ store, connected, sendings: [{ connection: CONNECTION, rule }], may: (scope) => allowed(rights, scope, 'push'), make, signal, tell: (progress) => (last = progress) });
  return last;
}

const bookOf = (id: string) => (id.startsWith('D') ? 'sales' : 'purchases');
const standing = async ({ store }: Person, id: string) => standingsOf(await store.entries(id), bookOf(id)).get(CONNECTION);
const states = async (person: Person) => Promise.all(['D1', 'D2', 'P1', 'P2'].map(async (id) => (await standing(person, id))?.state ?? ''));
const flagged = async ({ store }: Person, bits: number) => {
  const where = [{ column: 'flags', bits }];
  const sort = { by: 'id' };
  return [...(await store.list('documents', { where, sort })).ids, ...(await store.list('purchases', { where, sort })).ids].sort();
};
/** Lets time pass at the relay, until it has done all that was to be done by then. */
async function pass(milliseconds: number, at: Person = owner): Promise<void> {
  // Its job is at rest: what comes to pass before it began was before its time.
  await vi.waitFor(
    async () => {
      await time.pass(0);
      expect([(await at.connected.relay.connections()).connections[0]?.state, time.waiting > 0]).toEqual(['well', true]);
    },
    { timeout: 10_000, interval: 10 }
  );
  await time.pass(milliseconds);
  await vi.waitFor(
    async () => {
      await time.pass(0);
      const { transmissions } = await at.connected.relay.transmissions(CONNECTION, 0);
      expect(transmissions.filter(({ state, when }) => state === 'sending' || (state === 'queued' && (when === 'now' || milliseconds > 0)))).toEqual([]);
    },
    { timeout: 10_000, interval: 10 }
  );
}

const there = () => trial.basecone.documents.map(({ correlationId }) => correlationId).sort();

test('by itself: what is final is handed over once by whichever device, goes at night, and is told on all', async () => {
  const other = await invited(owner, { role: 'owner' });
  await meet(owner, other);
  await hand(owner);
  expect(await states(owner)).toEqual(['queued', '', 'queued', '']);
  expect([await flagged(owner, SENDING.queued), there()]).toEqual([['D1', 'P1'], []]);
  await meet(owner, other);
  await hand(other);
  expect(made).toEqual(['D1', 'P1']);
  // Past 02:00 in Belgium; no device is awake.
  await pass(25 * HOUR);
  expect(there()).toEqual(['D1', 'P1']);
  expect(trial.basecone.documents.map(({ tag }) => tag).sort()).toEqual(['PNV', 'SLS']);
  await hand(owner);
  await meet(owner, other);
  await hand(other);
  for (const one of [owner, other]) {
    expect(await states(one)).toEqual(['delivered', '', 'delivered', '']);
    expect([await flagged(one, SENDING.delivered), await flagged(one, SENDING.queued)]).toEqual([['D1', 'P1'], []]);
    expect(await one.store.quarantined()).toEqual([]);
  }
  expect((await standing(other, 'D1'))?.outside).toBe(trial.basecone.documents.find(({ correlationId }) => correlationId === 'D1')?.documentId);
  await pass(48 * HOUR);
  await hand(other);
  expect([made, there()]).toEqual([['D1', 'P1'], ['D1', 'P1']]);
});

test('how many stand where is the same by the lists’ columns and by what was said of each', async () => {
  const counted = () => Promise.all([false, true].map((several) => countsWith(owner.store, { connection: CONNECTION, rule: ALL, books: ['sales', 'purchases'], several })));
  const none = { here: 0, queued: 0, refused: 0, unknown: 0, delivered: 0 };
  const both = (counts: Partial<typeof none>) => [{ ...none, ...counts }, { ...none, ...counts }];
  expect(await counted()).toEqual(both({ here: 2 }));
  await hand(owner);
  await askFor(owner.store, CONNECTION, [D('D2')], { when: 'now' });
  expect(await counted()).toEqual(both({ here: 1, queued: 2 }));
  await hand(owner);
  await pass(25 * HOUR);
  await hand(owner);
  expect(await counted()).toEqual(both({ delivered: 3 }));
  expect(await countsWith(owner.store, { connection: 'another', rule: ALL, books: ['sales', 'purchases'], several: true })).toEqual({ ...none, here: 2 });
});

test('stopped in the middle, nothing more is handed over, and what waits at the relay already is called off', async () => {
  const { store, connected } = owner;
  const many = Array.from({ length: 20 }, (_, n) => `P3${n}`);
  for (const id of many) await store.edit('purchase', id, () => newPurchase({ id, now: NOW, source: { way: 'file' }, files: [] }));
  await askFor(store, CONNECTION, many.map(P), { when: 'night' });
  await forwardReceived(store, many.map(P));
  let stopping: Promise<unknown> | undefined;
  await hand(owner, { rule: { ...ALL, kinds: [] }, meanwhile: async (count) => count >= 10 && (stopping ??= holdBack(store, CONNECTION, many.map(P))) });
  const { transmissions } = await connected.relay.transmissions(CONNECTION, 0);
  expect([made.length < 15, transmissions.length > 3, transmissions.length < 10, new Set(transmissions.map(({ state }) => state))]).toEqual([true, true, true, new Set(['withdrawn'])]);
  expect(await flagged(owner, SENDING.kept)).toEqual(many.toSorted());
  expect([(await takeBack(store, many.map(P))).length > 0, new Set((await store.rows('purchases', many)).map(({ status }) => status))]).toEqual([true, new Set([PURCHASE_STATUS.received])]);
  await pass(25 * HOUR);
  expect(there()).toEqual([]);
});

test('a purchase that was to go as it came and is held back waits to be processed again; what went, or was marked before, does not', async () => {
  const { store } = owner;
  const statusOf = async (id: string) => (await store.rows('purchases', [id]))[0]?.status;
  await store.edit('purchase', 'P5', () => forward(newPurchase({ id: 'P5', now: NOW, source: { way: 'file' }, files: [] }), '2020-01-01T00:00:00.000Z'));
  const sent = ['P1', 'P2', 'P5'].map(P);
  await askFor(store, CONNECTION, sent, { when: 'now' });
  await forwardReceived(store, sent);
  await holdBack(store, CONNECTION, sent);
  expect(await takeBack(store, sent)).toEqual([P('P2')]);
  expect([await statusOf('P2'), await statusOf('P5')]).toEqual([PURCHASE_STATUS.received, PURCHASE_STATUS.forwarded]);
  await askFor(store, CONNECTION, [P('P2')], { when: 'now' });
  await forwardReceived(store, [P('P2')]);
  await hand(owner);
  await pass(0);
  await hand(owner);
  await holdBack(store, CONNECTION, [P('P2')]);
  expect([there(), await takeBack(store, [P('P2')]), await statusOf('P2')]).toEqual([['P2'], [], PURCHASE_STATUS.forwarded]);
});

test('switched off: what waited at the relay or here is shown as waiting no more, and what was to go as it came is to be processed again', async () => {
  const { store, connected } = owner;
  await hand(owner);
  await askFor(store, CONNECTION, [D('D2'), P('P2')], { when: 'now' });
  await forwardReceived(store, [P('P2')]);
  await endSending(store, connected, CONNECTION, ['sales', 'purchases']);
  expect(await states(owner)).toEqual(['withdrawn', 'stopped', 'withdrawn', 'stopped']);
  expect((await store.rows('purchases', ['P2']))[0]?.status).toBe(PURCHASE_STATUS.received);
  expect([(await connected.relay.connections()).connections, there()]).toEqual([[], []]);
});

test('the same facts noted by two devices at once are one', async () => {
  const other = await invited(owner, { role: 'owner' });
  await hand(owner);
  await pass(25 * HOUR);
  await meet(owner, other);
  await Promise.all([hand(owner), hand(other)]);
  await meet(owner, other, owner);
  for (const one of [owner, other]) {
    expect((await one.store.entries('P1')).map(({ kind, ...entry }) => [kind, 'state' in entry && entry.state])).toEqual([['transmitted', 'queued'], ['transmitted', 'delivered']]);
    expect(await one.store.quarantined()).toEqual([]);
  }
});

test('what is older than the day chosen stays, and what is of no kind chosen', async () => {
  await hand(owner, { rule: { kinds: ['invoice'], from: '2027-01-01' } });
  await hand(owner, { rule: { kinds: ['creditNote'], from: '2026-01-01' } });
  expect(made).toEqual([]);
});

test('by itself goes what was sent or is paid, and what was processed, by its day or that of its arrival', async () => {
  const { store } = owner;
  const due = async (book: 'sales' | 'purchases', rule: Partial<Rule> = {}) => (await dueBy(store, book, { ...ALL, ...rule })).map(({ id }) => id).sort();
  expect([await due('sales'), await due('purchases')]).toEqual([['D1'], ['P1']]);
  const { payable: total } = (await store.sealed('D2'))!.totals;
  const pay = (cents: number) => store.append('D2', (_sealed, _entries, newId) => [{ kind: 'paid', id: newId(), day: '2026-11-20', method: 'cash', cents }]);
  await pay(total - 1);
  expect(await due('sales')).toEqual(['D1']);
  await pay(1);
  expect(await due('sales')).toEqual(['D1', 'D2']);
  await store.edit('purchase', 'P2', (purchase) => forward(purchase!, NOW));
  const [arrived, next] = [NOW.slice(0, 10), new Date(Date.parse(NOW) + 24 * HOUR).toISOString().slice(0, 10)];
  expect([await due('purchases'), await due('purchases', { from: arrived }), await due('purchases', { from: next })]).toEqual([['P1'], ['P1'], []]);
  await store.edit('purchase', 'P1', (purchase) => ({ ...purchase!, issueDate: next }));
  expect(await due('purchases', { from: next })).toEqual(['P1']);
});

test('put back to be processed before the night, it stays here; processed again, it goes', async () => {
  await hand(owner);
  await process('P1', owner.store, null);
  await hand(owner);
  expect(await standing(owner, 'P1')).toMatchObject({ state: 'withdrawn', attempt: 1, stopped: false });
  await pass(25 * HOUR);
  expect(there()).toEqual(['D1']);
  await process('P1');
  await hand(owner);
  expect(await standing(owner, 'P1')).toMatchObject({ state: 'queued', attempt: 2 });
  await pass(24 * HOUR);
  await hand(owner);
  expect([there(), await standing(owner, 'P1')]).toMatchObject([['D1', 'P1'], { state: 'delivered', attempt: 2 }]);
});

test('by hand, asked on two devices that knew nothing of each other: at once, and once', async () => {
  const other = await invited(owner, { role: 'owner' });
  await meet(owner, other);
  for (const { store } of [owner, other]) expect(await askFor(store, CONNECTION, [D('D2'), P('P2')], { when: 'now', by: 'Somebody' })).toEqual(['D2', 'P2']);
  await meet(owner, other);
  await hand(owner);
  await pass(0);
  await hand(other);
  await hand(owner);
  expect(trial.basecone.documents.filter(({ correlationId }) => correlationId === 'D2' || correlationId === 'P2')).toHaveLength(2);
  await meet(owner, other);
  for (const one of [owner, other]) expect([(await standing(one, 'D2'))?.state, (await standing(one, 'P2'))?.state]).toEqual(['delivered', 'delivered']);
  // It is there: asked for again only on demand.
  expect(await askFor(owner.store, CONNECTION, [D('D2')], { when: 'now' })).toEqual([]);
  expect(await askFor(owner.store, CONNECTION, [D('D2')], { when: 'now', again: true })).toEqual(['D2']);
  await hand(owner);
  await pass(0);
  await hand(owner);
  expect(trial.basecone.imports('D2')).toBe(2);
  expect(await standing(owner, 'D2')).toMatchObject({ state: 'delivered', attempt: 2 });
});

test('what waits for the night goes at once where a person wants it, once', async () => {
  const other = await invited(owner, { role: 'owner' });
  await meet(owner, other);
  await hand(owner);
  await meet(owner, other);
  expect(await states(other)).toEqual(['queued', '', 'queued', '']);
  expect(await askFor(other.store, CONNECTION, [D('D1')], { when: 'now' })).toEqual(['D1']);
  expect(await askFor(other.store, CONNECTION, [D('D1')], { when: 'now' })).toEqual([]);
  await hand(other);
  await pass(0);
  await hand(other);
  expect([await states(other), there()]).toEqual([['delivered', '', 'queued', ''], ['D1']]);
  await pass(25 * HOUR);
  await meet(owner, other);
  await hand(owner);
  expect([await states(owner), there()]).toEqual([['delivered', '', 'delivered', ''], ['D1', 'P1']]);
  expect((await standing(owner, 'D1'))?.attempt).toBe(1);
});

test('of many the outcomes come while the others are handed over', async () => {
  const many = Array.from({ length: 90 }, (_, i) => P(`Q${String(i).padStart(2, '0')}`));
  for (const { id } of many) await owner.store.edit('purchase', id, () => newPurchase({ id, now: NOW, source: { way: 'file' }, files: [] }));
  await askFor(owner.store, CONNECTION, many, { when: 'now' });
  await pass(0);
  const seen: string[] = [];
  const make = async ({ id }: Sent): Promise<Made> => {
    if (id === 'Q80') {
      await pass(0);
      seen.push((await standing(owner, 'Q00'))?.state ?? '');
    }
    const file = pdf(`${id}.pdf`);
    return { direction: 'purchase', number: id, name: file.name, media: file.type, bytes: new Uint8Array(await file.arrayBuffer()) };
  };
  const { store, connected } = owner;
  await handOver({ store, connected, sendings: [{ connection: CONNECTION, rule: { ...ALL, kinds: [] } }], may: () => true, make, signal: new AbortController().signal, tell: () => undefined });
  expect(seen).toEqual(['delivered']);
});

test('held back: before it is handed over, and while it waits for its night', async () => {
  await holdBack(owner.store, CONNECTION, [D('D1')]);
  await hand(owner);
  expect(await states(owner)).toEqual(['stopped', '', 'queued', '']);
  await holdBack(owner.store, CONNECTION, [P('P1')]);
  await hand(owner);
  expect(await standing(owner, 'P1')).toMatchObject({ state: 'withdrawn', stopped: true });
  await pass(48 * HOUR);
  await hand(owner);
  expect([there(), await flagged(owner, SENDING.kept)]).toEqual([[], ['D1', 'P1']]);
  expect(await askFor(owner.store, CONNECTION, [D('D1')], { when: 'night' })).toEqual(['D1']);
  await hand(owner);
  await pass(24 * HOUR);
  expect(there()).toEqual(['D1']);
});

test('a relay that was put back gets again what it lost, and looks on the other side first', async () => {
  const restore = await relay.backup();
  await hand(owner);
  await pass(25 * HOUR);
  expect(there()).toEqual(['D1', 'P1']);
  await restore();
  await meet(owner);
  await hand(owner);
  expect(made).toEqual(['D1', 'P1', 'D1', 'P1']);
  await pass(24 * HOUR);
  await hand(owner);
  expect(there()).toEqual(['D1', 'P1']);
  expect(await states(owner)).toEqual(['delivered', '', 'delivered', '']);
});

test('one that cannot be made holds up no other, and is tried again', async () => {
  const said = await hand(owner, { unable: ['D1'] });
  expect([said?.done, said?.total, [...(said?.failed.keys() ?? [])]]).toEqual([1, 2, ['D1']]);
  expect(await states(owner)).toEqual(['', '', 'queued', '']);
  await hand(owner);
  expect(await states(owner)).toEqual(['queued', '', 'queued', '']);
});

test('a connection that the relay does not know takes nothing, and says so', async () => {
  await owner.connected.relay.removeConnection(CONNECTION);
  await expect(hand(owner)).rejects.toMatchObject({ code: 'absent' });
  expect(await states(owner)).toEqual(['', '', '', '']);
});

test('rights: who sees only, hands over and asks for nothing; an accountant reads what became of it', async () => {
  const rights: RoleEntry = { role: 'staff', scopes: { sales: 'edit', contacts: 'see', purchases: 'see' } };
  const [staff, accountant] = [await invited(owner, rights, 'Staff'), await invited(owner, { role: 'accountant' }, 'Delvaux')];
  await meet(owner, staff, accountant);
  await hand(staff, { rights });
  expect(made).toEqual(['D1']);
  await expect(askFor(staff.store, CONNECTION, [P('P2')], { when: 'now' })).rejects.toMatchObject({ code: 'role' });
  await expect(askFor(accountant.store, CONNECTION, [D('D2')], { when: 'now' })).rejects.toMatchObject({ code: 'role' });
  await hand(accountant, { rights: { role: 'accountant' } });
  await hand(owner);
  await pass(25 * HOUR);
  await hand(owner);
  await meet(owner, staff, accountant);
  for (const one of [staff, accountant]) expect(await states(one)).toEqual(['delivered', '', 'delivered', '']);
});

test('what was there before there was a relay, and what a backup brought, is not sent again', async () => {
  await hand(owner);
  await pass(25 * HOUR);
  await hand(owner);
  const other = await invited(owner, { role: 'owner' });
  await meet(owner, other);
  // A company that begins anew at another relay has the entries, and no transmissions there.
  const second = await RealRelay.start({ clock: () => time.now(), after: (milliseconds, work) => time.after(milliseconds, work), connectionTypes: [baseconeConnection({ url: 'http://basecone.example/v1', client, fetch: trial.basecone.fetch })] });
  const { disconnect } = await import('#store/sync/members/disconnect.ts');
  const { connectCompany } = await import('#store/sync/members/connect-company.ts');
  await disconnect(other.store);
  await connectCompany(other.store, { relay: second.origin, deviceName: 'Phone', net: other.connected.relay.http.net });
  const { personOf } = await import('./people.ts');
  const again = await personOf(other.device, other.store);
  await again.connected.relay.putConnection(CONNECTION, {
    type: 'basecone',
    settings: { at: '02:00', company: ids.first, tags: { sale: 'SLS', purchase: 'PNV' } },
    secrets: { office: user.officeCode, username: user.username, password: user.password }
  });
  await meet(again);
  await hand(again);
  await pass(48 * HOUR, again);
  expect(there()).toEqual(['D1', 'P1']);
  const third = await invited(again, { role: 'owner' });
  await meet(again, third);
  expect(await states(third)).toEqual(['delivered', '', 'delivered', '']);
  await second.close();
});
