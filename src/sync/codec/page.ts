// An answer of `GET /v1/log`: where the log stands, how far this page goes, envelopes with their seq.
import type { Bytes } from '../bytes.ts';
import { SyncError } from '../error.ts';
import { ID_BYTES, idBytes, idOf, type SyncId } from '../ids.ts';
import { ENVELOPE_BYTES, FORMAT, PAGE_ENVELOPES } from '../limits.ts';
import { Reader } from './reader.ts';
import { Writer } from './writer.ts';

export interface Row {
  seq: number;
  /** As `readEnvelope` takes it. */
  envelope: Uint8Array;
}

export interface Page {
  generation: SyncId;
  /** Highest seq of the log. */
  head: number;
  /**
   * The next cursor. After `after`: every row up to here that this device may see has been given. After `before`: every one from
   * here on. Rows that its role does not show, or that a snapshot replaced, leave no trace but their seq.
   */
  cursor: number;
  /** Whether rows are left in that direction. */
  more: boolean;
  /** In the order asked for. */
  rows: Row[];
}

export function writePage({ generation, head, cursor, more, rows }: Page): Bytes {
  const out = new Writer().byte(FORMAT).raw(idBytes(generation)).varint(head).varint(cursor).byte(more ? 1 : 0).varint(rows.length);
  for (const { seq, envelope } of rows) out.varint(seq).sized(envelope);
  return out.done();
}

/** @throws SyncError `malformed`, `newer`; also when the rows are neither going up nor going down within head and cursor */
export function readPage(bytes: Uint8Array): Page {
  const from = new Reader(bytes);
  if (from.byte() !== FORMAT) throw new SyncError('newer', 'page');
  const generation = idOf(from.view(ID_BYTES));
  const [head, cursor, more] = [from.varint(), from.varint(), from.byte()];
  if (more > 1) throw new SyncError('malformed', 'page');
  const rows = Array.from({ length: from.varint(PAGE_ENVELOPES) }, () => ({ seq: from.varint(), envelope: from.view(from.varint(ENVELOPE_BYTES)) }));
  from.end();
  const way = rows.length > 1 && rows[0]!.seq > rows[1]!.seq ? -1 : 1;
  const inOrder = rows.every(({ seq }, i) => seq >= 1 && seq <= head && (i === 0 || (seq - rows[i - 1]!.seq) * way > 0));
  if (!inOrder) throw new SyncError('malformed', 'order of a page');
  return { generation, head, cursor, more: more === 1, rows };
}
