// The database of a company that is new on this device: connected from its first moment, filled by the loop.
import type { CompanyStore as Store } from '../../company.ts';
import { CompanyStore } from '../../company.ts';
import type { Device } from '../../device.ts';
import { beginning, type Standing } from '#sync/cursor.ts';
import type { Crypto } from '#sync/crypto.ts';
import type { DeviceKeys } from '#sync/keys/found.ts';
import { importGranted, openGrant } from '#sync/keys/grant.ts';
import type { DeviceList } from '#sync/list/state.ts';
import type { Grant } from '#sync/wire/keys.ts';
import type { SignedAct } from '#sync/wire/list.ts';
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
}

/** Whole or not at all: what a killed tab leaves is swept away. @throws SyncError as `openGrant` */
export async function enterMember(device: Device, crypto: Crypto, { relay, keys, list, acts, grant, standing, companyName }: NewMember): Promise<Store> {
  const ring = await importGranted(crypto, list, await openGrant(crypto, list, keys, grant));
  const link = { company: list.company, device: keys.id, relay };
  const id = await device.building(async (id, database) => {
    const store = new CompanyStore(id, database);
    try {
      await connect(store.connection, { link, keys, list, acts, ring, grant, cursor: beginning(standing) }, false);
    } finally {
      store.close();
    }
    await device.enter(id, database, { name: companyName, enterpriseNumber: '' });
    return id;
  });
  return device.openCompany(id);
}
