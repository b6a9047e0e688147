// Errors of SQLite and of files as the port names them.
import { StorageFault } from '../port.ts';

/** Primary result codes of SQLite (sqlite.org/rescode.html). */
const FULL = 13;
const CORRUPT = 11;
const NOT_A_DATABASE = 26;

/** A StorageFault where the cause is one that people can mend; any other error as it is. */
export function inWords(error: unknown): unknown {
  if (error instanceof StorageFault || !(error instanceof Error)) return error;
  const { errcode, code } = error as Error & { errcode?: number; code?: string };
  const primary = errcode === undefined ? undefined : errcode & 0xff;
  if (primary === FULL || code === 'ENOSPC' || code === 'EDQUOT') {
    return new StorageFault('full', 'there is no room left where the data lies.', { cause: error });
  }
  if (primary === CORRUPT || primary === NOT_A_DATABASE) {
    return new StorageFault('damaged', 'the database of the relay is damaged. Restore a backup; devices bring what is newer.', { cause: error });
  }
  return error;
}
