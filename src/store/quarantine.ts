// What could not be used is moved out of the way, kept as it was, and shown; the rest goes on without it.
import { Dexie } from 'dexie';
import { type Chance, instant, newAuthor } from './chance.ts';
import type { CompanyDb, QuarantineRow } from './db.ts';
import type { Opened } from './record/records.ts';

type New = Omit<QuarantineRow, 'n'>;

/** Moves the unusable updates of a record into quarantine, and notes its damaged leaves there (once each). */
export async function quarantine(db: CompanyDb, { id, kind, bad, damage }: Opened, chance: Chance): Promise<void> {
  const at = instant(chance);
  await db.transaction('rw', db.updates, db.quarantine, db.meta, async () => {
    const there = await db.updates.bulkGet(bad.map(({ row }) => row.n));
    const moved = bad.filter((_, i) => there[i]);
    const updates = moved.map(({ row, reason }): New => ({ record: id, kind, reason, at, bytes: row.bytes }));
    const known = await db.quarantine.where('record').equals(id).toArray();
    const leaves = damage
      .filter(({ path }) => !known.some((row) => row.reason === 'leaf' && row.path === path))
      .map(({ path, value }): New => ({ record: id, kind, reason: 'leaf', at, path, value }));
    await db.quarantine.bulkAdd([...updates, ...leaves]);
    if (moved.length === 0) return;
    await db.updates.bulkDelete(moved.map(({ row }) => row.n));
    // The lost updates may live on elsewhere: who speaks from now on must be another, or two would say different things at one clock.
    await db.meta.put({ key: 'author', value: newAuthor(chance) });
  });
}

/** Keeps a seal that is not what was sealed, once. The row itself stays: nobody may delete it. */
export async function quarantineSeal(db: CompanyDb, record: string, json: string, chance: Chance): Promise<void> {
  await db.transaction('rw', db.quarantine, async () => {
    const known = await db.quarantine.where('record').equals(record).filter((row) => row.reason === 'seal').count();
    if (known === 0) await db.quarantine.add({ record, kind: '', reason: 'seal', at: instant(chance), value: json });
  });
}

/** Runs `work` outside whatever transaction or live query is under way: those may not write. On a device without room it is done the next time. */
export function outside(work: () => Promise<unknown>): void {
  setTimeout(() => Dexie.ignoreTransaction(() => void work().catch(() => undefined)), 0);
}
