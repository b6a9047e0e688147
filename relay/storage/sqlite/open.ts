// Opens the relay's data in one folder: SQLite (WAL, every commit synced) beside the files of blobs, one relay at a time.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely, sql } from 'kysely';
import { blobFiles } from '../blob-files.ts';
import { holdFolder } from '../hold.ts';
import type { Storage } from '../port.ts';
import { blobs } from './blobs.ts';
import { companies } from './companies.ts';
import { connections } from './connections.ts';
import { sqliteDialect } from './dialect.ts';
import { inWords } from './faults.ts';
import { forgetEnded, invitations } from './invitations.ts';
import { inbox } from './inbox.ts';
import { issues } from './issues.ts';
import { lists } from './lists.ts';
import { envelopeLog } from './log.ts';
import { migrate } from './migrations.ts';
import { recovery } from './recovery.ts';
import { eraseHidden } from './rows.ts';
import type { Tables } from './tables.ts';
import { transmissions } from './transmissions.ts';
import { Writer } from './writer.ts';

/** How long a statement waits for another process (a backup), in milliseconds. */
const BUSY_MS = 5000;

/** Where the database and the blobs lie within the folder. */
export function places(folder: string): { database: string; blobs: string } {
  return { database: path.join(folder, 'relay.sqlite'), blobs: path.join(folder, 'blobs') };
}

/**
 * The storage in `folder`, made or brought forward when needed. `pages` bounds the size of the database (pages of 4 KiB).
 * @throws {StorageFault} in words: 'in use', 'newer data', 'damaged', 'full'
 */
export async function openSqlite(folder: string, { pages }: { pages?: number } = {}): Promise<Storage> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const release = holdFolder(folder);
  try {
    return await openHeld(folder, pages, release);
  } catch (error) {
    release();
    throw inWords(error);
  }
}

async function openHeld(folder: string, pages: number | undefined, release: () => void): Promise<Storage> {
  const at = places(folder);
  const database = openDatabase(at.database);
  if (pages !== undefined) database.exec(`pragma max_page_count = ${pages}`);
  const db = new Kysely<Tables>({ dialect: sqliteDialect(database) });
  await migrate(db);
  // A second connection reads what is committed while the first writes.
  const read = new Kysely<Tables>({ dialect: sqliteDialect(openDatabase(at.database, { readOnly: true })) });
  const writer = new Writer(db, inWords);
  const files = blobFiles(at.blobs);
  await files.tidy((await read.selectFrom('companies').select('id').execute()).map(({ id }) => id));

  return {
    companies: companies(read, writer, (company) => files.removeCompany(company)),
    log: envelopeLog(read, writer),
    issues: issues(read, writer),
    lists: lists(read, writer),
    invitations: invitations(read, writer),
    recovery: recovery(read, writer),
    inbox: inbox(read, writer),
    connections: connections(read, writer),
    transmissions: transmissions(read, writer),
    blobs: blobs(read, writer, files),
    async ready() {
      await writer.write((db) => sql`update schema_version set version = version`.execute(db));
    },
    sweep: ({ hiddenBefore, endedBefore }) =>
      writer.write(async (db) => ({ erased: await eraseHidden(db, hiddenBefore), forgotten: await forgetEnded(db, endedBefore) })),
    async close() {
      await writer.idle();
      await read.destroy();
      await db.destroy();
      release();
    }
  };
}

/** A connection with the settings that safety asks for. */
function openDatabase(file: string, { readOnly = false } = {}): DatabaseSync {
  const database = new DatabaseSync(file, { readOnly, timeout: BUSY_MS, enableForeignKeyConstraints: true });
  if (!readOnly) database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma secure_delete = on; pragma foreign_keys = on;');
  return database;
}
