// What this device may do in a company with a relay: read by screens, which offer nothing that would be refused.
import { deviceOf } from '#sync/list/state.ts';
import type { SyncId } from '#sync/ids.ts';
import type { RoleEntry } from '#sync/roles.ts';
import type { Connection } from '../connection.ts';
import type { CompanyDb } from '../db.ts';
import { LINK, readState } from './state.ts';

export interface OwnRights extends RoleEntry {
  /** This device. */
  id: SyncId;
  /** Of its own series of numbers; devices that give none have none. */
  letter?: string;
}

/** For a live query. @returns undefined when the company is with no relay, or when this device is on no list: it writes for itself alone */
export function ownRights(connection: Connection<CompanyDb>): Promise<OwnRights | undefined> {
  return connection.run(async (db) => {
    const [link, list] = await Promise.all([readState(db, LINK), readState(db, 'list')]);
    const me = link && list && deviceOf(list, link.device);
    if (!me || me.revoked) return undefined;
    const { id, role, scopes, letter } = me;
    return { id, role, ...(scopes && { scopes }), ...(letter !== undefined && { letter }) };
  });
}
