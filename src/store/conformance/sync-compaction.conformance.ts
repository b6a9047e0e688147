// Many small envelopes become one: who joins later reads less and has the same, whatever is cut or kept back in between.
import { expect, test } from 'vitest';
import { ulid } from '#domain/ids.ts';
import { newPurchase } from '#domain/purchase/new-purchase.ts';
import { missing } from '#sync/envelope/gaps.ts';
import { PURCHASES_SCOPE } from '#sync/scopes.ts';
import { compactSome } from '../sync/compaction/compact.ts';
import { pullSome, pushSome } from '../sync/exchange.ts';
import { takeNumber, tellEmpty } from '../sync/own-envelope.ts';
import type { RelayPort } from '../sync/relay-port.ts';
import { readState } from '../sync/state.ts';
import { company, customer, draft, NOW, sealOf } from './samples.ts';
import { content, meet, member, type Member, newWorld, OWNER, type World } from '../../../tests/sync/devices.ts';

const MANY = 16;

const shown = ({ relay }: World) => relay.rows.filter(({ hidden, header }) => !hidden && header.scope !== 'keys');
const bytesOf = (rows: ReturnType<typeof shown>) => rows.reduce((sum, { envelope }) => sum + envelope.length, 0);
const gapsOf = ({ store }: Member) => store.connection.run(async (db) => missing((await readState(db, 'gaps')) ?? {}));

async function two(port?: (world: World) => (device: string) => RelayPort) {
  const world = await newWorld();
  const one = await member(world, port ? { port: port(world) } : {});
  await one.store.edit('company', 'company', () => company);
  await one.store.edit('customer', 'CUSTOMER', () => customer('CUSTOMER'));
  await one.store.edit('invoice', 'D1', () => draft('D1'));
  await one.store.edit('invoice', 'D2', () => draft('D2'));
  await one.store.issue('D1', { now: NOW, letter: 'A', build: sealOf });
  const other = await member(world, { rights: OWNER });
  await meet(one, other);
  return { world, one, other };
}

/** So many changes, each sent by itself, by turns. */
async function typed(members: readonly Member[], count: number, letters = 'AB'): Promise<void> {
  for (let i = 0; i < count; i++) {
    const { store, exchange } = members[i % members.length]!;
    if (i % 5 === 0) await store.append('D1', (_sealed, _entries, newId) => [{ kind: 'paid', id: newId(), day: '2026-11-22', method: 'transfer', cents: 1 + i }]);
    else await store.edit('invoice', 'D2', (d) => ({ ...d!, textAbove: `${letters[i % members.length]!}${i}` }));
    await pushSome(exchange);
  }
  await meet(...members);
}

const same = async (a: Member, b: Member) => expect({ ...(await content(a.store)), records: {} }).toEqual({ ...(await content(b.store)), records: {} });

test('what was typed bit by bit is one envelope for who joins later', async () => {
  const { world, one, other } = await two();
  await typed([one, other], 30);
  const before = shown(world);
  await compactSome(one.exchange, MANY);
  const after = shown(world);
  expect(after.length).toBeLessThan(before.length / 3);
  expect(bytesOf(after)).toBeLessThan(bytesOf(before) / 2);
  // The envelope with the number stays what it was.
  expect(after.filter(({ header }) => header.issues.length > 0)).toEqual(before.filter(({ header }) => header.issues.length > 0));
  const third = await member(world, { rights: OWNER });
  await meet(one, other, third);
  for (const device of [one, other, third]) expect(await gapsOf(device)).toEqual([]);
  await same(third, one);
  await same(other, one);
  expect(await third.store.get('invoice', 'D2')).toEqual(await one.store.get('invoice', 'D2'));
  // Nothing new, nothing to do; the other finds little left.
  const rows = world.relay.rows.length;
  await compactSome(one.exchange, MANY);
  await compactSome(other.exchange, MANY);
  expect(world.relay.rows.length).toBe(rows);
}, 30_000);

test('an empty envelope that stands first, told so that nobody waits for its number, goes along', async () => {
  const { world, one, other } = await two();
  await one.store.connection.write((db) =>
    db.transaction('rw', db.sync, db.envelopes, async () => {
      const given = { id: ulid(1_790_000_000_000, new Uint8Array(10)), scope: PURCHASES_SCOPE, n: 1, bytes: new Uint8Array() };
      await takeNumber(db, given);
      await tellEmpty(db, given);
    })
  );
  for (let i = 0; i < 10; i++) {
    await one.store.edit('purchase', 'P1', (p) => ({ ...(p ?? newPurchase({ id: 'P1', now: NOW, source: { way: 'file' }, files: [] })), number: `${i + 1}` }));
    await pushSome(one.exchange);
  }
  await meet(one, other);
  const before = shown(world);
  expect(before.find(({ header }) => header.scope === PURCHASES_SCOPE)?.header.n).toBe(1);
  await compactSome(one.exchange, MANY);
  expect(shown(world).filter(({ header }) => header.scope === PURCHASES_SCOPE)).toHaveLength(1);
  const third = await member(world, { rights: OWNER });
  await meet(one, other, third);
  expect(await gapsOf(third)).toEqual([]);
  expect((await third.store.get('purchase', 'P1'))?.number).toBe('10');
});

