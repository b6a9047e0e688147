// A message in parts that each fit into a box: which message, which part of how many, and a piece of its content.
import type { Bytes } from '../bytes.ts';
import { joined } from '../bytes.ts';
import { Reader } from '../codec/reader.ts';
import { Writer } from '../codec/writer.ts';
import { SyncError } from '../error.ts';
import { ENVELOPE_BYTES } from '../limits.ts';

const VERSION = 1;
/** Bytes of content in one part: with the head of the part and what closing adds, a box stays below ENVELOPE_BYTES. */
export const PART_BYTES = ENVELOPE_BYTES - 256;
/** Parts of a message at most: 40 MiB. */
export const PARTS = 41;
const OUTSIDE_BYTES = 32;

export interface Part {
  /** Which thing of the outside it is: the same thing always has the same 32 bytes. */
  outside: Bytes;
  /** From 0 on. */
  index: number;
  of: number;
  piece: Bytes;
}

/** The parts of a content, in order, each made when it is asked for. @throws SyncError `too-large` */
export function* partsOf(outside: Uint8Array, content: Uint8Array): Generator<Bytes> {
  const of = Math.max(1, Math.ceil(content.length / PART_BYTES));
  if (of > PARTS) throw new SyncError('too-large', 'inbox');
  for (let index = 0; index < of; index++) {
    const head = new Writer().byte(VERSION).raw(outside).varint(index).varint(of).done();
    yield joined([head, content.subarray(index * PART_BYTES, (index + 1) * PART_BYTES)]);
  }
}

/** @throws SyncError `malformed`, `newer` */
export function readPart(bytes: Uint8Array): Part {
  const reader = new Reader(bytes);
  if (reader.byte() !== VERSION) throw new SyncError('newer', 'inbox');
  const outside = reader.raw(OUTSIDE_BYTES);
  const index = reader.varint(PARTS - 1);
  const of = reader.varint(PARTS);
  if (index >= of) throw new SyncError('malformed', 'inbox part');
  return { outside, index, of, piece: reader.raw(reader.left) };
}

/** The content of all parts of one message, undefined as long as some are missing. A part that came twice counts once. */
export function joinParts(parts: readonly Part[]): Bytes | undefined {
  const of = parts[0]?.of ?? 0;
  const pieces = Array.from({ length: of }, (_, index) => parts.find((part) => part.index === index && part.of === of)?.piece);
  return of === 0 || pieces.includes(undefined) ? undefined : joined(pieces as Bytes[]);
}
