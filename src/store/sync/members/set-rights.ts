// A member gets other rights; when it may read less than before, the keys change too.
import { lastOf } from '#sync/envelope/gaps.ts';
import type { SyncId } from '#sync/ids.ts';
import { changeRole } from '#sync/keys/revoke.ts';
import { canonicalJson } from '#domain/text/canonical-json.ts';
import { deviceOf } from '#sync/list/state.ts';
import type { RoleEntry } from '#sync/roles.ts';
import type { Connected } from '../connected.ts';
import { readState } from '../state.ts';
import { changeList } from './owner.ts';

/** @throws RelayFault; StoreError `refused`; SyncError `refused` (rights that nobody can have, the last owner) */
export function setRights(connected: Connected, device: SyncId, rights: RoleEntry): Promise<void> {
  return changeList(connected, async ({ list, keys, company, at }) => {
    const { role, scopes = {} } = deviceOf(list, device) ?? {};
    if (role === rights.role && canonicalJson(scopes) === canonicalJson(rights.scopes ?? {})) return undefined;
    const gaps = (await connected.connection.run((db) => readState(db, 'gaps'))) ?? {};
    return changeRole(connected.crypto, list, keys, company, at, { ...rights, device, upTo: lastOf(gaps, device) });
  });
}
