// A company founded at a relay: first device, its name, the first epoch, the recovery sheet.
import type { Crypto, SigningKey, WrappingKey } from '../crypto.ts';
import { toBase64url } from '../bytes.ts';
import { idOf, type SyncId } from '../ids.ts';
import { found, nextAct } from '../list/act.ts';
import { type DeviceList, liveDevice } from '../list/state.ts';
import { makeRecovery } from '../recovery/box.ts';
import { COMPANY_SCOPE } from '../scopes.ts';
import type { CompanyPost } from '../wire/company.ts';
import { companyKey, KEY_BYTES, keyCheck, scopeKey } from './company.ts';
import { type CompanyKeys, makeGrant } from './grant.ts';
import { sealName } from './name.ts';

/** A device's own keys, not extractable: kept where its data is. */
export interface DeviceKeys {
  id: SyncId;
  signingKey: SigningKey;
  wrappingKey: WrappingKey;
  /** Their public halves, base64url. */
  publicKeys: { signingKey: string; wrappingKey: string };
}

export async function newDeviceKeys(crypto: Crypto): Promise<DeviceKeys> {
  const [signing, wrapping] = await Promise.all([crypto.signingPair(), crypto.wrappingPair()]);
  const publicKeys = { signingKey: toBase64url(signing.publicKey), wrappingKey: toBase64url(wrapping.publicKey) };
  return { id: idOf(crypto.randomBytes(16)), signingKey: signing.privateKey, wrappingKey: wrapping.privateKey, publicKeys };
}

export interface Founded {
  /** Body of `POST /v1/companies`; `grants[0]` is the founder's own: how it keeps the company key. */
  post: CompanyPost;
  list: DeviceList;
  /** To be wiped once the scope keys are derived (`importGranted`). */
  keys: CompanyKeys;
  /** For the printed sheet, kept nowhere. */
  recoverySecret: Uint8Array<ArrayBuffer>;
}

/** @param at instant */
export async function foundCompany(crypto: Crypto, device: DeviceKeys, name: string, at: string): Promise<Founded> {
  const raw = crypto.randomBytes(KEY_BYTES);
  const keys: CompanyKeys = new Map([[1, raw]]);
  const first = await found(crypto, device, device.publicKeys, at, await keyCheck(crypto, 1, raw));
  const { company } = first;
  const key = await scopeKey(crypto, await companyKey(crypto, company, 1, raw), COMPANY_SCOPE);
  const sealed = await sealName(crypto, { key, epoch: 1, company, device: device.id }, name);
  const named = await nextAct(crypto, first.list, device, at, { verb: 'rename', device: device.id, name: sealed });
  const recovery = await makeRecovery(crypto, named.list);
  const { list, signed } = await nextAct(crypto, named.list, device, at, { verb: 'add', device: recovery.device });
  const grants = await Promise.all([device.id, recovery.device.id].map((id) => makeGrant(crypto, list, device, liveDevice(list, id), keys)));
  return { post: { company, acts: [first.signed, named.signed, signed], grants, recovery: recovery.put }, list, keys, recoverySecret: recovery.secret };
}
