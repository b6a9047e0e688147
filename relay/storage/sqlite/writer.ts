// All writing goes through here, one transaction at a time; what waits meanwhile shares the next one, so that many devices share one fsync.
import { sql } from 'kysely';
import type { Db } from './tables.ts';

/** Acts that share a transaction at most: bounds how long the first of them waits. */
const TOGETHER = 64;

type Act<T> = (db: Db) => Promise<T>;

interface Waiting {
  act: Act<unknown>;
  resolve: (value: unknown) => void;
  reject: (reason: unknown) => void;
}

export class Writer {
  readonly #db: Db;
  readonly #fault: (error: unknown) => unknown;
  #waiting: Waiting[] = [];
  #running: Promise<void> | undefined;

  /** `fault` turns an error of the database into what callers are told. */
  constructor(db: Db, fault: (error: unknown) => unknown) {
    this.#db = db;
    this.#fault = fault;
  }

  /** Runs `act` in a transaction; resolves once its work is on the disk. When it throws, none of its work is kept, that of others is. */
  write<T>(act: Act<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({ act, resolve: resolve as (value: unknown) => void, reject });
      this.#running ??= this.#run();
    });
  }

  /** Resolves when nothing runs or waits. */
  async idle(): Promise<void> {
    await this.#running;
  }

  async #run(): Promise<void> {
    // One turn of the loop lets those who ask at the same time come along.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, TOGETHER);
      await this.#transaction(batch);
    }
    this.#running = undefined;
  }

  async #transaction(batch: Waiting[]): Promise<void> {
    const done: (() => void)[] = [];
    const refused: (() => void)[] = [];
    try {
      await this.#db.connection().execute(async (db) => {
        await sql`begin immediate`.execute(db);
        try {
          for (const { act, resolve, reject } of batch) {
            await sql`savepoint act`.execute(db);
            try {
              const value = await act(db);
              await sql`release act`.execute(db);
              done.push(() => resolve(value));
            } catch (error) {
              await undo(db, error);
              refused.push(() => reject(this.#fault(error)));
            }
          }
          await sql`commit`.execute(db);
        } catch (error) {
          await sql`rollback`.execute(db).catch(() => undefined);
          throw error;
        }
      });
    } catch (error) {
      // What one act could not do may not cost the others theirs: each by itself.
      if (batch.length === 1) batch[0]?.reject(this.#fault(error));
      else for (const one of batch) await this.#transaction([one]);
      return;
    }
    for (const tell of [...done, ...refused]) tell();
  }
}

/** Takes back one act. @throws its error when that cannot be done: a full disk can end the whole transaction. */
async function undo(db: Db, error: unknown): Promise<void> {
  try {
    await sql`rollback to act`.execute(db);
    await sql`release act`.execute(db);
  } catch {
    throw error;
  }
}
