// Puts a backup in the place of the relay's data. Every log begins a new life: devices see that, and bring what the backup lacks.
import { existsSync } from 'node:fs';
import { cp, mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StartFault } from '../listen.ts';
import { holdFolder } from '../storage/hold.ts';
import { StorageFault } from '../storage/port.ts';
import { openSqlite, places } from '../storage/sqlite/open.ts';
import { ownerOnly } from './owner-only.ts';

/**
 * Restores the backup `from` into the data folder `to`; what was there stays beside it under the name that is returned.
 * @throws {StartFault} in words: no backup, the relay runs, the backup is newer than this Carnet or damaged
 */
export async function restore(
  from: string,
  to: string,
  { now, newGeneration }: { now: Date; newGeneration: () => string }
): Promise<{ companies: number; kept: string | undefined }> {
  if (!existsSync(places(from).database)) throw new StartFault(`there is no backup of a relay in ${from}.`);
  if (existsSync(to)) await notInUse(to);
  const fresh = `${to}.restoring`;
  await rm(fresh, { recursive: true, force: true });
  await mkdir(path.dirname(to), { recursive: true, mode: 0o700 });
  await mkdir(fresh, { mode: 0o700 });
  await cp(from, fresh, { recursive: true, preserveTimestamps: true });
  await ownerOnly(fresh);
  // Opened as the relay would, so that a newer or damaged backup is refused before anything is replaced.
  await inWords(async () => (await openSqlite(fresh)).close());
  const companies = beginAnew(places(fresh).database, now, newGeneration);

  let kept: string | undefined;
  if (existsSync(to)) {
    await notInUse(to);
    kept = `${to}.before-${now.toISOString().replaceAll(/[:.]/g, '-')}`;
    await rename(to, kept);
  }
  await rename(fresh, to);
  return { companies, kept };
}

/** Another generation for every log; open invitations are void, their links may have been used since. */
function beginAnew(file: string, now: Date, newGeneration: () => string): number {
  const database = new DatabaseSync(file);
  try {
    const companies = database.prepare('select k from companies').all() as { k: number }[];
    database.exec('begin immediate');
    const change = database.prepare('update companies set generation = ? where k = ?');
    for (const { k } of companies) change.run(newGeneration(), k);
    // What waited then may have been sent since: looked up on the other side before anything else.
    const doubt = `update transmissions set state = 'unknown', night = 0, next_at = staged_at, sent_at = ? where state in ('queued', 'sending')`;
    database.prepare(doubt).run(now.getTime());
    database.exec('delete from invitations; commit;');
    return companies.length;
  } finally {
    database.close();
  }
}

/** @throws {StartFault} when a relay runs on it */
async function notInUse(folder: string): Promise<void> {
  const release = await inWords(async () => holdFolder(folder));
  release();
}

async function inWords<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    throw error instanceof StorageFault ? new StartFault(error.message, { cause: error }) : error;
  }
}
