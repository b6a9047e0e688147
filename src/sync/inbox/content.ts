// A message and its files as bytes: a version, the description as JSON, then the files one after the other.
import type { Bytes } from '../bytes.ts';
import { joined } from '../bytes.ts';
import { Reader } from '../codec/reader.ts';
import { Writer } from '../codec/writer.ts';
import { SyncError } from '../error.ts';
import { INBOX_KINDS, type InboxContent, inboxMessage } from './message.ts';

const VERSION = 1;
/** Bytes of the description: a hundred messages of the e-Box, with what their senders say more. */
const DESCRIPTION = 4 << 20;

/** Throws RangeError when files and description do not belong together. */
export function writeContent({ message, files }: InboxContent): Bytes {
  if (files.length !== message.files.length || files.some(({ length }, i) => length !== message.files[i]!.size)) throw new RangeError('files');
  return joined([new Writer().byte(VERSION).text(JSON.stringify(message)).done(), ...files]);
}

/** @throws SyncError `malformed`; `newer`: of a version or kind that this app does not know */
export function readContent(bytes: Uint8Array): InboxContent {
  const reader = new Reader(bytes);
  if (reader.byte() !== VERSION) throw new SyncError('newer', 'inbox');
  const described = parsed(reader.text(DESCRIPTION));
  const read = inboxMessage.safeParse(described);
  if (!read.success) throw new SyncError(isOtherKind(described) ? 'newer' : 'malformed', 'inbox');
  const files = read.data.files.map(({ size }) => reader.raw(size));
  reader.end();
  return { message: read.data, files };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new SyncError('malformed', 'inbox');
  }
}

const isOtherKind = (value: unknown): boolean => {
  const kind = (value as { kind?: unknown } | null)?.kind;
  return typeof kind === 'string' && !INBOX_KINDS.includes(kind);
};
