// How much a company has of the relay's disk, kept beside its head: raised and lowered with each row, in the same transaction.
import { StorageFault } from '../port.ts';
import type { Db } from './tables.ts';

/** Notes `size` bytes more (less when negative). @throws StorageFault `quota` when that is more than `quota`: the act is to be undone */
export async function fill(db: Db, company: number, size: number, quota?: number): Promise<void> {
  await checkRoom(db, company, size, quota);
  await db
    .updateTable('companies')
    .set(({ eb }) => ({ used: eb('used', '+', size) }))
    .where('k', '=', company)
    .execute();
}

/** @throws StorageFault `quota` when `size` bytes more would be beyond it */
export async function checkRoom(db: Db, company: number, size: number, quota: number | undefined): Promise<void> {
  if (quota === undefined) return;
  const { used } = await db.selectFrom('companies').select('used').where('k', '=', company).executeTakeFirstOrThrow();
  if (used + size > quota) throw new StorageFault('quota', 'the company has filled what it may keep here.');
}
