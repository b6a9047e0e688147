// The inviter's answer: the new device on the list and its keys; and the new device's check of it.
import { nextLetter } from '#domain/numbering/letters.ts';
import type { Crypto } from '../crypto.ts';
import { SyncError } from '../error.ts';
import type { SyncId } from '../ids.ts';
import { companyKey, scopeKey } from '../keys/company.ts';
import { type CompanyKeys, makeGrant } from '../keys/grant.ts';
import { sealName } from '../keys/name.ts';
import type { KeysChange } from '../keys/rotate.ts';
import { type Author, nextAct, type PublicKeys } from '../list/act.ts';
import { checkMark, readList } from '../list/chain.ts';
import { type DeviceEntry, type DeviceList, liveDevice } from '../list/state.ts';
import { allowed, type RoleEntry } from '../roles.ts';
import { COMPANY_SCOPE, SALES_SCOPE } from '../scopes.ts';
import type { SignedAct } from '../wire/list.ts';
import type { Hello } from './invite.ts';
import type { JoinRequest } from './request.ts';

/** @param rights what the invitation promised @returns acts and grant for `POST /v1/keys`; a letter if it may give numbers */
export async function admit(crypto: Crypto, list: DeviceList, author: Author, keys: CompanyKeys, at: string, request: JoinRequest, rights: RoleEntry): Promise<KeysChange> {
  const epoch = list.epochs.length;
  const raw = keys.get(epoch);
  if (!raw) throw new SyncError('key-missing');
  const key = await scopeKey(crypto, await companyKey(crypto, list.company, epoch, raw), COMPANY_SCOPE);
  const name = await sealName(crypto, { key, epoch, company: list.company, device: request.device }, request.name);
  const letter = allowed(rights, SALES_SCOPE, 'issue') ? nextLetter(list.devices.flatMap((device) => device.letter ?? [])) : undefined;
  const { device: id, signingKey, wrappingKey } = request;
  const device = { id, role: rights.role, signingKey, wrappingKey, name, ...(rights.scopes && { scopes: rights.scopes }), ...(letter && { letter }) };
  const added = await nextAct(crypto, list, author, at, { verb: 'add', device });
  return { acts: [added.signed], grants: [await makeGrant(crypto, added.list, author, liveDevice(added.list, id), keys)], list: added.list };
}

/**
 * The list that the relay shows a new device, once it was admitted.
 * @param me the new device as it asked
 * @throws SyncError `gap`, `fork` (not the list of the inviter), `stranger` (not admitted), `refused` (other keys or rights than asked and
 * promised), and those of `readList`
 */
export async function checkAdmission(
  crypto: Crypto,
  hello: Hello,
  me: PublicKeys & { id: SyncId },
  acts: readonly SignedAct[]
): Promise<{ list: DeviceList; entry: DeviceEntry }> {
  const list = await readList(crypto, hello.company, acts);
  checkMark(list, { number: hello.list, head: hello.head });
  const entry = liveDevice(list, me.id);
  if (entry.signingKey !== me.signingKey || entry.wrappingKey !== me.wrappingKey || entry.role !== hello.role) throw new SyncError('refused', 'admission');
  return { list, entry };
}
