// Values read beside Dexie's own opening of the database, which takes ten milliseconds of script: the first list need not wait for it.
import type { ColumnRow } from '../db.ts';

/**
 * Pieces of lists by their keys, over a connection of its own that is closed at once.
 * @returns as `bulkGet` does; undefined when there is no such database, or it cannot be read: ask Dexie, which says why
 */
export function readEarly(database: string, keys: readonly string[]): Promise<(ColumnRow | undefined)[] | undefined> {
  return new Promise((resolve) => {
    const none = () => resolve(undefined);
    const opening = indexedDB.open(database);
    // It is not there: nothing may be made by looking.
    opening.addEventListener('upgradeneeded', () => opening.transaction?.abort());
    opening.addEventListener('error', (event) => {
      event.preventDefault();
      none();
    });
    opening.addEventListener('success', () => {
      const db = opening.result;
      db.addEventListener('versionchange', () => db.close());
      try {
        const transaction = db.transaction('columns', 'readonly');
        const asked = keys.map((key) => transaction.objectStore('columns').get(key) as IDBRequest<ColumnRow | undefined>);
        transaction.addEventListener('complete', () => resolve(asked.map((request) => request.result)));
        transaction.addEventListener('abort', none);
      } catch {
        none();
      }
      // Takes effect when the transaction has ended.
      db.close();
    });
  });
}
