// What stands of many records, read past Dexie: a thousand small questions cost it several times what the answers cost.
import type { CompanyDb, UpdateRow } from '../db.ts';
import type { PendingRow } from './rows.ts';

export interface Stored {
  rows: UpdateRow[];
  /** Updates of others that build on what is not here. */
  waiting: PendingRow[];
  isSealed: boolean;
}

/**
 * The database must be open: something was read of it before.
 * @param mayBeSealed kinds that can be issued, by record: of the others it is not asked
 * @returns by the order of `ids`
 */
export function storedOf(db: CompanyDb, ids: readonly string[], mayBeSealed: (id: string) => boolean): Promise<Stored[]> {
  return new Promise((resolve, reject) => {
    const transaction = db.backendDB().transaction(['updates', 'pending', 'sealed'], 'readonly');
    const [updates, pending, sealed] = [transaction.objectStore('updates').index('record'), transaction.objectStore('pending').index('record'), transaction.objectStore('sealed')];
    const rows = ids.map((id) => updates.getAll(id) as IDBRequest<UpdateRow[]>);
    const keys = ids.map((id) => (mayBeSealed(id) ? sealed.getKey(id) : undefined));
    let waiting: IDBRequest<PendingRow[]>[] = [];
    const count = pending.count();
    // Nearly always nothing waits at all.
    count.addEventListener('success', () => (waiting = count.result === 0 ? [] : ids.map((id) => pending.getAll(id) as IDBRequest<PendingRow[]>)));
    transaction.addEventListener('complete', () => resolve(ids.map((_, i) => ({ rows: rows[i]!.result, waiting: waiting[i]?.result ?? [], isSealed: keys[i]?.result !== undefined }))));
    transaction.addEventListener('abort', () => reject(transaction.error ?? new DOMException('reading was cut', 'AbortError')));
  });
}
