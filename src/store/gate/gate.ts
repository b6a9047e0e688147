// The write gate (DESIGN §3): prepare outside any transaction, compare and write inside one, start again when another was faster.
import { COMPANY_ID } from '#domain/company/model.ts';
import type { Company } from '#domain/company/model.ts';
import { type Chance, newAuthor } from '../chance.ts';
import type { Connection } from '../connection.ts';
import type { CompanyDb } from '../db.ts';
import { StoreError } from '../errors.ts';
import type { Opened, Records } from '../record/records.ts';
import { write } from './write.ts';
import { noWrites, type Writes } from './writes.ts';

/** What a prepared act reads with, and the writes that it fills. */
export interface Preparing {
  db: CompanyDb;
  writes: Writes;
  chance: Chance;
  open(id: string): Promise<Opened>;
  /** The company as this act sees it; undefined before it is made. */
  company(): Promise<{ opened: Opened; company: Company | undefined }>;
  /** Reads once per act: what was built on and what is checked must be the same, whatever others write in between. */
  once<T>(key: string, read: () => Promise<T>): Promise<T>;
}

/** Tries before giving up: each lost one means that somebody else's write went through. */
const TRIES = 200;

export class Gate {
  readonly chance: Chance;
  readonly #connection: Connection<CompanyDb>;
  readonly #records: Records;
  #author: number | undefined;
  #last: Promise<void> = Promise.resolve();

  constructor(connection: Connection<CompanyDb>, records: Records, chance: Chance) {
    this.#connection = connection;
    this.#records = records;
    this.chance = chance;
  }

  /**
   * Prepares and writes; `prepare` may run several times, each time on the latest state, and must change nothing itself.
   * @returns what `prepare` returned in the run whose writes went through
   * @throws StoreError (nothing was written), or whatever `prepare` throws
   */
  act<T>(prepare: (preparing: Preparing) => Promise<T>): Promise<T> {
    // One act of this tab after the other: they would only make each other start again.
    const done = this.#last.then(() => this.#act(prepare));
    this.#last = done.then(
      () => undefined,
      () => undefined
    );
    return done;
  }

  async #act<T>(prepare: (preparing: Preparing) => Promise<T>): Promise<T> {
    for (let n = 0; n < TRIES; n++) {
      const { result, writes } = await this.#prepared(prepare);
      if (isEmpty(writes)) return result;
      const outcome = await this.#connection.write((db, again) => write(db, writes, again));
      if (outcome === 'written') for (const { after } of writes.records) this.#records.keep(after);
      if (outcome !== 'lost') return result;
      this.#author = undefined;
    }
    throw new StoreError('busy');
  }

  /** Reads as an act would, and writes nothing; may be asked inside a live query. */
  look<T>(prepare: (preparing: Preparing) => Promise<T>): Promise<T> {
    return this.#connection.run((db) => prepare(this.#preparing(db, 0)));
  }

  #prepared<T>(prepare: (preparing: Preparing) => Promise<T>): Promise<{ result: T; writes: Writes }> {
    return this.#connection.run(async (db) => {
      this.#author ??= await authorOf(db, this.chance);
      const preparing = this.#preparing(db, this.#author);
      return { result: await prepare(preparing), writes: preparing.writes };
    });
  }

  #preparing(db: CompanyDb, author: number): Preparing {
    const open = (id: string) => this.#records.open(db, id);
    const company = async () => {
      const opened = await open(COMPANY_ID);
      return { opened, company: opened.record as Company | undefined };
    };
    const known = new Map<string, Promise<unknown>>();
    const once = <T>(key: string, read: () => Promise<T>): Promise<T> => {
      const result = (known.get(key) as Promise<T> | undefined) ?? read();
      known.set(key, result);
      return result;
    };
    return { db, writes: noWrites(author), chance: this.chance, open: (id) => once(id, () => open(id)), company: () => once('', company), once };
  }
}

const isEmpty = (w: Writes) => !w.came && w.records.length + w.seals.length + w.counters.length + w.entries.length + w.rows.length === 0;

/** The Yjs client of this database, made at the first write. */
async function authorOf(db: CompanyDb, chance: Chance): Promise<number> {
  const known = await db.meta.get('author');
  if (typeof known?.value === 'number') return known.value;
  return db.transaction('rw', db.meta, async () => {
    const other = await db.meta.get('author');
    if (typeof other?.value === 'number') return other.value;
    const author = newAuthor(chance);
    await db.meta.put({ key: 'author', value: author });
    return author;
  });
}
