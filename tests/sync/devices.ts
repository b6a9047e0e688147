// Devices of one company around a relay in memory, each with a database of its own.
import { crypto, join, newCompany, ringOf, type TestCompany } from './company.ts';
import type { DeviceKeys } from '#sync/keys/found.ts';
import type { RoleEntry } from '#sync/roles.ts';
import { type Chance, deviceChance } from '#store/chance.ts';
import { CompanyStore, type OpenOptions } from '#store/company.ts';
import type { CompanyDb } from '#store/db.ts';
import { leavesOf } from '#store/record/doc.ts';
import { load } from '#store/record/load.ts';
import { type Exchange, pullSome, pushSome } from '#store/sync/exchange.ts';
import { scopeOfFile } from '#store/sync/file-rows.ts';
import { bringFiles, sendFiles } from '#store/sync/files.ts';
import type { RelayPort } from '#store/sync/relay-port.ts';
import { connect, takeOverSome } from '#store/sync/take-over.ts';
import { beginning } from '#sync/cursor.ts';
import { MemoryRelay } from './memory-relay.ts';
import { newDatabase } from '#store/conformance/tabs.ts';

export interface World {
  company: TestCompany;
  relay: MemoryRelay;
}

export interface Member {
  store: CompanyStore;
  keys: DeviceKeys;
  exchange: Exchange;
}

export const open = (options: OpenOptions = {}) => new CompanyStore('test', newDatabase(), { idle: () => undefined, ...options });

export async function newWorld(): Promise<World> {
  const company = await newCompany();
  const relay = new MemoryRelay(crypto);
  await relay.act(company.list.company, company.acts);
  return { company, relay };
}

interface Joining {
  store?: CompanyStore;
  /** Absent: the founder. */
  rights?: RoleEntry;
  takeOver?: boolean;
  port?: (device: string) => RelayPort;
  chance?: Chance;
}

export async function member({ company, relay }: World, { store = open(), rights, takeOver = !rights, port = (device) => relay.port(device), chance = deviceChance }: Joining = {}): Promise<Member> {
  const known = company.acts.length;
  const keys = rights ? await join(company, rights) : company.founder;
  await relay.act(company.list.company, company.acts.slice(known));
  const ring = (await ringOf(company, keys)).all();
  const exchange: Exchange = { connection: store.connection, crypto, chance, gate: store.gate, relay: port(keys.id) };
  const link = { company: company.list.company, device: keys.id, relay: 'http://localhost' };
  await connect(store.connection, { link, keys, list: company.list, ring, cursor: beginning(await relay.port(keys.id).standing()) }, takeOver);
  while (await takeOverSome(store.connection));
  return { store, keys, exchange };
}

/** Sends and fetches until nothing is left. */
export async function meet(...members: readonly Member[]): Promise<void> {
  for (let again = true; again; ) {
    again = false;
    for (const { exchange } of members) {
      await sendFiles(exchange);
      while ((await pushSome(exchange)).stored > 0) again = true;
      while ((await pullSome(exchange)) === 'more') again = true;
      await bringFiles(exchange);
    }
  }
}

/** All that a company says, without what is a device's own (keys of rows, order of writing). */
export function content(store: CompanyStore): Promise<Record<string, unknown>> {
  return store.connection.run(async (db) => {
    const bare = async (table: 'documents' | 'customers' | 'products') => (await db[table].toArray()).map(({ rev: _rev, ...row }) => row);
    const [sealed, entries, counters, documents, customers, products, pending] = await Promise.all([
      ...[db.sealed.toArray(), db.entries.toArray(), db.counters.toArray()] as const,
      ...[bare('documents'), bare('customers'), bare('products'), db.pending.count()] as const
    ] as const);
    const files = (await db.blobs.toArray()).filter(scopeOfFile).map(({ hash }) => hash);
    return { sealed, entries, counters, documents, customers, products, pending, files, records: await records(db) };
  });
}

async function records(db: CompanyDb): Promise<Record<string, unknown>> {
  const ids = (await db.updates.orderBy('record').uniqueKeys()) as string[];
  const docs = await Promise.all(ids.map(async (id) => [id, load(await db.updates.where('record').equals(id).toArray())] as const));
  return Object.fromEntries(docs.map(([id, { doc, bad }]) => [id, { bad: bad.length, leaves: [...leavesOf(doc)].sort(([a], [b]) => (a < b ? -1 : 1)) }]));
}

export const OWNER: RoleEntry = { role: 'owner' };
export const ACCOUNTANT: RoleEntry = { role: 'accountant' };
export const STAFF: RoleEntry = { role: 'staff', scopes: { sales: 'edit' } };
