// The company comes back from the recovery sheet and the relay alone: the sheet signs in, puts this device on the list as an owner's, and is
// put away again.
import { newDeviceKeys } from '#sync/keys/found.ts';
import { openGrant, wipe } from '#sync/keys/grant.ts';
import { SyncError } from '#sync/error.ts';
import { checkMark, readList } from '#sync/list/chain.ts';
import { admit } from '#sync/pairing/admit.ts';
import { openRecovery, recoveryId } from '#sync/recovery/box.ts';
import type { Sheet } from '#sync/recovery/qr.ts';
import { deviceChance, instant } from '../../chance.ts';
import type { CompanyStore } from '../../company.ts';
import type { Device } from '../../device.ts';
import { deviceCrypto, type Outside } from '../open-relay.ts';
import { RelayClient } from '../relay/client.ts';
import { recoveryBox } from '../relay/door.ts';
import { deviceNet, Http } from '../relay/http.ts';
import { enterMember } from './new-member.ts';

/**
 * @param sheet from its QR (`readSheet`), or from the words (`wordsToSecret`) and the address of the relay
 * @param names of this device, and what the company is called until its record is here
 * @returns the company, to be filled by its loop; lost devices are still to be revoked (`revokeMember`)
 * @throws RelayFault `absent` (no such sheet at that relay), `proof` or `revoked` (a newer one was made), `list` (try again); SyncError
 */
export async function recoverCompany(device: Device, sheet: Sheet, names: { device: string; company: string }, { net = deviceNet, crypto = deviceCrypto() }: Outside = {}): Promise<CompanyStore> {
  const http = new Http(sheet.relay, net);
  const paper = await openRecovery(crypto, sheet.secret, await recoveryBox(http, await recoveryId(crypto, sheet.secret)));
  const asPaper = new RelayClient(http, crypto, paper);
  const { acts, grant } = await asPaper.keys(0);
  const list = await readList(crypto, paper.company, acts);
  checkMark(list, paper.mark);
  const { company } = await openGrant(crypto, list, paper, grant);
  if (!company) throw new SyncError('key-missing');
  const keys = await newDeviceKeys(crypto);
  try {
    const me = { device: keys.id, name: names.device, ...keys.publicKeys, proof: '' };
    const change = await admit(crypto, list, paper, company, instant(deviceChance), me, { role: 'owner' });
    await asPaper.changeKeys({ acts: change.acts, grants: change.grants });
    const client = new RelayClient(http, crypto, { company: list.company, id: keys.id, signingKey: keys.signingKey });
    const standing = await client.standing();
    return await enterMember(device, crypto, { relay: sheet.relay, keys, list: change.list, acts: [...acts, ...change.acts], grant: change.grants[0]!, standing, companyName: names.company });
  } finally {
    wipe(company);
  }
}
