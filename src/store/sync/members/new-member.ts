// The database of a company that is new on this device: connected from its first moment, filled by the loop.
import type { CompanyStore as Store } from '../../company.ts';
import { CompanyStore } from '../../company.ts';
import { type Device, holding } from '../../device.ts';
import { beginning, type Standing } from '#sync/cursor.ts';
import type { Crypto } from '#sync/crypto.ts';
import type { DeviceKeys } from '#sync/keys/found.ts';
import { importGranted, openGrant } from '#sync/keys/grant.ts';
import type { DeviceList } from '#sync/list/state.ts';
import type { Grant } from '#sync/wire/keys.ts';
import type { SignedAct } from '#sync/wire/list.ts';
import { companyHere } from '../company-here.ts';
import { connect } from '../take-over.ts';

export interface NewMember {
  relay: string;
  keys: DeviceKeys;
  list: DeviceList;
  acts: SignedAct[];
  grant: Grant;
  /** Where the log stands: it is read from there back to its beginning. */
  standing: Standing;
  /** Until the company's own record is here. */
  companyName: string;
  /** Key of the device's preference that holds `keys` until they are in the database. */
  kept: string;
}

/** Whole or not at all, and once: what a killed tab leaves is swept away, and another tab that was faster has made it. @throws SyncError as `openGrant` */
export async function enterMember(device: Device, crypto: Crypto, { relay, keys, list, acts, grant, standing, companyName, kept }: NewMember): Promise<Store> {
  const ring = await importGranted(crypto, list, await openGrant(crypto, list, keys, grant));
  const link = { company: list.company, device: keys.id, relay };
  // The same keys in two databases would count their envelopes twice.
  const id = await holding(`carnet-entering-${keys.id}`, async () => {
    const here = await companyHere(device, list.company);
    if (here?.link.device === keys.id) return here.id;
    return device.building(async (id, database) => {
      const store = new CompanyStore(id, database);
      try {
        await connect(store.connection, { link, keys, list, acts, ring, grant, cursor: beginning(standing) }, false);
      } finally {
        store.close();
      }
      await device.enter(id, database, { name: companyName, enterpriseNumber: '' }, kept);
      return id;
    });
  });
  return device.openCompany(id);
}
