// Ids that follow from what came: whoever unpacks it, and however often, makes the same record.
import { type Bytes, concat } from '../bytes.ts';
import { utf8 } from '../codec/utf8.ts';
import type { Crypto } from '../crypto.ts';
import { ulidOf } from '../ids.ts';

/** The id of the record that is made of file `index` of a message (0 also when it has none). @param outside the message's 32 bytes */
export async function inboxRecordId(crypto: Crypto, connection: string, outside: Bytes, index: number): Promise<string> {
  return ulidOf((await crypto.sha256(concat(utf8(`carnet/1/inbox/record|${connection}|${index}|`), outside))).slice(0, 16));
}

/** The id of the record that is made of document `entry` (from 0 on) of an archive that is file `index`; the first one is the file's own. */
export async function archiveRecordId(crypto: Crypto, connection: string, outside: Bytes, index: number, entry: number): Promise<string> {
  if (entry === 0) return inboxRecordId(crypto, connection, outside, index);
  return ulidOf((await crypto.sha256(concat(utf8(`carnet/1/inbox/record|${connection}|${index}.${entry}|`), outside))).slice(0, 16));
}

/** The id of the record of an e-Box's message: one for each of a provider, whatever item of the inbox brings it. */
export async function eboxRecordId(crypto: Crypto, connection: string, provider: string, message: string): Promise<string> {
  return ulidOf((await crypto.sha256(utf8(`carnet/1/ebox/record|${JSON.stringify([connection, provider, message])}`))).slice(0, 16));
}

/** The id of the record with a connection's keys, in the scope whose editors take over what comes. */
export const connectionKeyId = (connection: string): string => `inbox-key-${connection}`;
