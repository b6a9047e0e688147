// The company comes back from the recovery sheet and the relay alone: the sheet signs in, puts this device on the list as an owner's, and is
// put away again. Cut in the middle and done again, it goes on with the same device.
import type { Crypto } from '#sync/crypto.ts';
import { type DeviceKeys, newDeviceKeys } from '#sync/keys/found.ts';
import { openGrant, wipe } from '#sync/keys/grant.ts';
import type { SyncId } from '#sync/ids.ts';
import { SyncError } from '#sync/error.ts';
import { checkMark, readList } from '#sync/list/chain.ts';
import { type DeviceList, deviceOf, liveDevice } from '#sync/list/state.ts';
import { admit } from '#sync/pairing/admit.ts';
import { openRecovery, type Recovered, recoveryId } from '#sync/recovery/box.ts';
import type { Sheet } from '#sync/recovery/qr.ts';
import { deviceChance, instant } from '../../chance.ts';
import type { CompanyStore } from '../../company.ts';
import { type Device, holding } from '../../device.ts';
import { companyHere } from '../company-here.ts';
import { deviceCrypto, type Outside } from '../open-relay.ts';
import { RelayClient } from '../relay/client.ts';
import { recoveryBox } from '../relay/door.ts';
import { RelayFault } from '../relay/fault.ts';
import { deviceNet, Http } from '../relay/http.ts';
import { keptKeys } from './kept-keys.ts';
import { enterMember } from './new-member.ts';

/** Before the company's id at the relay, among the device's preferences. */
const RECOVERING = 'recovering ';

/**
 * @param sheet from its QR (`readSheet`), or from the words (`wordsToSecret`) and the address of the relay
 * @param names of this device, and what the company is called until its record is here
 * @returns the company, to be filled by its loop; lost devices are still to be revoked (`revokeMember`). One that is on this device already
 * and has access is opened as it is
 * @throws RelayFault `absent` (no such sheet at that relay), `proof` or `revoked` (a newer one was made), `list` (try again); SyncError
 */
export async function recoverCompany(device: Device, sheet: Sheet, names: { device: string; company: string }, { net = deviceNet, crypto = deviceCrypto() }: Outside = {}): Promise<CompanyStore> {
  const http = new Http(sheet.relay, net);
  const paper = await openRecovery(crypto, sheet.secret, await recoveryBox(http, await recoveryId(crypto, sheet.secret)));
  return holding(`carnet-recovering-${paper.company}`, async () => {
    const asPaper = new RelayClient(http, crypto, paper);
    const { acts, grant } = await asPaper.keys(0);
    const list = await readList(crypto, paper.company, acts);
    checkMark(list, paper.mark);
    const here = await companyHere(device, paper.company);
    if (here?.link.relay === sheet.relay && isLive(list, here.link.device)) return device.openCompany(here.id);
    const kept = RECOVERING + paper.company;
    const keys = await keysFor(device, crypto, list, kept);
    if (!isLive(list, keys.id)) {
      const { company } = await openGrant(crypto, list, paper, grant);
      if (!company) throw new SyncError('key-missing');
      try {
        const me = { device: keys.id, name: names.device, ...keys.publicKeys, proof: '' };
        const change = await admit(crypto, list, paper, company, instant(deviceChance), me, { role: 'owner' });
        await asPaper.changeKeys({ acts: change.acts, grants: change.grants });
      } finally {
        wipe(company);
      }
    }
    return enter(device, crypto, { http, paper, keys, kept, companyName: names.company });
  });
}

function isLive(list: DeviceList, id: SyncId): boolean {
  const entry = deviceOf(list, id);
  return entry !== undefined && !entry.revoked;
}

/** Those of a recovery that was cut, unless its device was revoked since; else new ones, kept before the relay hears of them. */
async function keysFor(device: Device, crypto: Crypto, list: DeviceList, kept: string): Promise<DeviceKeys> {
  const known = await device.preference(kept, keptKeys);
  if (known && !deviceOf(list, known.id)?.revoked) return known;
  const keys = await newDeviceKeys(crypto);
  await device.setPreference(kept, keys);
  return keys;
}

interface Entering {
  http: Http;
  paper: Recovered;
  keys: DeviceKeys;
  kept: string;
  companyName: string;
}

/** In as the device that is on the list now, with what the relay gives it. */
async function enter(device: Device, crypto: Crypto, { http, paper, keys, kept, companyName }: Entering): Promise<CompanyStore> {
  const client = new RelayClient(http, crypto, { company: paper.company, id: keys.id, signingKey: keys.signingKey });
  const { acts, grant } = await client.keys(0);
  const list = await readList(crypto, paper.company, acts);
  checkMark(list, paper.mark);
  const entry = liveDevice(list, keys.id);
  if (entry.signingKey !== keys.publicKeys.signingKey || entry.wrappingKey !== keys.publicKeys.wrappingKey) throw new SyncError('refused', 'admission');
  if (!grant) throw new RelayFault('odd');
  return enterMember(device, crypto, { relay: http.relay, keys, list, acts, grant, standing: await client.standing(), companyName, kept });
}
