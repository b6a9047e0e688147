// A document on its way to the relay: the length of its head (4 bytes, big-endian), the head as JSON, its bytes. Nothing of it stands in an address.
import { type Bytes, concat } from '../bytes.ts';
import { fromUtf8, utf8 } from '../codec/utf8.ts';
import { SyncError } from '../error.ts';
import { JSON_BYTES } from '../limits.ts';
import { type StagedHead, stagedHead } from '../wire/transmissions.ts';

export function writeStaged(head: StagedHead, bytes: Bytes): Bytes {
  const text = utf8(JSON.stringify(head));
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, text.length);
  return concat(length, text, bytes);
}

/** @throws SyncError `malformed` */
export function readStaged(body: Bytes): { head: StagedHead; bytes: Bytes } {
  const length = body.length < 4 ? Infinity : new DataView(body.buffer, body.byteOffset, 4).getUint32(0);
  if (length > JSON_BYTES || 4 + length >= body.length) throw new SyncError('malformed', 'document');
  const head = stagedHead.safeParse(parsed(body.subarray(4, 4 + length)));
  if (!head.success) throw new SyncError('malformed', 'document');
  return { head: head.data, bytes: body.subarray(4 + length) };
}

function parsed(text: Bytes): unknown {
  try {
    return JSON.parse(fromUtf8(text));
  } catch {
    return undefined;
  }
}
