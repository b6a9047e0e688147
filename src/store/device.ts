// What this device knows beside the companies' own databases: which companies it holds, and its preferences.
import { Dexie, type Table } from 'dexie';
import * as z from 'zod/mini';
import { COMPANY_ID, type Company } from '#domain/company/model.ts';
import { type Chance, deviceChance, instant, newIds } from './chance.ts';
import type { CompanyStore, OpenOptions } from './company.ts';
import { Connection } from './connection.ts';
import { StoreError } from './errors.ts';
import { forgetFastCopy } from './forget-fast-copy.ts';
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
/** Loaded when a company is opened or made: the first screen of a newcomer stands without the write gate and Yjs. */
const loadStore = () => import('./company.ts');

/** Passes over a full device, nothing else. */
function withoutRoom(error: unknown): void {
  if (!(error instanceof StoreError && error.code === 'quota')) throw error;
}

/** A company on this device, as the list of companies shows it. */
export type CompanyEntry = z.output<typeof companyEntry>;

interface Preference {
  key: string;
  value: unknown;
}

export class DeviceDb extends Dexie {
  declare companies: Table<CompanyEntry, string>;
  declare preferences: Table<Preference, string>;
  /** Databases that are to be deleted unless somebody is still filling them. */
  declare rests: Table<{ database: string }, string>;
  constructor(name = 'carnet-device') {
    super(name, { cache: 'disabled' });
    this.version(1).stores({ companies: 'id', preferences: 'key', rests: 'database' });
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
  createCompany(company: Company): Promise<CompanyStore> {
    return this.building(async (id, database) => {
      const { CompanyStore } = await loadStore();
      const store = new CompanyStore(id, database, this.#options);
      try {
        const made = await store.edit('company', COMPANY_ID, () => ({ ...company, id: COMPANY_ID }));
        await this.enter(id, database, made);
        return store;
      } catch (error) {
        store.close();
        throw error;
      }
    });
  }

  /** Opens a company of this device. @throws StoreError `absent` */
  async openCompany(id: string, { aside = false } = {}): Promise<CompanyStore> {
    const [{ CompanyStore }, entry] = await Promise.all([loadStore(), this.connection.run((db) => db.companies.get(id))]);
    if (!entry || !companyEntry.safeParse(entry).success) throw new StoreError('absent', id);
    // Only the order of the list hangs on it: a device without room must still show what it holds.
    if (!aside) await this.connection.run((db) => db.companies.update(id, { openedAt: instant(this.#chance) })).catch(withoutRoom);
    return new CompanyStore(id, entry.database, this.#options);
  }

  /**
   * Notes (or notes anew) a company in the list, e.g. after its name changed.
   * @param done key of a preference that was kept until now: it goes in the same transaction
   */
  async enter(id: string, database: string, company: Pick<Company, 'name' | 'enterpriseNumber' | 'sample'>, done?: string): Promise<void> {
    await this.connection.run((db) =>
      db.transaction('rw', db.companies, db.preferences, async () => {
        await this.#put(db, id, database, company);
        if (done !== undefined) await db.preferences.delete(done);
      })
    );
  }

  /** Erases a company from this device with all it holds, also one that was never listed. Other tabs let go of it at once. */
  async eraseCompany(id: string): Promise<void> {
    const entry = await this.connection.run((db) => db.companies.get(id));
    const database = entry?.database ?? databaseName(id);
    // Out of the list and noted as rest at once: if the tab dies here, `sweep` does what remains.
    await this.connection.run((db) =>
      db.transaction('rw', db.companies, db.preferences, db.rests, async () => {
        await db.companies.delete(id);
        // What the device remembered of it: each such key holds the company's id as a word.
        await db.preferences.filter(({ key }) => key.split(/[ :]/).includes(id)).delete();
        await db.rests.put({ database });
      })
    );
    await this.#clear(database);
  }

  /**
   * Runs `work` that fills a new database before it is entered in the list. Until then it is noted as a rest, so that
   * what a killed tab leaves behind is found and deleted (`sweep`).
   */
  async building<T>(work: (id: string, database: string) => Promise<T>): Promise<T> {
    const id = this.#newId();
    const database = databaseName(id);
    return holding(lockName(database), async () => {
      await this.connection.run((db) => db.rests.put({ database }));
      try {
        const result = await work(id, database);
        await this.connection.run((db) => db.rests.delete(database));
        return result;
      } catch (error) {
        await this.#clear(database).catch(() => undefined);
        throw error;
      }
    });
  }

  /** Puts a database that is complete in the place of another, which is then deleted: by the next `sweep` if the tab dies here. */
  async swap(id: string, database: string, company: Pick<Company, 'name' | 'enterpriseNumber' | 'sample'>, old: string): Promise<void> {
    await this.connection.run((db) =>
      db.transaction('rw', db.companies, db.rests, async () => {
        await this.#put(db, id, database, company);
        await db.rests.put({ database: old });
      })
    );
    await this.#clear(old);
  }

  /** Deletes databases whose making or erasing was cut short and that nobody works on; to be called at start. @returns how many */
  async sweep(): Promise<number> {
    const rests = await this.connection.run((db) => db.rests.toArray());
    let count = 0;
    for (const { database } of rests) {
      await whenFree(lockName(database), async () => {
        // Asked once nobody works on it: the tab that did may have entered it since, and is done with it.
        const listed = await this.connection.run((db) => db.companies.filter((entry) => entry.database === database).count());
        if (listed > 0) return this.connection.run((db) => db.rests.delete(database));
        await this.#clear(database);
        count++;
      });
    }
    return count;
  }

  async #clear(database: string): Promise<void> {
    await Promise.all([Dexie.delete(database), forgetFastCopy(database)]);
    await this.connection.run((db) => db.rests.delete(database));
  }

  #put(db: DeviceDb, id: string, database: string, { name, enterpriseNumber, sample }: Pick<Company, 'name' | 'enterpriseNumber' | 'sample'>) {
    return db.companies.put({ id, database, name, enterpriseNumber, ...(sample && { sample }), openedAt: instant(this.#chance) });
  }

  /** A preference of this device, undefined when unset or not (any more) of the shape asked. */
  async preference<T>(key: string, schema: z.ZodMiniType<T>): Promise<T | undefined> {
    const row = await this.connection.run((db) => db.preferences.get(key));
    const read = row && schema.safeParse(row.value);
    return read?.success ? read.data : undefined;
  }

  /** Like `setPreference`, for what is only a convenience: on a device without room it is not kept, and that is no fault. */
  async remember(key: string, value: unknown): Promise<void> {
    await this.setPreference(key, value).catch(withoutRoom);
  }

  /** Sets a preference (JSON or anything IndexedDB keeps); undefined removes it. */
  async setPreference(key: string, value: unknown): Promise<void> {
    await this.connection.run((db): Promise<unknown> => (value === undefined ? db.preferences.delete(key) : db.preferences.put({ key, value })) as Promise<unknown>);
  }
}

const lockName = (database: string) => `carnet-building-${database}`;

/** Holds a lock that the browser frees when the tab dies. Without locks (very old browsers) the work runs all the same. */
export function holding<T>(name: string, work: () => Promise<T>): Promise<T> {
  const { locks } = globalThis.navigator ?? {};
  return locks ? (locks.request(name, work) as Promise<T>) : work();
}

/** Runs `work` if nobody holds the lock now. */
async function whenFree(name: string, work: () => Promise<void>): Promise<void> {
  await globalThis.navigator?.locks?.request(name, { ifAvailable: true }, async (lock) => {
    if (lock) await work();
  });
}

/** Name of a company's first database. */
export const databaseName = (id: string) => `carnet-${id}`;

/** The device that this page runs on. */
export const device = new Device();
