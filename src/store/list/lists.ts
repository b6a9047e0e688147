// The lists of a company: columns kept in memory while in use, caught up with the rows before every answer.
import { Dexie } from 'dexie';
import type { Connection } from '../connection.ts';
import type { CompanyDb } from '../db.ts';
import type { RowTable } from '../record/kinds.ts';
import { whenIdle } from '../idle.ts';
import { answer, columnsOf, type Kept, matches, orderKey } from './answer.ts';
import { COLUMNS, revKey } from './columns.ts';
import type { ListQuery, ListResult } from './query.ts';
import { type AnyRow, Rows } from './rows.ts';
import { readParts, readSnapshot, type Snapshot, writeSnapshot } from './snapshot.ts';

/** With more changed rows than this, the snapshot is written anew when there is time. */
const MANY_CHANGED = 300;
/** Rows read at a time when there is no snapshot: about 10 ms each, so that the screen stays alive. */
const SLICE = 2000;
/** Orders kept: one per list on screen. */
const ORDERS = 4;

interface Loaded {
  rows: Rows;
  /** Undefined when the columns were made from the rows and not yet written. */
  version: string | undefined;
  /** Rows that the snapshot had. */
  length: number;
}

export interface ListsOptions {
  /** Makes versions of snapshots. */
  newId(): string;
  /** Runs work when there is time for it. */
  idle?(work: () => void): void;
}

export class Lists {
  readonly #connection: Connection<CompanyDb>;
  readonly #options: ListsOptions;
  readonly #loaded = new Map<RowTable, Loaded>();
  readonly #turns = new Map<RowTable, Promise<unknown>>();
  #orders: Kept[] = [];
  readonly #saving = new Set<RowTable>();
  /** Lists that somebody has asked something and not been answered yet. */
  readonly #waiting = new Set<RowTable>();

  constructor(connection: Connection<CompanyDb>, options: ListsOptions) {
    this.#connection = connection;
    this.#options = options;
  }

  /** Answers from the state that is in the database now. */
  async query(table: RowTable, query: ListQuery): Promise<ListResult> {
    const parts = columnsOf(table, query);
    // Begun before anything is waited for: the database is still being opened.
    if (!this.#loaded.has(table)) void this.#turn(table, (db) => this.#once(db, table, parts)).catch(() => undefined);
    // A live query watches this one value, which every write to the table raises.
    const rev = await this.#connection.run(async (db) => ((await db.meta.get(revKey(table)))?.value as number | undefined) ?? 0);
    const rows = await this.#caughtUp(table, rev, parts);
    const key = orderKey(table, query);
    const kept = matches(rows, query, this.#orders.find((o) => o.key === key));
    this.#orders = [kept, ...this.#orders.filter((o) => o.key !== key)].slice(0, ORDERS);
    return answer(rows, query, kept);
  }

  /**
   * Writes the snapshot of a list, if there is anything to write.
   * @param yielding gives up when somebody asks the list something meanwhile
   * @returns whether nothing remains to be written
   */
  async save(table: RowTable, yielding = false): Promise<boolean> {
    const parts = COLUMNS[table].map((column) => column.name);
    const goOn = () => new Promise<boolean>((resolve) => setTimeout(() => resolve(!yielding || !this.#waiting.has(table)), 0));
    return this.#turn(table, async (db) => {
      const loaded = this.#loaded.get(table);
      if (!loaded || (loaded.version !== undefined && loaded.rows.writes === 0)) return true;
      const rows = await this.#with(db, loaded, parts);
      const written = rows !== undefined && (await writeSnapshot(db, rows, loaded.version, this.#options.newId(), goOn));
      // What is in memory no longer matches what is stored; it is read again, which costs less than keeping both apart.
      if (written || !yielding) this.#loaded.delete(table);
      return written;
    });
  }

  /** Lets go of everything in memory. */
  forget(): void {
    this.#loaded.clear();
    this.#orders = [];
  }

  #caughtUp(table: RowTable, rev: number, parts: readonly string[]): Promise<Rows> {
    this.#waiting.add(table);
    return this.#turn(table, async (db) => {
      this.#waiting.delete(table);
      for (;;) {
        const loaded = await this.#once(db, table, parts);
        const rows = await this.#with(db, loaded, parts);
        if (!rows) continue;
        if (rows.rev < rev) {
          const changed = (await db.table(table).where('rev').above(rows.rev).toArray()) as AnyRow[];
          rows.put(changed, Math.max(rev, ...changed.map((row) => row.rev)));
        }
        if (loaded.version === undefined || rows.writes > MANY_CHANGED) this.#saveLater(table);
        return rows;
      }
    });
  }

  /** The rows with these parts of columns, undefined (and forgotten) when the snapshot they came from is gone. */
  async #with(db: CompanyDb, loaded: Loaded, parts: readonly string[]): Promise<Rows | undefined> {
    const missing = parts.filter((part) => !loaded.rows.has(part));
    if (missing.length === 0) return loaded.rows;
    if (loaded.version !== undefined && (await readParts(db, loaded as Snapshot, missing, loaded.length))) return loaded.rows;
    this.#loaded.delete(loaded.rows.table);
    return undefined;
  }

  async #once(db: CompanyDb, table: RowTable, parts: readonly string[]): Promise<Loaded> {
    const present = this.#loaded.get(table);
    if (present) return present;
    const found = await readSnapshot(db, table, parts);
    const loaded: Loaded = found ? { ...found, length: found.rows.length } : { rows: await readAll(db, table), version: undefined, length: 0 };
    this.#loaded.set(table, loaded);
    return loaded;
  }

  #saveLater(table: RowTable): void {
    if (this.#saving.has(table)) return;
    this.#saving.add(table);
    const idle = this.#options.idle ?? whenIdle;
    idle(() => {
      this.save(table, true)
        // The snapshot is only for speed: where it cannot be written, the rows are read.
        .catch(() => true)
        .then((done) => {
          this.#saving.delete(table);
          if (!done) this.#saveLater(table);
        });
    });
  }

  /** One after the other per list, and outside the transaction or live query that asks: what is read here is shared. */
  #turn<T>(table: RowTable, work: (db: CompanyDb) => Promise<T>): Promise<T> {
    const before = this.#turns.get(table) ?? Promise.resolve();
    const turn = before.then(() => Dexie.ignoreTransaction(() => this.#connection.run(work)));
    this.#turns.set(
      table,
      turn.catch(() => undefined)
    );
    return turn;
  }
}

/** The columns of a table from its rows, slice by slice. */
async function readAll(db: CompanyDb, table: RowTable): Promise<Rows> {
  const rev = ((await db.meta.get(revKey(table)))?.value as number | undefined) ?? 0;
  const rows = Rows.begun(table);
  for (let from = ''; ; ) {
    const slice = (await db.table(table).where('id').above(from).limit(SLICE).toArray()) as AnyRow[];
    // Not the highest `rev` seen: a row read before may have changed since, and must be read again.
    rows.put(slice, rev);
    if (slice.length < SLICE) break;
    from = slice.at(-1)!.id;
  }
  rows.settle();
  return rows;
}
