// The steps between device and relay, each whole in itself: cut after any of them, the next pass goes on from what is stored.
import { SyncError } from '#sync/error.ts';
import { extendList } from '#sync/list/chain.ts';
import { importGranted, openGrant } from '#sync/keys/grant.ts';
import { KeyRing } from '#sync/keys/ring.ts';
import { advanced, beginning, nextAsk, wasRestored } from '#sync/cursor.ts';
import { readHeader } from '#sync/codec/header.ts';
import { Reader } from '#sync/codec/reader.ts';
import type { Page } from '#sync/codec/page.ts';
import { PUSH_BYTES, PUSH_ENVELOPES } from '#sync/limits.ts';
import { KEYS_SCOPE } from '#sync/scopes.ts';
import type { PushAnswer } from '#sync/wire/log.ts';
import type { Gate } from '../gate/gate.ts';
import { apply } from './apply.ts';
import { type Arrival, openRows, type Verified } from './arrival.ts';
import { Halt } from './loop/phase.ts';
import { fixNext, pack, type Packed, type Packing, setAside, setDamagedAside, unsent } from './pack.ts';
import type { EnvelopeRow } from './rows.ts';
import type { RelayPort } from './relay-port.ts';
import { isRelayFault } from './relay/fault.ts';
import { LINK, putState, readState } from './state.ts';

/** Items after which another slice of a page begins. */
const SLICE = 200;

export interface Exchange extends Packing {
  gate: Gate;
  relay: RelayPort;
}

type PushFault = Extract<PushAnswer['results'][number], { fault: unknown }>['fault'];

export interface Pushed {
  /** Envelopes that the relay has now. */
  stored: number;
  /** Those that it refused, by id: they stay unsent. */
  faults: { id: string; fault: PushFault }[];
}

/** Packs what waits and sends as much as one request takes. */
export async function pushSome(exchange: Exchange): Promise<Pushed> {
  const sent: { id: string; bytes: Uint8Array }[] = [];
  // Room for the lengths and the count.
  let room = PUSH_BYTES - 16;
  for await (const row of toSend(exchange)) {
    const packed = await packOrSetAside(exchange, row);
    if (!packed) continue;
    room -= packed.bytes.length + 4;
    // It is fixed, and goes with the next request.
    if (room < 0) break;
    sent.push({ id: row.id, bytes: packed.bytes });
    if (sent.length === PUSH_ENVELOPES) break;
  }
  if (sent.length === 0) return { stored: 0, faults: [] };
  const results = await pushed(exchange.relay, sent);
  const acknowledged = results.flatMap((result) => ('seq' in result ? [result] : []));
  await apply(exchange.gate, exchange.crypto, { ...nothing, acknowledged });
  const faults = results.flatMap((result, i) => ('fault' in result ? [{ id: sent[i]!.id, fault: result.fault }] : []));
  return { stored: acknowledged.length, faults };
}

/** What the relay says of each; of a request in which nothing can be written it says it once. */
export async function pushed(relay: RelayPort, sent: readonly { id: string; bytes: Uint8Array }[]): Promise<PushAnswer['results']> {
  try {
    return (await relay.push(sent.map(({ bytes }) => bytes))).results;
  } catch (error) {
    if (!isRelayFault(error, 'role', 'malformed')) throw error;
    const fault = error.code === 'role' ? 'role' : 'malformed';
    return sent.map(({ id }) => ({ id, fault }));
  }
}

/** What was fixed before, then what is fixed now. */
async function* toSend(exchange: Exchange): AsyncGenerator<EnvelopeRow> {
  for (const row of await exchange.connection.run(unsent)) {
    await setDamagedAside(exchange, row);
    yield row;
  }
  for (let row = await fixNext(exchange); row; row = await fixNext(exchange)) yield row;
}

/** Something larger than any envelope may be: it is shown to the person, and its envelope goes without it. */
async function packOrSetAside(exchange: Exchange, row: EnvelopeRow): Promise<Packed | undefined> {
  try {
    return await pack(exchange, row);
  } catch (error) {
    if (!(error instanceof SyncError && error.code === 'too-large')) throw error;
    await setAside(exchange, row);
    return pack(exchange, row);
  }
}

/** `more`: ask again. `done`: all is here. `restored`: the relay is an earlier copy of itself, everything must be pushed again. */
export type Pulled = 'more' | 'done' | 'restored';

/** Asks for one page, what is newer first, and applies it. */
export async function pullSome(exchange: Exchange): Promise<Pulled> {
  const { connection, crypto, gate, relay } = exchange;
  const standing = await relay.standing();
  const before = await connection.run((db) => readState(db, 'cursor'));
  if (before && wasRestored(before, standing)) return 'restored';
  const { list } = await keysHere(exchange);
  if (standing.list > (list?.number ?? 0)) await refreshKeys(exchange);
  const from = await connection.run((db) => readState(db, 'cursor'));
  const cursor = from ?? beginning(standing);
  if (wasRestored(cursor, standing)) return 'restored';
  const ask = nextAsk(cursor, standing);
  if (!ask) return 'done';
  const page = await relay.pull(ask);
  if (wasRestored(cursor, page)) return 'restored';
  const known = await keysHere(exchange);
  if (lastAct(page) > (known.list?.number ?? 0)) await refreshKeys(exchange);
  const { list: now, ring } = await keysHere(exchange);
  if (!now) return 'done';
  const { verified, ...arrival } = await openRows(crypto, now, ring, page.rows);
  await checkOwn(exchange, verified);
  const to = advanced(cursor, ask, page);
  const slices = slicesOf('before' in ask ? verified.reverse() : verified);
  const last = slices.pop() ?? [];
  for (const slice of slices) await apply(gate, crypto, { ...nothing, verified: slice });
  await apply(gate, crypto, { ...arrival, verified: last, cursor: { from, to } });
  // As it stands now: other rights may have sent it back to the beginning.
  const then = await connection.run((db) => readState(db, 'cursor'));
  return nextAsk(then ?? to, page) ? 'more' : 'done';
}

