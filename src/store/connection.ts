// An open database that survives being cut (iOS does it in the background): opened again once, else it says so.
import type { Dexie } from 'dexie';
import { asStoreError, isCut, StoreError } from './errors.ts';

/**
 * `open`: usable. `failed`: the last work did not reach the disk. `outdated`: a newer app in another tab took over, reload.
 * `blocked`: waits for another tab to let go of an older version. `gone`: erased in another tab. `closed`: by `close()`.
 */
export type ConnectionState = 'open' | 'failed' | 'blocked' | 'outdated' | 'gone' | 'closed';

export class Connection<Db extends Dexie> {
  #db: Db;
  #make: () => Db;
  #state: ConnectionState = 'open';
  /** Something that a person did is not on the disk. */
  #unsaved = false;
  #listeners = new Set<(state: ConnectionState) => void>();
  /** Works of several steps that are not to be cut by a close. */
  #held = 0;
  #closing = false;

  constructor(make: () => Db) {
    this.#make = make;
    this.#db = this.#fresh();
  }

  get state(): ConnectionState {
    return this.#state;
  }

  /** Calls `listener` at each change of state. @returns a function that ends it */
  onState(listener: (state: ConnectionState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Runs `work` on the database. If the database turns out to be cut, it is opened anew and `work` runs once more:
   * it must therefore be repeatable, and gets `again` = true the second time.
   * @throws StoreError for faults of storage (`closed`, `quota`, `newer` …); errors of `work` itself as they are
   */
  run<T>(work: (db: Db, again: boolean) => PromiseLike<T>): Promise<T> {
    return this.#run(work, false);
  }

  /** Like `run`, for work that writes what a person did: when it fails, only another that succeeds ends the state `failed`. */
  write<T>(work: (db: Db, again: boolean) => PromiseLike<T>): Promise<T> {
    return this.#run(work, true);
  }

  async #run<T>(work: (db: Db, again: boolean) => PromiseLike<T>, writes: boolean): Promise<T> {
    this.#refuse();
    const db = this.#db;
    try {
      return this.#done(await work(db, false), writes);
    } catch (error) {
      if (!isCut(error)) throw this.#failed(error, writes);
    }
    this.#refuse();
    if (this.#db === db) this.reopen();
    try {
      return this.#done(await work(this.#db, true), writes);
    } catch (error) {
      throw this.#failed(error, writes);
    }
  }

  /** Opens the database anew: after the browser has cut it, or when the page comes back to the front on iOS. */
  reopen(): void {
    this.#db.close();
    this.#db = this.#fresh();
  }

  /** Closes it, as soon as nobody holds it any more. */
  close(): void {
    this.#closing = true;
    if (this.#held > 0) return;
    this.#become('closed');
    this.#db.close();
  }

  /**
   * Runs work of several steps to its end: a close waits for it. Runs nothing on a connection that is closed.
   * @throws StoreError `closed`; what `work` throws
   */
  async hold<T>(work: () => Promise<T>): Promise<T> {
    this.#refuse();
    this.#held++;
    try {
      return await work();
    } finally {
      this.#held--;
      if (this.#closing) this.close();
    }
  }

  #refuse(): void {
    if (this.#state === 'outdated') throw new StoreError('newer');
    if (this.#state === 'gone' || this.#state === 'closed') throw new StoreError('closed', this.#state);
  }

  #done<T>(result: T, writes: boolean): T {
    if (writes) this.#unsaved = false;
    if (!this.#unsaved) this.#become('open');
    return result;
  }

  #failed(error: unknown, writes: boolean): unknown {
    const known = asStoreError(error);
    if (known instanceof StoreError && (known.code === 'quota' || known.code === 'closed')) {
      if (writes) this.#unsaved = true;
      this.#become('failed');
    }
    return known;
  }

  #become(state: ConnectionState): void {
    const final = this.#state === 'closed' || this.#state === 'gone' || this.#state === 'outdated';
    if (this.#state === state || (final && state !== 'closed')) return;
    this.#state = state;
    for (const listener of this.#listeners) listener(state);
  }

  #fresh(): Db {
    const db = this.#make();
    // Another tab upgrades (a newer app) or erases: let it, at once. `false` keeps Dexie from its own handling.
    db.on('versionchange', (event) => {
      if (this.#db !== db) return false;
      this.#become(event.newVersion === null ? 'gone' : 'outdated');
      db.close();
      return false;
    });
    db.on('blocked', () => {
      this.#become('blocked');
      return false;
    });
    return db;
  }
}
