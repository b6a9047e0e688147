// Documents that a person sends to Basecone, holds back or puts back, from several devices: what the person wants counts, and nothing goes twice.
import { expect, test } from 'vitest';
import { forward } from '#domain/purchase/process.ts';
import { newPurchase } from '#domain/purchase/new-purchase.ts';
import { PURCHASE_STATUS } from '#domain/purchase/flags.ts';
import { SENDING } from '#domain/transmission/flags.ts';
import { NOW } from '#store/conformance/samples.ts';
import { endSending } from '#store/transmissions/end.ts';
import { handOver, type Made } from '#store/transmissions/hand-over.ts';
import { forwardReceived, takeBack } from '#store/transmissions/as-it-came.ts';
import { askFor, holdBack, type Sent } from '#store/transmissions/note.ts';
import { pdf } from '../../relay/sandbox/basecone/trial.ts';
import { ALL, CONNECTION, D, handOverTrial, HOUR, P } from './hand-over-trial.ts';
import { invited, meet } from './people.ts';

const the = handOverTrial();
const { flagged, hand, pass, process, standing, states, there } = the;

test('stopped in the middle, nothing more is handed over, and what waits at the relay already is called off', async () => {
  const { store, connected } = the.owner;
  const many = Array.from({ length: 20 }, (_, n) => `P3${n}`);
  for (const id of many) await store.edit('purchase', id, () => newPurchase({ id, now: NOW, source: { way: 'file' }, files: [] }));
  await askFor(store, CONNECTION, many.map(P), { when: 'night' });
  await forwardReceived(store, many.map(P));
  let stopping: Promise<unknown> | undefined;
  await hand(the.owner, { rule: { ...ALL, kinds: [] }, meanwhile: async (count) => count >= 10 && (stopping ??= holdBack(store, CONNECTION, many.map(P))) });
  const { transmissions } = await connected.relay.transmissions(CONNECTION, 0);
  expect([the.made.length < 15, transmissions.length > 3, transmissions.length < 10, new Set(transmissions.map(({ state }) => state))]).toEqual([true, true, true, new Set(['withdrawn'])]);
  expect(await flagged(the.owner, SENDING.kept)).toEqual(many.toSorted());
  expect([(await takeBack(store, many.map(P))).length > 0, new Set((await store.rows('purchases', many)).map(({ status }) => status))]).toEqual([true, new Set([PURCHASE_STATUS.received])]);
  await pass(25 * HOUR);
  expect(there()).toEqual([]);
});

test('a purchase that was to go as it came and is held back waits to be processed again; what went, or was marked before, does not', async () => {
  const { store } = the.owner;
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
  await hand(the.owner);
  await pass(0);
  await hand(the.owner);
  await holdBack(store, CONNECTION, [P('P2')]);
  expect([there(), await takeBack(store, [P('P2')]), await statusOf('P2')]).toEqual([['P2'], [], PURCHASE_STATUS.forwarded]);
});

test('a purchase that was sent as it came and is refused waits to be processed again, with what the other side said', async () => {
  const { store } = the.owner;
  await askFor(store, CONNECTION, ['P1', 'P2'].map(P), { when: 'now' });
  await forwardReceived(store, [P('P2')]);
  const refused = { unwanted: ['P1', 'P2'], rule: { ...ALL, kinds: [] } };
  await hand(the.owner, refused);
  await pass(0);
  await hand(the.owner, refused);
  expect((await store.rows('purchases', ['P1', 'P2'])).map(({ status }) => status)).toEqual([PURCHASE_STATUS.paid, PURCHASE_STATUS.received]);
  expect([await flagged(the.owner, SENDING.refused), there()]).toEqual([['P1', 'P2'], []]);
});

test('switched off: what waited at the relay or here is shown as waiting no more, and what was to go as it came is to be processed again', async () => {
  const { store, connected } = the.owner;
  await hand(the.owner);
  await askFor(store, CONNECTION, [D('D2'), P('P2')], { when: 'now' });
  await forwardReceived(store, [P('P2')]);
  await endSending(store, connected, CONNECTION, ['sales', 'purchases']);
  expect(await states(the.owner)).toEqual(['withdrawn', 'stopped', 'withdrawn', 'stopped']);
  expect((await store.rows('purchases', ['P2']))[0]?.status).toBe(PURCHASE_STATUS.received);
  expect([(await connected.relay.connections()).connections, there()]).toEqual([[], []]);
});

test('put back to be processed before the night, it stays here; processed again, it goes', async () => {
  await hand(the.owner);
  await process('P1', the.owner.store, null);
  await hand(the.owner);
  expect(await standing(the.owner, 'P1')).toMatchObject({ state: 'withdrawn', attempt: 1, stopped: false });
  await pass(25 * HOUR);
  expect(there()).toEqual(['D1']);
  await process('P1');
  await hand(the.owner);
  expect(await standing(the.owner, 'P1')).toMatchObject({ state: 'queued', attempt: 2 });
  await pass(24 * HOUR);
  await hand(the.owner);
  expect([there(), await standing(the.owner, 'P1')]).toMatchObject([['D1', 'P1'], { state: 'delivered', attempt: 2 }]);
});

