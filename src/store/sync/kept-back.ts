// Whether all that others are known to have written is here and could be read: asked once everything that the relay shows was fetched.
import { deviceOf } from '#sync/list/state.ts';
import { allowed } from '#sync/roles.ts';
import { missing } from '#sync/envelope/gaps.ts';
import type { Connection } from '../connection.ts';
import type { CompanyDb } from '../db.ts';
import { LINK, readState } from './state.ts';

/**
 * @returns `newer`: something is of a newer app. `kept-back`: running numbers are missing that somebody has seen, or something came
 * whose key or author the relay does not show. undefined: nothing is amiss
 */
export function keptBack(connection: Connection<CompanyDb>): Promise<'newer' | 'kept-back' | undefined> {
  return connection.run(async (db) => {
    const [link, list, gaps = {}, later] = await Promise.all([readState(db, LINK), readState(db, 'list'), readState(db, 'gaps'), db.later.toArray()]);
    const me = link && list && deviceOf(list, link.device);
    if (!me || me.revoked) return undefined;
    if (later.some(({ reason }) => reason === 'newer')) return 'newer';
    // Of what it may not read any more it hears nothing.
    const holes = missing(gaps).filter(({ scope }) => allowed(me, scope, 'read'));
    return later.length > 0 || holes.length > 0 ? 'kept-back' : undefined;
  });
}
