// A relay that was put back to an earlier copy of itself: its log is read anew, and what it has lost is handed over again.
import { beginning } from '#sync/cursor.ts';
import { SyncError } from '#sync/error.ts';
import { ACTS_AT_ONCE } from '#sync/limits.ts';
import { grantAll } from '#sync/keys/rotate.ts';
import { extendList } from '#sync/list/chain.ts';
import { type DeviceList, deviceOf } from '#sync/list/state.ts';
import { allowed } from '#sync/roles.ts';
import { KEYS_SCOPE } from '#sync/scopes.ts';
import type { SignedAct } from '#sync/wire/list.ts';
import type { CompanyDb } from '../db.ts';
import { forgetAltered } from './altered.ts';
import type { Exchange } from './exchange.ts';
import { bringBackFiles } from './files.ts';
import type { Connected } from './connected.ts';
import { Halt } from './loop/phase.ts';
import { asOwner } from './members/owner.ts';
import { isRelayFault } from './relay/fault.ts';
import { type EnvelopeRow, LOST, SENT_ANEW } from './rows.ts';
import { LINK, putState, readState } from './state.ts';

/**
 * Nothing has a place in the log any more; the next pulls read it from its new beginning, and find one for what is still there.
 * @throws RelayFault
 */
export async function beginAgain(connected: Connected): Promise<void> {
  await bringBackActs(connected);
  const standing = await connected.relay.standing();
  await connected.connection.write((db) =>
    db.transaction('rw', [db.sync, db.envelopes, db.stated, db.quarantine], async () => {
      if (!(await readState(db, LINK))) return;
      await db.envelopes.where('seq').above(0).modify({ seq: LOST });
      await db.stated.toCollection().modify({ seq: Infinity });
      await forgetAltered(db);
      await Promise.all([putState(db, 'cursor', beginning(standing)), putState(db, 'restored', true)]);
    })
  );
}

/**
 * Once all of the log was read: what this device knows and did not find is lost there, so it sends anew what that was about.
 * @returns whether there is something to be sent
 */
export async function afterReading(exchange: Exchange): Promise<boolean> {
  const { connection } = exchange;
  if (!(await connection.run((db) => readState(db, 'restored')))) return false;
  await bringBackFiles(exchange);
  return connection.write((db) =>
    db.transaction('rw', db.sync, db.envelopes, async () => {
      if (!(await readState(db, 'restored'))) return false;
      await db.sync.delete('restored');
      const [lost, before] = await Promise.all([lostOf(db), readState(db, 'taking')]);
      if (lost.length === 0) return false;
      await db.envelopes.bulkPut(lost.map((row) => ({ ...row, seq: SENT_ANEW })));
      const only = before && !before.only ? undefined : lostIn(lost);
      await putState(db, 'taking', { table: 'records', after: '', again: true, ...(only && { only: [...new Set([...only, ...(before?.only ?? [])])].sort() }) });
      return true;
    })
  );
}

/** What this device may send anew; the rest is a matter for others. */
async function lostOf(db: CompanyDb): Promise<EnvelopeRow[]> {
  const [link, list, lost] = await Promise.all([readState(db, LINK), readState(db, 'list'), db.envelopes.where('seq').equals(LOST).toArray()]);
  const me = link && list && deviceOf(list, link.device);
  return me ? lost.filter(({ scope }) => allowed(me, scope, 'push')) : [];
}

/** @returns ids of records and files; undefined: an older app did not note them, it may be anything */
function lostIn(lost: readonly EnvelopeRow[]): string[] | undefined {
  return lost.every(({ about }) => about) ? lost.flatMap(({ about }) => about ?? []) : undefined;
}

/**
 * The acts on the device list that the relay lacks: any owner's device brings them back, whoever made them, for they are signed; so it may be one that its
 * own maker never learnt to have succeeded.
 * @throws Halt `pair-again` when another act was made meanwhile in the place of one of them: what this device knows of the company is not what it became
 */
async function bringBackActs(connected: Connected): Promise<void> {
  const { connection, crypto, relay } = connected;
  const [list, acts = [], keys] = await connection.run((db) => Promise.all([readState(db, 'list'), readState(db, 'acts'), readState(db, 'keys')]));
  if (!list || !keys || acts.length !== list.number) return;
  const me = deviceOf(list, keys.id);
  const mayBring = me && !me.revoked && allowed(me, KEYS_SCOPE, 'push');
  // Each time round brings back one act at least, or another device did.
  for (let tries = 0; tries < acts.length; tries++) {
    const { head, acts: there } = await relay.keys(list.number - 1);
    if (head >= list.number || !mayBring) return checkSame(connected, list, there);
    const run = acts.slice(head, head + ACTS_AT_ONCE);
    // The keys of the last epoch go along with the last act: a device that was not there meanwhile finds them.
    const last = head + run.length === list.number;
    const grants = last ? await asOwner(connected, ({ company }) => grantAll(crypto, list, keys, company)) : [];
    await relay.changeKeys({ acts: run, grants }).catch((error: unknown) => (isRelayFault(error, 'list') ? checkFollows(connected, list, head) : Promise.reject(error)));
  }
}

/** @throws Halt `pair-again` when the relay's list is not this one, or not its beginning */
async function checkSame({ crypto }: Connected, list: DeviceList, there: readonly SignedAct[]): Promise<void> {
  try {
    await extendList(crypto, list, there);
  } catch (error) {
    throw error instanceof SyncError && error.code === 'fork' ? new Halt('pair-again') : error;
  }
}

/** Refused though it should follow: another device was faster, or the relay's last act is another one. @throws Halt `pair-again` */
async function checkFollows(connected: Connected, list: DeviceList, head: number): Promise<void> {
  await checkSame(connected, list, (await connected.relay.keys(head - 1)).acts);
}
