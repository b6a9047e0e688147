// Acting as an owner: the company key is opened for the length of one act, and wiped.
import type { DeviceKeys } from '#sync/keys/found.ts';
import { type CompanyKeys, openGrant, wipe } from '#sync/keys/grant.ts';
import type { KeysChange } from '#sync/keys/rotate.ts';
import type { DeviceList } from '#sync/list/state.ts';
import type { SyncId } from '#sync/ids.ts';
import { instant } from '../../chance.ts';
import { StoreError } from '../../errors.ts';
import { type Exchange, pullSome, refreshKeys } from '../exchange.ts';
import type { Connected } from '../connected.ts';
import { isRelayFault } from '../relay/fault.ts';
import { readState } from '../state.ts';

export interface Owner {
  list: DeviceList;
  keys: DeviceKeys;
  /** Every epoch's. */
  company: CompanyKeys;
  /** Instant of the act. */
  at: string;
}

/** @throws StoreError `refused` when this device is not an owner's; SyncError as `openGrant` */
export async function asOwner<T>({ connection, crypto, chance }: Exchange, work: (owner: Owner) => Promise<T>): Promise<T> {
  const [list, keys, grant] = await connection.run((db) => Promise.all([readState(db, 'list'), readState(db, 'keys'), readState(db, 'grant')]));
  const granted = list && keys && grant && (await openGrant(crypto, list, keys, grant));
  if (!granted?.company) throw new StoreError('refused', 'not an owner');
  const { company } = granted;
  try {
    return await work({ list: list!, keys: keys!, company, at: instant(chance) });
  } finally {
    wipe(company);
  }
}

/** Acts of others that may come in between, one after the other. */
const TRIES = 8;

/**
 * Makes acts on the device list and has them accepted; made anew on the latest list when another owner was faster.
 * @param make undefined: there is nothing (any more) to be done, as after an answer that was lost
 * @throws RelayFault `unreachable` (it may or may not have been done: ask again), `used`, `role` …; StoreError `refused`, `busy`
 */
export async function changeList(connected: Connected, make: (owner: Owner) => Promise<KeysChange | undefined>, invitation?: SyncId): Promise<void> {
  for (let tries = 0; tries < TRIES; tries++) {
    const change = await asOwner(connected, make);
    if (!change) return;
    try {
      await connected.relay.changeKeys({ acts: change.acts, grants: change.grants, ...(invitation !== undefined && { invitation }) });
      return await refreshKeys(connected);
    } catch (error) {
      if (isRelayFault(error, 'list')) await refreshKeys(connected);
      // What the device in question has written is not all here: rights are cut after the last that is.
      else if (isRelayFault(error, 'behind')) while ((await pullSome(connected)) === 'more');
      else throw error;
    }
  }
  throw new StoreError('busy');
}
