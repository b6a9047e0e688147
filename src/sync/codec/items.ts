// What an envelope holds once it is opened: items one after the other, each `code, length, bytes`. Unknown ones are kept.
import type { Bytes } from '../bytes.ts';
import { SyncError } from '../error.ts';
import { ID_BYTES, idBytes, idOf, type SyncId } from '../ids.ts';
import { CONTENT_BYTES } from '../limits.ts';
import { Reader } from './reader.ts';
import { Writer } from './writer.ts';

/** A range of running numbers of one author, both ends included. */
export interface Covered {
  device: SyncId;
  from: number;
  to: number;
}

export type Item =
  /** An update of a record's Y.Doc. */
  | { type: 'update'; record: string; kind: string; bytes: Uint8Array }
  /** An issued document: canonical JSON as it was sealed. */
  | { type: 'seal'; id: string; json: string }
  /** What happened to a document: JSON texts of entries. */
  | { type: 'entries'; document: string; json: string[] }
  /** A file: SHA-256 of its bytes, media type, size in bytes, epoch of the secret that it is closed with (blobs/blob.ts). */
  | { type: 'blobRef'; hash: Uint8Array; mime: string; size: number; epoch: number }
  /** In a snapshot: the running numbers of this scope whose envelopes it contains. */
  | { type: 'covers'; ranges: Covered[] }
  /** The highest running numbers of others in this scope that the author had applied: shows what a relay keeps back. */
  | { type: 'seen'; heads: { device: SyncId; n: number }[] }
  /** Of a newer app. */
  | { type: 'unknown'; code: number; bytes: Uint8Array };

const CODES = { update: 1, seal: 2, entries: 3, blobRef: 4, covers: 5, seen: 6 } as const;
const HASH_BYTES = 32;
/** Longest id or name of a kind. */
const WORD = 200;

/** @throws SyncError `too-large` when they are more than an envelope may hold */
export function writeItems(items: readonly Item[]): Bytes {
  const out = new Writer();
  for (const item of items) {
    out.varint(item.type === 'unknown' ? item.code : CODES[item.type]).sized(writeItem(item));
  }
  if (out.length > CONTENT_BYTES) throw new SyncError('too-large', 'content');
  return out.done();
}

function writeItem(item: Item): Uint8Array {
  const out = new Writer();
  switch (item.type) {
    case 'update':
      return out.text(item.record).text(item.kind).raw(item.bytes).done();
    case 'seal':
      return out.text(item.id).text(item.json).done();
    case 'entries':
      out.text(item.document).varint(item.json.length);
      for (const json of item.json) out.text(json);
      return out.done();
    case 'blobRef':
      return out.raw(item.hash).text(item.mime).varint(item.size).varint(item.epoch).done();
    case 'covers':
      out.varint(item.ranges.length);
      for (const { device, from, to } of item.ranges) out.raw(idBytes(device)).varint(from).varint(to - from);
      return out.done();
    case 'seen':
      out.varint(item.heads.length);
      for (const { device, n } of item.heads) out.raw(idBytes(device)).varint(n);
      return out.done();
    case 'unknown':
      return item.bytes;
    default:
      return item satisfies never;
  }
}

/** @throws SyncError `malformed` */
export function readItems(bytes: Uint8Array): Item[] {
  const from = new Reader(bytes);
  const items: Item[] = [];
  while (from.left > 0) {
    const code = from.varint();
    const inner = new Reader(from.view(from.varint(CONTENT_BYTES)));
    items.push(readItem(code, inner));
    inner.end();
  }
  return items;
}

function readItem(code: number, from: Reader): Item {
  switch (code) {
    case CODES.update:
      return { type: 'update', record: from.text(WORD), kind: from.text(WORD), bytes: from.raw(from.left) };
    case CODES.seal:
      return { type: 'seal', id: from.text(WORD), json: from.text(CONTENT_BYTES) };
    case CODES.entries:
      return { type: 'entries', document: from.text(WORD), json: several(from, (one) => one.text(CONTENT_BYTES)) };
    case CODES.blobRef:
      return { type: 'blobRef', hash: from.raw(HASH_BYTES), mime: from.text(WORD), size: from.varint(), epoch: from.varint() };
    case CODES.covers:
      return { type: 'covers', ranges: several(from, readCovered) };
    case CODES.seen:
      return { type: 'seen', heads: several(from, (one) => ({ device: idOf(one.view(ID_BYTES)), n: one.varint() })) };
    default:
      return { type: 'unknown', code, bytes: from.raw(from.left) };
  }
}

function readCovered(one: Reader): Covered {
  const [device, from, span] = [idOf(one.view(ID_BYTES)), one.varint(), one.varint()];
  const to = from + span;
  if (from < 1 || !Number.isSafeInteger(to)) throw new SyncError('malformed', 'range');
  return { device, from, to };
}

/** A count, then so many; the count is believed only as far as there are bytes. */
function several<T>(from: Reader, read: (from: Reader) => T): T[] {
  const count = from.varint(from.left);
  return Array.from({ length: count }, () => read(from));
}
