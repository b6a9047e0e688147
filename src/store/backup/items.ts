// The items of a backup: what they hold, how they become bytes, and how they are read and checked (format.md).
import { concat } from '#sync/bytes.ts';
import { SCOPE_SHAPE } from '#sync/scopes.ts';
import * as z from 'zod/mini';
import type { Entry } from '#domain/document/model.ts';
import type { BlobRow, CounterRow, QuarantineRow, SealedRow } from '../db.ts';
import type { UpdateRow } from '../record/update-row.ts';
import { sha256 } from '../hash.ts';
import { entry } from '../shape/sealed.ts';
import { count, text } from '../shape/fields.ts';
import { readSeal } from './seal.ts';
import { ByteQueue } from './bytes.ts';
import { BackupError } from './errors.ts';

const counter: z.ZodMiniType<CounterRow> = z.looseObject({ series: text, n: count, date: text });
const counts = z.object({ records: count, updates: count, seals: count, entries: count, files: count, quarantined: count });
const manifest = z.looseObject({
  company: z.looseObject({ name: text, enterpriseNumber: text, sample: z.optional(z.boolean()) }),
  counts,
  series: z.array(counter)
});
const end = z.looseObject({ counts, lacks: z.array(text) });

export type Counts = z.output<typeof counts>;
/** What a backup says of itself at its beginning. */
export type Manifest = z.output<typeof manifest>;
/** What it says at its end: `lacks` are the SHA-256 of files that documents name and that were not on the device. */
export type End = z.output<typeof end>;

export type Item =
  | { type: 'm'; manifest: Manifest }
  | { type: 'u'; update: Pick<UpdateRow, 'record' | 'kind' | 'bytes'> }
  | { type: 's'; seal: SealedRow }
  | { type: 'e'; entry: Entry }
  | { type: 'c'; counter: CounterRow }
  | { type: 'f'; file: BlobRow }
  | { type: 'q'; quarantined: Omit<QuarantineRow, 'n'> }
  | { type: 'z'; end: End };

/** Longer than any file that the app takes in. */
const LONGEST = 1 << 28;

const encode = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

function withBytes(head: unknown, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const json = encode(head);
  const size = new Uint8Array(4);
  new DataView(size.buffer).setUint32(0, json.length);
  return concat(size, json, bytes);
}

function payloadOf(item: Item): Uint8Array<ArrayBuffer> {
  switch (item.type) {
    case 'm':
      return encode(item.manifest);
    case 'u':
      return withBytes({ record: item.update.record, kind: item.update.kind }, item.update.bytes);
    case 's':
      return encode(item.seal);
    case 'e':
      return encode(item.entry);
    case 'c':
      return encode(item.counter);
    case 'f':
      return withBytes({ hash: item.file.hash, type: item.file.type, scope: item.file.scope }, item.file.bytes);
    case 'q': {
      const { bytes = new Uint8Array(0), ...head } = item.quarantined;
      return withBytes(head, bytes);
    }
    case 'z':
      return encode(item.end);
  }
}

/** The bytes of an item. */
export function itemBytes(item: Item): Uint8Array<ArrayBuffer> {
  const payload = payloadOf(item);
  const head = new Uint8Array(5);
  head[0] = item.type.charCodeAt(0);
  new DataView(head.buffer).setUint32(1, payload.length);
  return concat(head, payload);
}

const updateHead = z.looseObject({ record: text, kind: text });
const fileHead = z.object({ hash: text, type: text, scope: z.optional(z.string().check(z.regex(SCOPE_SHAPE))) });
const quarantineHead = z.looseObject({
  record: text,
  kind: text,
  reason: z.enum(['damaged', 'incomplete', 'leaf', 'seal', 'envelope', 'entry']),
  at: text,
  path: z.optional(text),
  value: z.optional(z.unknown())
});
const sealRow = z.object({ id: text, record: z.optional(text), json: text, hash: text });

function parsed<T>(schema: z.ZodMiniType<T>, bytes: Uint8Array): T {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new BackupError('damaged', 'an item that is no JSON', cause);
  }
  const read = schema.safeParse(json);
  if (!read.success) throw new BackupError('damaged', read.error.issues[0]?.path.join('.') ?? '');
  return read.data;
}

function parsedWithBytes<T>(schema: z.ZodMiniType<T>, payload: Uint8Array<ArrayBuffer>): { head: T; bytes: Uint8Array<ArrayBuffer> } {
  const size = payload.length < 4 ? Infinity : new DataView(payload.buffer, payload.byteOffset).getUint32(0);
  if (size > payload.length - 4) throw new BackupError('damaged', 'an item shorter than it says');
  return { head: parsed(schema, payload.subarray(4, 4 + size)), bytes: payload.slice(4 + size) };
}

async function itemOf(type: string, payload: Uint8Array<ArrayBuffer>): Promise<Item | undefined> {
  switch (type) {
    case 'm':
      return { type, manifest: parsed(manifest, payload) };
    case 'u': {
      const { head, bytes } = parsedWithBytes(updateHead, payload);
      return { type, update: { record: head.record, kind: head.kind, bytes } };
    }
    case 's':
      return { type, seal: await readSeal(parsed(sealRow, payload)) };
    case 'e':
      return { type, entry: parsed(entry, payload) };
    case 'c':
      return { type, counter: parsed(counter, payload) };
    case 'f': {
      const { head, bytes } = parsedWithBytes(fileHead, payload);
      if ((await sha256(bytes)) !== head.hash) throw new BackupError('damaged', 'a file');
      return { type, file: { ...head, bytes } };
    }
    case 'q': {
      const { head, bytes } = parsedWithBytes(quarantineHead, payload);
      return { type, quarantined: { ...head, ...(bytes.length > 0 && { bytes }) } };
    }
    case 'z':
      return { type, end: parsed(end, payload) };
    default:
      return undefined;
  }
}

/** The items in the opened blocks of a file, each checked. Types of later versions are passed over. @throws BackupError */
export async function* items(blocks: AsyncIterable<Uint8Array<ArrayBuffer>>): AsyncGenerator<Item> {
  const queue = new ByteQueue();
  for await (const block of blocks) {
    queue.push(block);
    while (queue.length >= 5) {
      const head = queue.peek(5);
      const size = new DataView(head.buffer).getUint32(1);
      if (size > LONGEST) throw new BackupError('damaged', 'an item that is too long');
      if (queue.length < 5 + size) break;
      queue.take(5);
      const item = await itemOf(String.fromCharCode(head[0]!), queue.take(size));
      if (item) yield item;
    }
  }
  if (queue.length > 0) throw new BackupError('truncated');
}

