// A copy of the relay's data while it runs: the database as of one moment, and every file that it names.
import { cp, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StartFault } from '../listen.ts';
import { places } from '../storage/sqlite/open.ts';
import { ownerOnly } from './owner-only.ts';

/** How long the copy waits for the relay to let it read, in milliseconds. */
const BUSY_MS = 60_000;

/**
 * Copies the data in `from` to the new folder `to`. Database first: files are written before they are named and never change, so every
 * file that the copy names is there to be copied, unless its company was deleted meanwhile.
 * @throws {StartFault} when there is nothing to copy, or `to` is there already
 */
export async function backUp(from: string, to: string): Promise<{ companies: number; files: number }> {
  const [source, target] = [places(from), places(`${to}.unfinished`)];
  if (!existsSync(source.database)) throw new StartFault(`there is no data of a relay in ${from} (CARNET_DATA).`);
  if (existsSync(to)) throw new StartFault(`${to} is there already. A backup goes into a new folder.`);
  await rm(`${to}.unfinished`, { recursive: true, force: true });
  await mkdir(`${to}.unfinished`, { recursive: true, mode: 0o700 });
  copyDatabase(source.database, target.database);
  const files = await copyFiles(source.blobs, target.blobs);
  const companies = countCompanies(target.database);
  // Out of the data folder, nothing else keeps others from it.
  await ownerOnly(`${to}.unfinished`);
  await rename(`${to}.unfinished`, to);
  return { companies, files };
}

/** VACUUM INTO reads one state of the database, whatever is written meanwhile, and is written whole before the copy gets its name. */
function copyDatabase(from: string, to: string): void {
  const database = new DatabaseSync(from, { timeout: BUSY_MS });
  try {
    database.prepare('vacuum into ?').run(to);
  } finally {
    database.close();
  }
}

async function copyFiles(from: string, to: string): Promise<number> {
  let files = 0;
  for (const name of await readdir(from).catch(() => [])) {
    if (name === 'unfinished') continue;
    await cp(path.join(from, name), path.join(to, name), { recursive: true, preserveTimestamps: true }).catch((error: NodeJS.ErrnoException) => {
      // A company that is deleted while its files are copied.
      if (error.code !== 'ENOENT') throw error;
    });
  }
  for (const entry of await readdir(to, { recursive: true, withFileTypes: true }).catch(() => [])) if (entry.isFile()) files += 1;
  return files;
}

/** Also says that the copy can be read. */
function countCompanies(file: string): number {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const { integrity_check: found } = database.prepare('pragma integrity_check(1)').get() as { integrity_check: string };
    if (found !== 'ok') throw new StartFault('the copy of the database is damaged. Is the disk well?');
    return (database.prepare('select count(*) as companies from companies').get() as { companies: number }).companies;
  } finally {
    database.close();
  }
}
