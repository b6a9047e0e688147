// A device that was disconnected or cut off and is let in again gets the company anew. The copy from before goes once all of the new one is here,
// unless something stands in it that was never sent.
import { deviceOf } from '#sync/list/state.ts';
import type { SyncId } from '#sync/ids.ts';
import type { CompanyStore } from '../../company.ts';
import { CompanyDb } from '../../db.ts';
import type { Device } from '../../device.ts';
import { unsent } from '../pack.ts';
import { LEFT, LINK, readState } from '../state.ts';

/** Erases what is left of earlier memberships in the same company. @returns how many copies went */
export async function oneCopy(device: Device, store: CompanyStore): Promise<number> {
  const [link, cursor] = await store.connection.run((db) => Promise.all([readState(db, LINK), readState(db, 'cursor')]));
  if (!link || cursor?.oldest !== 0) return 0;
  let count = 0;
  for (const { id, database } of await device.companies()) {
    if (id === store.id || !(await isLeftover(database, link.company))) continue;
    await device.eraseCompany(id);
    count++;
  }
  return count;
}

async function isLeftover(database: string, company: SyncId): Promise<boolean> {
  const db = new CompanyDb(database);
  try {
    return await db.transaction('r', db.tables, async () => {
      const [link, left, list, phase] = await Promise.all([readState(db, LINK), readState(db, LEFT), readState(db, 'list'), readState(db, 'phase')]);
      if (!link) return left?.company === company && left.whole !== undefined && left.whole === (await contentMark(db));
      const isRevoked = (list && deviceOf(list, link.device)?.revoked) || (phase?.state === 'refused' && phase.why === 'revoked');
      return link.company === company && isRevoked !== undefined && isRevoked !== false && (await isAllSent(db));
    });
  } finally {
    db.close();
  }
}

/** Whether nothing is on this device alone. Within a transaction over all tables. */
export async function isAllSent(db: CompanyDb): Promise<boolean> {
  const [outbox, aside, fixed] = await Promise.all([db.outbox.count(), db.quarantine.count(), unsent(db)]);
  const [issuing, taking] = await Promise.all([readState(db, 'issuing'), readState(db, 'taking')]);
  return outbox + aside + fixed.length === 0 && !issuing && !taking;
}

/** Becomes another text with whatever a person does to the company. Within a transaction over all tables. */
export async function contentMark(db: CompanyDb): Promise<string> {
  const last = await db.updates.orderBy('n').lastKey();
  const counts = await Promise.all([db.sealed, db.entries, db.blobs].map((table) => table.count()));
  return [last, ...counts].join(' ');
}
