// Whether all that others are known to have written is here and could be read: looked at once everything that the relay shows was fetched, and
// asked for again.
import { wasRestored } from '#sync/cursor.ts';
import { deviceOf } from '#sync/list/state.ts';
import { allowed } from '#sync/roles.ts';
import { missing } from '#sync/envelope/gaps.ts';
import type { Connection } from '../connection.ts';
import type { CompanyDb } from '../db.ts';
import { isAltered } from './altered.ts';
import { type Exchange, refreshKeys } from './exchange.ts';
import { LINK, putState, readState } from './state.ts';

/**
 * @returns `newer`: something is of a newer app. `kept-back`: running numbers are missing that somebody has seen, or something came
 * whose key or author the relay does not show, or that is not as it was written. undefined: nothing is amiss
 */
export function keptBack(connection: Connection<CompanyDb>): Promise<'newer' | 'kept-back' | undefined> {
  return connection.run(async (db) => {
    const [link, list, gaps = {}, later] = await Promise.all([readState(db, LINK), readState(db, 'list'), readState(db, 'gaps'), db.later.toArray()]);
    const me = link && list && deviceOf(list, link.device);
    if (!me || me.revoked) return undefined;
    if (later.some(({ reason }) => reason === 'newer')) return 'newer';
    // Of what it may not read any more it hears nothing.
    const holes = missing(gaps).filter(({ scope }) => allowed(me, scope, 'read'));
    return later.length > 0 || holes.length > 0 || (await isAltered(db, gaps)) ? 'kept-back' : undefined;
  });
}

/**
 * Asks for what is missing once more: for keys and acts that something waits for, and, at a start, for all of the log; what is here is passed over.
 * @throws RelayFault, SyncError as `refreshKeys`
 */
export async function askAgain(exchange: Exchange, atStart: boolean): Promise<void> {
  const { connection, relay } = exchange;
  const [cursor, waiting] = await connection.run((db) => Promise.all([readState(db, 'cursor'), db.later.filter(({ reason }) => reason !== 'newer').count()]));
  // What a relay that was put back says of keys is looked at when what it lost was brought back.
  if (waiting > 0 && !(cursor && wasRestored(cursor, await relay.standing()))) await refreshKeys(exchange);
  if (!atStart || (await keptBack(connection)) !== 'kept-back') return;
  await connection.run((db) =>
    db.transaction('rw', db.sync, async () => {
      const cursor = await readState(db, 'cursor');
      // One that was begun goes on.
      if (cursor?.oldest === 0) await putState(db, 'cursor', { ...cursor, oldest: cursor.newest });
    })
  );
}
