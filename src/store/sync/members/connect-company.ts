// A company that stood alone is founded at a relay: from then on everything on this device is handed over to it, encrypted.
import { foundCompany, newDeviceKeys } from '#sync/keys/found.ts';
import { importGranted } from '#sync/keys/grant.ts';
import type { Sheet } from '#sync/recovery/qr.ts';
import { instant } from '../../chance.ts';
import type { CompanyStore } from '../../company.ts';
import type { CompanyDb } from '../../db.ts';
import { StoreError } from '../../errors.ts';
import { ownRights } from '../own-rights.ts';
import { deviceCrypto, type Outside } from '../open-relay.ts';
import { RelayClient } from '../relay/client.ts';
import { found } from '../relay/door.ts';
import { deviceNet, Http } from '../relay/http.ts';
import { LINK, readState } from '../state.ts';
import { connect } from '../take-over.ts';

export interface Connecting extends Outside {
  /** Origin of the relay. */
  relay: string;
  /** Name of this device, for the members. */
  deviceName: string;
  /** Asked for by relays that are not open to everybody. */
  admission?: string;
}

/**
 * Cut before its end, the company stands alone as before (what was founded at the relay stays empty); once it returns, the loop may start.
 * @returns what the recovery sheet bears: kept nowhere, to be shown and printed now (or made anew later, `makeSheet`)
 * @throws RelayFault `admission`, `unreachable` …; StoreError `refused` when the company is connected already, or is somebody else's copy to read
 */
export async function connectCompany(store: CompanyStore, { relay, deviceName, admission, net = deviceNet, crypto = deviceCrypto() }: Connecting): Promise<Sheet> {
  const { connection, gate } = store;
  if (await connection.run((db) => readState(db, LINK))) throw new StoreError('refused', 'connected already');
  if (await ownRights(connection)) throw new StoreError('refused', 'a copy to read');
  const keys = await newDeviceKeys(crypto);
  const { post, list, keys: company, recoverySecret } = await foundCompany(crypto, keys, deviceName, instant(gate.chance));
  const http = new Http(relay, net);
  const { generation, head } = await found(http, { ...post, ...(admission && { admission }) });
  const client = new RelayClient(http, crypto, { company: list.company, id: keys.id, signingKey: keys.signingKey });
  await client.raiseSeries(await connection.run(seriesHere));
  const ring = await importGranted(crypto, list, { company, scopes: [] });
  const link = { company: list.company, device: keys.id, relay };
  // Nothing but the acts of the founding is in the log: there is nothing to fetch of it.
  await connect(connection, { link, keys, list, acts: post.acts, ring, grant: post.grants[0]!, cursor: { generation, newest: head, oldest: 0 } }, true);
  return { relay, secret: recoverySecret };
}

/** Where the numbers stand that were given without a relay. */
async function seriesHere(db: CompanyDb) {
  const rows = await db.counters.toArray();
  return rows.map(({ series, n, date }) => ({ series, last: n, ...(date && { lastDate: date }) })).slice(0, 200);
}
