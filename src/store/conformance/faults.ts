// A database that fails on demand: at the n-th write, or by losing its connection.
import { CompanyDb } from '../db.ts';

export interface Faults {
  make: () => CompanyDb;
  /** Fails the n-th write from now on (1 = the next), with this error; the transaction is then aborted. */
  failAt(n: number, error: Error): void;
  /** Runs after a transaction has been committed and before anybody hears of it; throwing hides the commit. */
  afterCommit: (() => void) | undefined;
  /** Writes seen so far. */
  writes: number;
  /** The database opened last. */
  db: CompanyDb | undefined;
}

/** Stands for a tab that is killed: nothing that ran knows this error. */
export class Killed extends Error {}

export function faultyDatabase(name: string): Faults {
  let [at, error]: [number, Error] = [Infinity, new Killed()];
  const faults: Faults = {
    make: () => {
      const db = new CompanyDb(name);
      db.use({
        stack: 'dbcore',
        name: 'faults',
        create: (core) => ({
          ...core,
          table: (table) => {
            const inner = core.table(table);
            return {
              ...inner,
              mutate: (request) => {
                if (++faults.writes !== at) return inner.mutate(request);
                at = Infinity;
                return Promise.reject(error) as unknown as ReturnType<typeof inner.mutate>;
              }
            };
          }
        })
      });
      const transaction = db.transaction.bind(db) as (...args: unknown[]) => Promise<unknown>;
      db.transaction = ((...args: unknown[]) =>
        transaction(...args).then((result) => {
          faults.afterCommit?.();
          return result;
        })) as unknown as typeof db.transaction;
      faults.db = db;
      return db;
    },
    failAt(n, failure) {
      at = faults.writes + n;
      error = failure;
    },
    afterCommit: undefined,
    writes: 0,
    db: undefined
  };
  return faults;
}