test('what was typed before and after something that went along with a number, and stays where it is, is not made one', async () => {
  const { world, one, other } = await two();
  await one.store.edit('invoice', 'D3', () => draft('D3'));
  await one.store.edit('customer', 'OTHER', () => customer('OTHER'));
  await pushSome(one.exchange);
  const write = ({ store }: Member, textAbove: string) => store.edit('invoice', 'D4', (d) => ({ ...(d ?? draft('D4')), textAbove }));
  const byTurns = async () => {
    for (let i = 0; i < 10; i++) {
      const { exchange } = i % 2 === 0 ? one : other;
      await write(i % 2 === 0 ? one : other, `${i}`);
      await pushSome(exchange);
      await meet(one, other);
    }
  };
  await byTurns();
  await write(one, 'in between');
  await one.store.issue('D3', { now: NOW, letter: 'A', build: sealOf });
  await meet(one, other);
  // It reads what came after it first, then the rest.
  const third = await member(world, { rights: OWNER });
  await byTurns();
  await compactSome(one.exchange, MANY);
  expect(shown(world).filter(({ header }) => header.kind === 'snapshot').length).toBe(1);
  await meet(third);
  expect(await third.store.connection.run((db) => db.pending.count())).toBe(0);
  expect(await third.store.get('invoice', 'D4')).toEqual(await one.store.get('invoice', 'D4'));
  await same(third, one);
}, 60_000);

test('not before enough came, not while something waits, not by who may not write', async () => {
  const { world, one, other } = await two();
  await typed([one, other], 8);
  await compactSome(one.exchange);
  const accountant = await member(world, { rights: { role: 'accountant' } });
  await meet(one, other, accountant);
  await compactSome(accountant.exchange, 1);
  await one.store.edit('invoice', 'D2', (d) => ({ ...d!, textAbove: 'not sent yet' }));
  await compactSome(one.exchange, 1);
  expect(world.relay.rows.filter(({ header }) => header.kind === 'snapshot')).toEqual([]);
}, 30_000);

test.each(['before', 'after'] as const)('cut %s the relay has the snapshot: the same is sent again, and is there once', async (when) => {
  let cuts = 0;
  const { world, one, other } = await two(({ relay }) => (device) =>
    relay.port(device, (now, verb) => {
      if (now === when && verb === 'push' && cuts-- > 0) throw new TypeError('cut');
    })
  );
  await typed([one, other], 30);
  cuts = 2;
  for (let i = 0; i < 2; i++) await expect(compactSome(one.exchange, MANY)).rejects.toThrow('cut');
  // Meanwhile something else is written and sent: its running number is the next.
  await one.store.edit('invoice', 'D2', (d) => ({ ...d!, textAbove: 'meanwhile' }));
  await meet(one);
  await compactSome(one.exchange, MANY);
  expect(world.relay.rows.filter(({ header }) => header.kind === 'snapshot').length).toBe(1);
  const third = await member(world, { rights: OWNER });
  await meet(one, other, third);
  expect(await gapsOf(third)).toEqual([]);
  await same(third, one);
}, 30_000);

test('an envelope whose answer was lost is known by the snapshot that contains it', async () => {
  let cuts = 0;
  const { world, one, other } = await two(({ relay }) => (device) =>
    relay.port(device, (now, verb) => {
      if (now === 'after' && verb === 'push' && cuts-- > 0) throw new TypeError('cut');
    })
  );
  await typed([one, other], 30);
  await one.store.edit('invoice', 'D2', (d) => ({ ...d!, textAbove: 'sent, and not known' }));
  cuts = 1;
  await expect(pushSome(one.exchange)).rejects.toThrow('cut');
  while ((await pullSome(other.exchange)) === 'more');
  await compactSome(other.exchange, MANY);
  expect(shown(world).filter(({ header }) => header.device === one.keys.id && header.scope === 'sales' && header.kind === 'change')).toEqual([]);
  expect((await pushSome(one.exchange)).faults).toMatchObject([{ fault: 'taken' }]);
  while ((await pullSome(one.exchange)) === 'more');
  expect(await one.store.connection.run((db) => db.outbox.count())).toBe(0);
  expect(await pushSome(one.exchange)).toEqual({ stored: 0, faults: [] });
  expect((await other.store.get('invoice', 'D2'))?.textAbove).toBe('sent, and not known');
}, 30_000);

test('a device from which the relay keeps something back hides none of it', async () => {
  const { world, one } = await two();
  const kept = new Set<number>();
  const port = (device: string): RelayPort => {
    const honest = world.relay.port(device);
    return { ...honest, pull: async (ask) => {
      const page = await honest.pull(ask);
      return { ...page, rows: page.rows.filter(({ seq }) => !kept.has(seq)) };
    } };
  };
  const misses = await member(world, { rights: OWNER, port });
  await meet(one, misses);
  const keptBack = async () => {
    await pushSome(one.exchange);
    kept.add(world.relay.rows.length);
  };
  const snapshots = () => shown(world).filter(({ header }) => header.kind === 'snapshot').length;
  await one.store.edit('customer', 'KEPT', () => customer('KEPT'));
  await keptBack();
  await one.store.edit('customer', 'NEXT', () => customer('NEXT'));
  // It is the third on the list: its turn comes later.
  await typed([one, misses], 40);
  expect((await gapsOf(misses)).length).toBeGreaterThan(0);
  await compactSome(misses.exchange, MANY);
  expect(snapshots()).toBe(1);
  // What it has builds on what it has not: it leaves all of it alone.
  await one.store.edit('invoice', 'D2', (d) => ({ ...d!, orderReference: 'kept back' }));
  await keptBack();
  await typed([one, misses], 48);
  await compactSome(misses.exchange, MANY);
  expect(snapshots()).toBe(1);
  const third = await member(world, { rights: OWNER });
  await meet(one, third);
  expect((await third.store.get('customer', 'KEPT'))?.id).toBe('KEPT');
  expect((await third.store.get('invoice', 'D2'))?.orderReference).toBe('kept back');
  expect(await gapsOf(third)).toEqual([]);
  await same(third, one);
}, 30_000);
