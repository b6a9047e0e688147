// Many small envelopes of the log become one (DESIGN §4): the relay hides them at once, and who joins later has less to read. What they said is
// fetched again and put together, so the cost is that of what changed since, not of what there is.
import type { Item } from '#sync/codec/items.ts';
import { KeyRing } from '#sync/keys/ring.ts';
import type { DeviceEntry } from '#sync/list/state.ts';
import { allowed } from '#sync/roles.ts';
import { SALES_SCOPE } from '#sync/scopes.ts';
import type { CompanyDb } from '../../db.ts';
import { openRows, type Verified } from '../arrival.ts';
import { type Exchange, pushed } from '../exchange.ts';
import { applyRow, closeNext, giveBackNumber, takeNumber, tellEmpty } from '../own-envelope.ts';
import type { OwnEnvelope } from '../rows.ts';
import { LINK, putState, readState } from '../state.ts';
import { putTogether } from './put-together.ts';
import { worthCompacting } from './worth.ts';

/** New envelopes in the log after which some are put together. */
const MANY = 256;
/** How many more it takes for each next device on the list, so that two rarely do the same; when they do, nothing is lost by it. */
const APART = 128;

/**
 * Puts together what one page of the log has, when it is this device's turn and nothing else waits. Cut anywhere, the next call goes on.
 * @throws RelayFault, StoreError
 */
export async function compactSome(exchange: Exchange, many = MANY): Promise<void> {
  const { connection, crypto, relay } = exchange;
  await resumeCompacting(exchange);
  const turn = await connection.run((db) => turnOf(db, many));
  if (!turn) return;
  const { me, from, to } = turn;
  const page = await relay.pull({ after: from });
  const [list, ring] = await connection.run((db) => Promise.all([readState(db, 'list'), readState(db, 'ring')]));
  if (!list) return;
  const { verified } = await openRows(crypto, list, new KeyRing(ring), page.rows);
  for (const part of await connection.run((db) => worthCompacting(db, me, verified))) {
    if (await fixSnapshot(exchange, part, verified)) await resumeCompacting(exchange);
  }
  await connection.write((db) => putState(db, 'compacted', Math.min(page.cursor, to)));
}

interface Turn {
  me: DeviceEntry;
  /** Places in the log: after `from`, up to and including `to`. */
  from: number;
  to: number;
}

/** Whether it is this device's turn: everything is here and applied, nothing is to be sent, and enough came since the last time. */
async function turnOf(db: CompanyDb, many: number): Promise<Turn | undefined> {
  const [link, list, cursor, compacted = 0, busy] = await Promise.all([
    ...([readState(db, LINK), readState(db, 'list'), readState(db, 'cursor'), readState(db, 'compacted')] as const),
    Promise.all([readState(db, 'issuing'), readState(db, 'taking'), readState(db, 'restored')])
  ] as const);
  if (!link || !list || !cursor || cursor.oldest > 0 || busy.some((one) => one !== undefined)) return undefined;
  // A relay that was put back begins anew.
  const from = compacted > cursor.newest ? 0 : compacted;
  const writers = list.devices.filter((device) => !device.revoked && allowed(device, SALES_SCOPE, 'push'));
  const place = writers.findIndex(({ id }) => id === link.device);
  if (place < 0 || cursor.newest - from < many + Math.min(APART, many) * place) return undefined;
  const waiting = await Promise.all([db.outbox.count(), db.later.count(), db.pending.count()]);
  return waiting.every((count) => count === 0) ? { me: writers[place]!, from, to: cursor.newest } : undefined;
}

/** @returns whether it is there to be sent; not when another tab was faster */
async function fixSnapshot(exchange: Exchange, part: readonly Verified[], page: readonly Verified[]): Promise<boolean> {
  const items = saidOnce(part, page);
  const { scope } = part[0]!.header;
  const own = items && (await closeNext(exchange, { scope, kind: 'snapshot', contains: part.map(({ header }) => header.id), issues: [] }, items));
  if (!own) return false;
  return exchange.connection.write((db) =>
    db.transaction('rw', db.sync, async () => {
      if ((await readState(db, 'compacting')) || !(await takeNumber(db, own))) return false;
      await putState(db, 'compacting', own);
      return true;
    })
  );
}

/** Undefined where some update in it is none: it was set aside when it came, and stays as its author said it. */
function saidOnce(part: readonly Verified[], page: readonly Verified[]): Item[] | undefined {
  try {
    return putTogether(part, page);
  } catch {
    return undefined;
  }
}

/** Sends the snapshot that is fixed, if there is one: the very same bytes, whatever became of the last answer. @throws RelayFault, StoreError */
export async function resumeCompacting(exchange: Exchange): Promise<void> {
  const { connection, relay } = exchange;
  const fixed = await connection.run((db) => readState(db, 'compacting'));
  if (!fixed) return;
  const [result] = await pushed(relay, [fixed]);
  if (result && 'seq' in result) {
    await applyRow(exchange, result.seq, fixed.bytes);
    await connection.write((db) => db.sync.delete('compacting'));
  } else await connection.write((db) => giveUp(db, fixed, result?.fault === 'role'));
}

/** The relay was put back, or the rights are others now: what it would have contained stays as it is. */
function giveUp(db: CompanyDb, fixed: OwnEnvelope, mayWriteNothing: boolean): Promise<void> {
  return db.transaction('rw', [db.sync, db.envelopes], async () => {
    if ((await readState(db, 'compacting'))?.id !== fixed.id) return;
    await db.sync.delete('compacting');
    // Who may not write cannot tell it as empty either: where something came after it, an owner's device does (never-sent.ts).
    if (mayWriteNothing) await giveBackNumber(db, fixed);
    // A relay that was put back had it perhaps, and others read it: its number stays its own.
    else await tellEmpty(db, fixed);
  });
}
