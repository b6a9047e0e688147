// A new recovery sheet. The one before is worth nothing from then on, and the keys change: whoever found it cannot read on.
import { type CompanyKeys, makeGrant } from '#sync/keys/grant.ts';
import { revokeDevice } from '#sync/keys/revoke.ts';
import { grantAll, type KeysChange } from '#sync/keys/rotate.ts';
import type { Crypto } from '#sync/crypto.ts';
import { nextAct } from '#sync/list/act.ts';
import { liveDevice } from '#sync/list/state.ts';
import { makeRecovery, type NewRecovery } from '#sync/recovery/box.ts';
import type { Sheet } from '#sync/recovery/qr.ts';
import type { Connected } from '../connected.ts';
import { changeList, type Owner } from './owner.ts';

/** @returns what is to be printed now: it is kept nowhere @throws RelayFault, also after the old sheet ended: then make another; StoreError `refused` */
export async function makeSheet(connected: Connected): Promise<Sheet> {
  let made: NewRecovery | undefined;
  await changeList(connected, async (owner) => {
    const { recovery, change } = await newSheet(connected.crypto, owner);
    made = recovery;
    return change;
  });
  await connected.relay.putRecovery(made!.put);
  return { relay: connected.relay.http.relay, secret: made!.secret };
}

async function newSheet(crypto: Crypto, { list, keys, company, at }: Owner): Promise<{ recovery: NewRecovery; change: KeysChange }> {
  const before = list.devices.find(({ role, revoked }) => role === 'recovery' && !revoked);
  const ended = before && (await revokeDevice(crypto, list, keys, company, at, before.id, {}));
  const recovery = await makeRecovery(crypto, ended?.list ?? list);
  const { signed, list: after } = await nextAct(crypto, ended?.list ?? list, keys, at, { verb: 'add', device: recovery.device });
  // A grant names the list after all these acts.
  const grants = ended ? await grantAll(crypto, after, keys, company) : [await grantOf(crypto, after, { keys, company }, recovery)];
  return { recovery, change: { acts: [...(ended?.acts ?? []), signed], grants, list: after } };
}

function grantOf(crypto: Crypto, list: KeysChange['list'], { keys, company }: { keys: Owner['keys']; company: CompanyKeys }, { device }: NewRecovery) {
  return makeGrant(crypto, list, keys, liveDevice(list, device.id), company);
}
