// A device gets another name, which members alone can read.
import type { SyncId } from '#sync/ids.ts';
import { companyKey, scopeKey } from '#sync/keys/company.ts';
import { sealName } from '#sync/keys/name.ts';
import { nextAct } from '#sync/list/act.ts';
import { COMPANY_SCOPE } from '#sync/scopes.ts';
import type { Connected } from '../connected.ts';
import { changeList } from './owner.ts';

/** @param name cut after 60 characters @throws RelayFault; StoreError `refused` when this is not an owner's device */
export function renameMember(connected: Connected, device: SyncId, name: string): Promise<void> {
  const { crypto } = connected;
  return changeList(connected, async ({ list, keys, company: all, at }) => {
    const [{ company }, epoch] = [list, list.epochs.length];
    const key = await scopeKey(crypto, await companyKey(crypto, company, epoch, all.get(epoch)!), COMPANY_SCOPE);
    const sealed = await sealName(crypto, { key, epoch, company, device }, name);
    const { signed, list: after } = await nextAct(crypto, list, keys, at, { verb: 'rename', device, name: sealed });
    return { acts: [signed], grants: [], list: after };
  });
}
