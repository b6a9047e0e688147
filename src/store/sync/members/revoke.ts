// A member is cut off at once, and the keys change: what is written from now on it cannot read.
import { lastOf } from '#sync/envelope/gaps.ts';
import type { SyncId } from '#sync/ids.ts';
import { revokeDevice } from '#sync/keys/revoke.ts';
import { deviceOf } from '#sync/list/state.ts';
import type { Connected } from '../connected.ts';
import { readState } from '../state.ts';
import { changeList } from './owner.ts';

/** What it sent before counts; what comes later is refused everywhere. @throws RelayFault; StoreError `refused`; SyncError `refused` for the last owner */
export function revokeMember(connected: Connected, device: SyncId): Promise<void> {
  return changeList(connected, async ({ list, keys, company, at }) => {
    if (deviceOf(list, device)?.revoked) return undefined;
    const gaps = (await connected.connection.run((db) => readState(db, 'gaps'))) ?? {};
    return revokeDevice(connected.crypto, list, keys, company, at, device, lastOf(gaps, device));
  });
}
