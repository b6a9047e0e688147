// What stands of many records, read past Dexie: a thousand small questions cost it several times what the answers cost.
import type { CompanyDb } from '../db.ts';
import type { UpdateRow } from '../record/update-row.ts';
import type { PendingRow, StatedRow } from './rows.ts';

export interface Stored {
  rows: UpdateRow[];
  isSealed: boolean;
}

/**
 * The database must be open: something was read of it before.
 * @param mayBeSealed kinds that can be issued, by record: of the others it is not asked
 * @returns by the order of `ids`
 */
export async function storedOf(db: CompanyDb, ids: readonly string[], mayBeSealed: (id: string) => boolean): Promise<Stored[]> {
  const [rows, keys] = await reading(db, ['updates', 'sealed'], (updates, sealed) => [
    ids.map((id) => updates!.index('record').getAll(id) as IDBRequest<UpdateRow[]>),
    ids.map((id) => (mayBeSealed(id) ? sealed!.getKey(id) : undefined))
  ]);
  return ids.map((_, i) => ({ rows: rows[i]!.result, isSealed: keys[i]?.result !== undefined }));
}

/** Updates of others that build on what is not here. @returns by the order of `ids` */
export async function waitingOf(db: CompanyDb, ids: readonly string[]): Promise<PendingRow[][]> {
  if (ids.length === 0) return [];
  const found = await reading(db, ['pending'], (pending) => ids.map((id) => pending!.index('record').getAll(id) as IDBRequest<PendingRow[]>));
  return found.map(({ result }) => result);
}

/** Statements of numbers that are here. @returns by the order of `numbers` */
export async function statedHere(db: CompanyDb, numbers: readonly [series: string, number: number][]): Promise<StatedRow[][]> {
  if (numbers.length === 0) return [];
  const found = await reading(db, ['stated'], (stated) => numbers.map((number) => stated!.index('[series+number]').getAll(number) as IDBRequest<StatedRow[]>));
  return found.map(({ result }) => result);
}

function reading<T>(db: CompanyDb, tables: readonly string[], ask: (...stores: IDBObjectStore[]) => T): Promise<T> {
  return new Promise((resolve, reject) => {
    const transaction = db.backendDB().transaction([...tables], 'readonly');
    const asked = ask(...tables.map((table) => transaction.objectStore(table)));
    transaction.addEventListener('complete', () => resolve(asked));
    transaction.addEventListener('abort', () => reject(transaction.error ?? new DOMException('reading was cut', 'AbortError')));
  });
}
