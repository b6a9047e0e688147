// A device loses its rights or gets others: the act, then a new epoch when it must not read on.
import type { Crypto } from '../crypto.ts';
import { type Author, nextAct } from '../list/act.ts';
import { type DeviceList, liveDevice, type UpTo } from '../list/state.ts';
import { type RoleEntry, scopesOf } from '../roles.ts';
import { SCOPES } from '../scopes.ts';
import { type CompanyKeys, makeGrant } from './grant.ts';
import type { SyncId } from '../ids.ts';
import { type KeysChange, rotate } from './rotate.ts';

/** @param upTo the device's last running number per scope that is known here (`Gaps`): later ones will be refused everywhere */
export async function revokeDevice(crypto: Crypto, list: DeviceList, author: Author, keys: CompanyKeys, at: string, device: SyncId, upTo: UpTo): Promise<KeysChange> {
  const revoked = await nextAct(crypto, list, author, at, { verb: 'revoke', device, upTo });
  return after(revoked, await rotate(crypto, revoked.list, author, keys, at));
}

/** Rotates when something that the device could read is closed to it from now on. */
export async function changeRole(
  crypto: Crypto,
  list: DeviceList,
  author: Author,
  keys: CompanyKeys,
  at: string,
  { device, upTo, ...rights }: RoleEntry & { device: SyncId; upTo: UpTo }
): Promise<KeysChange> {
  const before = liveDevice(list, device);
  const changed = await nextAct(crypto, list, author, at, { verb: 'setRole', device, upTo, ...rights });
  const now = liveDevice(changed.list, device);
  const reads = scopesOf(now, SCOPES);
  const loses = (before.role === 'owner' && now.role !== 'owner') || scopesOf(before, SCOPES).some((scope) => !reads.includes(scope));
  if (loses) return after(changed, await rotate(crypto, changed.list, author, keys, at));
  return { acts: [changed.signed], grants: [await makeGrant(crypto, changed.list, author, now, keys)], list: changed.list };
}

function after(first: { signed: KeysChange['acts'][number] }, then: KeysChange): KeysChange {
  return { ...then, acts: [first.signed, ...then.acts] };
}
