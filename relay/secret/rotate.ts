// All that lies under RELAY_SECRET is closed anew under another one, in one transaction: killed anywhere, it lies under the one or under the other.
import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { Bytes } from '#sync/bytes.ts';
import type { Crypto } from '#sync/crypto.ts';
import { secretsUnder } from '../connections/secrets.ts';
import { StartFault } from '../listen.ts';
import { holdFolder } from '../storage/hold.ts';
import { StorageFault } from '../storage/port.ts';
import { openSqlite, places } from '../storage/sqlite/open.ts';
import { stagedUnder } from '../transmissions/box.ts';

export interface Rotated {
  changed: number;
  /** Lay under the new one already: it had been done before. */
  done: number;
  /** Could be read under neither, and stay as they are. */
  lost: number;
}

interface Row {
  rowid: number;
  company: string;
  connection: string;
  name: string;
  record: string;
  attempt: number;
}

/** @param folder the relay's own, of CARNET_DATA @throws {StartFault} in words: it runs, there is no data, nothing could be read */
export async function rotate(folder: string, crypto: Crypto, old: string, fresh: string): Promise<Rotated> {
  if (!existsSync(places(folder).database)) throw new StartFault(`there is no data of a relay in ${folder} (CARNET_DATA).`);
  // Brought to the version of this code, or refused in words.
  await inWords(async () => (await openSqlite(folder)).close());
  const release = await inWords(async () => holdFolder(folder));
  const database = new DatabaseSync(places(folder).database);
  try {
    database.exec('pragma synchronous = full; pragma secure_delete = on; begin immediate');
    const rotated = await closeAnew(database, crypto, old, fresh);
    if (rotated.changed + rotated.done === 0 && rotated.lost > 0) throw new StartFault('nothing of it can be read with the secret that was given: is it another one?');
    // What was closed under the old one is gone from the log of the database too.
    database.exec('commit; pragma wal_checkpoint(truncate)');
    return rotated;
  } finally {
    // What was not committed is undone.
    database.close();
    release();
  }
}

async function closeAnew(database: DatabaseSync, crypto: Crypto, old: string, fresh: string): Promise<Rotated> {
  const sum: Rotated = { changed: 0, done: 0, lost: 0 };
  const secrets = [secretsUnder(crypto, old), secretsUnder(crypto, fresh)] as const;
  const staged = [stagedUnder(crypto, old), stagedUnder(crypto, fresh)] as const;
  await each(database, 'connection_secrets', 'name', sum, { open: (under, row, box) => secrets[under].open(row, box), close: (row, text: string) => secrets[1].close(row, text) });
  await each(database, 'staged', 'record, attempt', sum, { open: (under, row, box) => staged[under].open(row, box), close: (row, bytes: Bytes) => staged[1].close(row, bytes) });
  return sum;
}

/** One row after the other: documents that wait can be many and large. @param boxes 0 is under the old one, 1 under the new one */
async function each<T>(
  database: DatabaseSync,
  table: 'connection_secrets' | 'staged',
  columns: string,
  sum: Rotated,
  boxes: { open(under: 0 | 1, row: Row, box: Bytes): Promise<T | undefined>; close(row: Row, opened: T): Promise<Bytes> }
): Promise<void> {
  const rows = database.prepare(`select ${table}.rowid, companies.id as company, connection, ${columns} from ${table} join companies on k = company`).all() as unknown as Row[];
  const boxOf = database.prepare(`select box from ${table} where rowid = ?`);
  const change = database.prepare(`update ${table} set box = ? where rowid = ?`);
  for (const row of rows) {
    const { box } = boxOf.get(row.rowid) as { box: Bytes };
    const opened = await boxes.open(0, row, box);
    if (opened !== undefined) {
      change.run(await boxes.close(row, opened), row.rowid);
      sum.changed += 1;
    } else if ((await boxes.open(1, row, box)) === undefined) sum.lost += 1;
    else sum.done += 1;
  }
}

async function inWords<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    throw error instanceof StorageFault ? new StartFault(error.message, { cause: error }) : error;
  }
}