/**
 * An envelope of this device with a number that it has not given, or one that took the place of such an envelope: its database was set back to an earlier copy. Nothing more is merged into it: what it
 * wrote since may stand under the clocks of what it had written then.
 * @throws Halt `pair-again`
 */
async function checkOwn({ connection }: Exchange, verified: readonly Verified[]): Promise<void> {
  const [link, last = {}] = await connection.run((db) => Promise.all([readState(db, LINK), readState(db, 'last')]));
  const given = ({ header: { device, scope, n }, items }: Verified): boolean =>
    [{ device, to: n }, ...items.flatMap((item) => (item.type === 'covers' ? item.ranges : []))].some((one) => one.device === link?.device && one.to > (last[scope] ?? 0));
  if (verified.some(given)) throw new Halt('pair-again');
}

const nothing: Arrival = { verified: [], later: [], refused: [], acts: false };

/** Envelopes that are applied together: a list shows the first of them while the others are read, and no transaction holds the page up for long. */
function slicesOf(verified: readonly Verified[]): Verified[][] {
  const slices: Verified[][] = [];
  let items = Infinity;
  for (const envelope of verified) {
    if (items >= SLICE) {
      slices.push([]);
      items = 0;
    }
    slices.at(-1)!.push(envelope);
    items += envelope.items.length;
  }
  return slices;
}

async function keysHere({ connection }: Exchange) {
  const [list, ring] = await connection.run((db) => Promise.all([readState(db, 'list'), readState(db, 'ring')]));
  return { list, ring: new KeyRing(ring) };
}

/** Number of the last act of the device list in a page; 0: none. */
function lastAct({ rows }: Page): number {
  return rows.reduce((last, { envelope }) => {
    try {
      const { scope, n } = readHeader(new Reader(envelope));
      return scope === KEYS_SCOPE ? Math.max(last, n) : last;
    } catch {
      // Said again, and dealt with, where it is opened.
      return last;
    }
  }, 0);
}

/** Takes over the next acts of the device list and what this device was granted; then reads what had to wait for them. */
export async function refreshKeys(exchange: Exchange): Promise<void> {
  const { connection, crypto, relay } = exchange;
  const [list, keys, ring] = await connection.run((db) => Promise.all([readState(db, 'list'), readState(db, 'keys'), readState(db, 'ring')]));
  if (!list || !keys) return;
  const answer = await relay.keys(list.number);
  const longer = await extendList(crypto, list, answer.acts);
  const granted = answer.grant && (await importGranted(crypto, longer, await openGrant(crypto, longer, keys, answer.grant)));
  await connection.run((db) =>
    db.transaction('rw', db.sync, async () => {
      const now = await readState(db, 'list');
      if (!now || now.number > longer.number) return;
      const held = new KeyRing(ring);
      // More may be read than before: the relay has passed over it until now, so all of the log is read again.
      const wider = granted?.some(({ scope, epoch }) => epoch <= now.epochs.length && !held.get(scope, epoch));
      for (const key of granted ?? []) held.add(key);
      const cursor = await readState(db, 'cursor');
      if (wider && cursor) await putState(db, 'cursor', { ...cursor, oldest: cursor.newest });
      const acts = [...((await readState(db, 'acts')) ?? []), ...answer.acts.slice(now.number - list.number)];
      await Promise.all([putState(db, 'list', longer), putState(db, 'acts', acts), putState(db, 'ring', held.all())]);
      // A relay that was put back has an older one, without the last key.
      const kept = await readState(db, 'grant');
      if (answer.grant && answer.grant.list >= (kept?.list ?? 0)) await putState(db, 'grant', answer.grant);
    })
  );
  await readLater(exchange);
}

/** Tries again what could not be read; also at the start of a newer app. */
export async function readLater(exchange: Exchange): Promise<void> {
  const { connection, crypto, gate } = exchange;
  const waiting = await connection.run((db) => db.later.orderBy('seq').toArray());
  if (waiting.length === 0) return;
  const { list, ring } = await keysHere(exchange);
  if (!list) return;
  const arrival = await openRows(crypto, list, ring, waiting.map(({ seq, bytes }) => ({ seq, envelope: bytes })));
  const still = new Set(arrival.later.map(({ seq }) => seq));
  const waited = waiting.filter(({ seq }) => !still.has(seq)).map(({ id }) => id);
  if (waited.length > 0) await apply(gate, crypto, { ...arrival, waited });
}
