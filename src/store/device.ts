// What this device knows beside the companies' own databases: which companies it holds, and its preferences.
import { Dexie, type Table } from 'dexie';
import * as z from 'zod/mini';
import { COMPANY_ID, type Company } from '#domain/company/model.ts';
import { type Chance, deviceChance, instant, newIds } from './chance.ts';
import { CompanyStore, type OpenOptions } from './company.ts';
import { Connection } from './connection.ts';
import { StoreError } from './errors.ts';
import { forgetFastCopy } from './fast-copy.ts';
import { flag, maybe, text } from './shape/fields.ts';

const companyEntry = z.looseObject({
  id: text,
  /** Name of the company's database; a restore puts another one in its place. */
  database: text,
  name: text,
  enterpriseNumber: text,
  sample: maybe(flag),
  /** Instant of the last opening: the company used last comes first. */
  openedAt: text
});
/** A company on this device, as the list of companies shows it. */
export type CompanyEntry = z.output<typeof companyEntry>;

interface Preference {
  key: string;
  value: unknown;
}

export class DeviceDb extends Dexie {
  declare companies: Table<CompanyEntry, string>;
  declare preferences: Table<Preference, string>;
  constructor(name = 'carnet-device') {
    super(name, { cache: 'disabled' });
    this.version(1).stores({ companies: 'id', preferences: 'key' });
  }
}

export interface DeviceOptions {
  chance?: Chance;
  make?: () => DeviceDb;
  /** Passed on to every company store that is opened. */
  company?: OpenOptions;
}

export class Device {
  readonly connection: Connection<DeviceDb>;
  readonly #chance: Chance;
  readonly #options: OpenOptions;
  readonly #newId: () => string;

  constructor({ chance = deviceChance, make = () => new DeviceDb(), company = {} }: DeviceOptions = {}) {
    this.#chance = chance;
    this.#options = { chance, ...company };
    this.#newId = newIds(chance);
    this.connection = new Connection(make);
  }

  /** @returns the companies on this device, the one opened last first; for live queries too */
  async companies(): Promise<CompanyEntry[]> {
    const rows = await this.connection.run((db) => db.companies.toArray());
    const known = rows.filter((row) => companyEntry.safeParse(row).success);
    return known.sort((a, b) => (a.openedAt > b.openedAt ? -1 : 1));
  }

  /** Makes a company and opens it. `company.id` is set here. @throws StoreError `quota` … and then nothing of it remains */
  async createCompany(company: Company): Promise<CompanyStore> {
    const id = this.#newId();
    const database = databaseName(id);
    const store = new CompanyStore(id, database, this.#options);
    try {
      const made = await store.edit('company', COMPANY_ID, () => ({ ...company, id: COMPANY_ID }));
      await this.enter(id, database, made);
      return store;
    } catch (error) {
      store.close();
      await Dexie.delete(database).catch(() => undefined);
      throw error;
    }
  }

  /** Opens a company of this device. @throws StoreError `absent` */
  async openCompany(id: string): Promise<CompanyStore> {
    const entry = await this.connection.run((db) => db.companies.get(id));
    if (!entry || !companyEntry.safeParse(entry).success) throw new StoreError('absent', id);
    await this.connection.run((db) => db.companies.update(id, { openedAt: instant(this.#chance) }));
    return new CompanyStore(id, entry.database, this.#options);
  }

  /** Notes (or notes anew) a company in the list, e.g. after its name changed. */
  async enter(id: string, database: string, company: Pick<Company, 'name' | 'enterpriseNumber' | 'sample'>): Promise<void> {
    const { name, enterpriseNumber, sample } = company;
    const entry: CompanyEntry = { id, database, name, enterpriseNumber, ...(sample && { sample }), openedAt: instant(this.#chance) };
    await this.connection.run((db) => db.companies.put(entry));
  }

  /** Erases a company from this device with all it holds, also one that was never listed. Other tabs let go of it at once. */
  async eraseCompany(id: string): Promise<void> {
    const entry = await this.connection.run((db) => db.companies.get(id));
    // First out of the list: if the tab dies here, an unlisted database remains, never a listed ruin.
    await this.connection.run((db) => db.companies.delete(id));
    const database = entry?.database ?? databaseName(id);
    await Promise.all([Dexie.delete(database), forgetFastCopy(database)]);
  }

  /** A preference of this device, undefined when unset or not (any more) of the shape asked. */
  async preference<T>(key: string, schema: z.ZodMiniType<T>): Promise<T | undefined> {
    const row = await this.connection.run((db) => db.preferences.get(key));
    const read = row && schema.safeParse(row.value);
    return read?.success ? read.data : undefined;
  }

  /** Sets a preference (JSON or anything IndexedDB keeps); undefined removes it. */
  async setPreference(key: string, value: unknown): Promise<void> {
    await this.connection.run((db): Promise<unknown> => (value === undefined ? db.preferences.delete(key) : db.preferences.put({ key, value })) as Promise<unknown>);
  }
}

/** Name of a company's first database. */
export const databaseName = (id: string) => `carnet-${id}`;

/** The device that this page runs on. */
export const device = new Device();