test('by hand, asked on two devices that knew nothing of each other: at once, and once', async () => {
  const other = await invited(the.owner, { role: 'owner' });
  await meet(the.owner, other);
  for (const { store } of [the.owner, other]) expect(await askFor(store, CONNECTION, [D('D2'), P('P2')], { when: 'now', by: 'Somebody' })).toEqual(['D2', 'P2']);
  await meet(the.owner, other);
  await hand(the.owner);
  await pass(0);
  await hand(other);
  await hand(the.owner);
  expect(the.trial.basecone.documents.filter(({ correlationId }) => correlationId === 'D2' || correlationId === 'P2')).toHaveLength(2);
  await meet(the.owner, other);
  for (const one of [the.owner, other]) expect([(await standing(one, 'D2'))?.state, (await standing(one, 'P2'))?.state]).toEqual(['delivered', 'delivered']);
  // It is there: asked for again only on demand.
  expect(await askFor(the.owner.store, CONNECTION, [D('D2')], { when: 'now' })).toEqual([]);
  expect(await askFor(the.owner.store, CONNECTION, [D('D2')], { when: 'now', again: true })).toEqual(['D2']);
  await hand(the.owner);
  await pass(0);
  await hand(the.owner);
  expect(the.trial.basecone.imports('D2')).toBe(2);
  expect(await standing(the.owner, 'D2')).toMatchObject({ state: 'delivered', attempt: 2 });
});

test('what waits for the night goes at once where a person wants it, once', async () => {
  const other = await invited(the.owner, { role: 'owner' });
  await meet(the.owner, other);
  await hand(the.owner);
  await meet(the.owner, other);
  expect(await states(other)).toEqual(['queued', '', 'queued', '']);
  expect(await askFor(other.store, CONNECTION, [D('D1')], { when: 'now' })).toEqual(['D1']);
  expect(await askFor(other.store, CONNECTION, [D('D1')], { when: 'now' })).toEqual([]);
  await hand(other);
  await pass(0);
  await hand(other);
  expect([await states(other), there()]).toEqual([['delivered', '', 'queued', ''], ['D1']]);
  await pass(25 * HOUR);
  await meet(the.owner, other);
  await hand(the.owner);
  expect([await states(the.owner), there()]).toEqual([['delivered', '', 'delivered', ''], ['D1', 'P1']]);
  expect((await standing(the.owner, 'D1'))?.attempt).toBe(1);
});

test('of many the outcomes come while the others are handed over', async () => {
  const many = Array.from({ length: 90 }, (_, i) => P(`Q${String(i).padStart(2, '0')}`));
  for (const { id } of many) await the.owner.store.edit('purchase', id, () => newPurchase({ id, now: NOW, source: { way: 'file' }, files: [] }));
  await askFor(the.owner.store, CONNECTION, many, { when: 'now' });
  await pass(0);
  const seen: string[] = [];
  const make = async ({ id }: Sent): Promise<Made> => {
    if (id === 'Q80') {
      await pass(0);
      seen.push((await standing(the.owner, 'Q00'))?.state ?? '');
    }
    const file = pdf(`${id}.pdf`);
    return { direction: 'purchase', number: id, name: file.name, media: file.type, bytes: new Uint8Array(await file.arrayBuffer()) };
  };
  const { store, connected } = the.owner;
  await handOver({ store, connected, sendings: [{ connection: CONNECTION, rule: { ...ALL, kinds: [] } }], may: () => true, make, signal: new AbortController().signal, tell: () => undefined });
  expect(seen).toEqual(['delivered']);
});

test('held back: before it is handed over, and while it waits for its night', async () => {
  await holdBack(the.owner.store, CONNECTION, [D('D1')]);
  await hand(the.owner);
  expect(await states(the.owner)).toEqual(['stopped', '', 'queued', '']);
  await holdBack(the.owner.store, CONNECTION, [P('P1')]);
  await hand(the.owner);
  expect(await standing(the.owner, 'P1')).toMatchObject({ state: 'withdrawn', stopped: true });
  await pass(48 * HOUR);
  await hand(the.owner);
  expect([there(), await flagged(the.owner, SENDING.kept)]).toEqual([[], ['D1', 'P1']]);
  expect(await askFor(the.owner.store, CONNECTION, [D('D1')], { when: 'night' })).toEqual(['D1']);
  await hand(the.owner);
  await pass(24 * HOUR);
  expect(there()).toEqual(['D1']);
});

