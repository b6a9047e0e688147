// A new epoch: another company key, closed for every device that is still on the list, holding the one before.
import { toBase64url } from '../bytes.ts';
import type { Crypto } from '../crypto.ts';
import { SyncError } from '../error.ts';
import { type Author, nextAct } from '../list/act.ts';
import type { DeviceList } from '../list/state.ts';
import type { Grant } from '../wire/keys.ts';
import type { SignedAct } from '../wire/list.ts';
import { closeChain, companyKey, KEY_BYTES, keyCheck } from './company.ts';
import { type CompanyKeys, makeGrant } from './grant.ts';

/** Acts with the grants that go with them: what `POST /v1/keys` takes, and how things stand when it was accepted. */
export interface KeysChange {
  acts: SignedAct[];
  grants: Grant[];
  list: DeviceList;
}

/** @param keys all epochs; the new one is put in */
export async function rotate(crypto: Crypto, list: DeviceList, author: Author, keys: CompanyKeys, at: string): Promise<KeysChange> {
  const older = keys.get(list.epochs.length);
  if (!older) throw new SyncError('key-missing');
  const epoch = list.epochs.length + 1;
  const raw = crypto.randomBytes(KEY_BYTES);
  const chain = toBase64url(await closeChain(crypto, await companyKey(crypto, list.company, epoch, raw), older));
  const next = await nextAct(crypto, list, author, at, { verb: 'rotate', epoch, chain, check: await keyCheck(crypto, epoch, raw) });
  keys.set(epoch, raw);
  return { acts: [next.signed], grants: await grantAll(crypto, next.list, author, keys), list: next.list };
}

/** A grant for every device that is not revoked. */
export async function grantAll(crypto: Crypto, list: DeviceList, author: Author, keys: CompanyKeys): Promise<Grant[]> {
  return Promise.all(list.devices.filter(({ revoked }) => !revoked).map((device) => makeGrant(crypto, list, author, device, keys)));
}
