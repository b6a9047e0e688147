// A connected company with its relay: what the loop and the verbs of members work with.
import type { Crypto } from '#sync/crypto.ts';
import { webCrypto } from '#sync/web-crypto.ts';
import type { CompanyStore } from '../company.ts';
import type { Connected } from './connected.ts';
import { SyncLoop } from './loop/loop.ts';
import { pageSurroundings, type Surroundings } from './loop/surroundings.ts';
import { RelayClient } from './relay/client.ts';
import { deviceNet, Http, type Net } from './relay/http.ts';
import { LINK, readState } from './state.ts';

/** What a browser offers; tests pass their own. */
export interface Outside {
  net?: Net;
  crypto?: Crypto;
}

export const deviceCrypto = (): Crypto => webCrypto(globalThis);

/** @returns undefined when the company is with no relay. Asks nothing of the network. */
export async function openRelay({ connection, gate }: CompanyStore, { net = deviceNet, crypto = deviceCrypto() }: Outside = {}): Promise<Connected | undefined> {
  const [link, keys] = await connection.run((db) => Promise.all([readState(db, LINK), readState(db, 'keys')]));
  if (!link || !keys) return undefined;
  const { company, relay } = link;
  return { connection, crypto, gate, chance: gate.chance, relay: new RelayClient(new Http(relay, net), crypto, { company, id: keys.id, signingKey: keys.signingKey }) };
}

/** The loop of a company, to be started; with the page's surroundings unless others are given. */
export function syncLoop(store: CompanyStore, connected: Connected, around: Surroundings = pageSurroundings()): SyncLoop {
  return new SyncLoop(connected, store.database, around);
}
