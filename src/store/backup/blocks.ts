// The container of a backup: blocks with a chain of hashes, deflated, closed with a passphrase if there is one (format.md).
import { concat, joined } from '#sync/bytes.ts';
import * as z from 'zod/mini';
import { BackupError } from './errors.ts';
import type { Lock, LockHead } from './lock.ts';

export const MAGIC = 'CARNET-BACKUP 1\n';
/** Bytes of a block before it is deflated and closed. */
export const BLOCK = 1 << 20;
const DEFLATED = 0x80000000;
const HASH = 32;
/** No header of ours comes near it. */
const LONGEST_HEADER = 4096;

export interface Header {
  format: 1;
  createdAt: string;
  lock?: LockHead;
}

const lockHead: z.ZodMiniType<LockHead> = z.object({
  kdf: z.literal('PBKDF2-SHA256'),
  iterations: z.number().check(z.refine(Number.isSafeInteger)),
  salt: z.string(),
  check: z.string()
});
const header: z.ZodMiniType<Header> = z.looseObject({ format: z.literal(1), createdAt: z.string(), lock: z.optional(lockHead) });

const sha256 = async (...parts: Uint8Array<ArrayBuffer>[]) => new Uint8Array(await crypto.subtle.digest('SHA-256', joined(parts)));

function u32(value: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}

async function through(bytes: Uint8Array<ArrayBuffer>, stream: GenericTransformStream, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const source = new Response(bytes).body!.pipeThrough(stream as ReadableWritablePair<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>);
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for (const reader = source.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) return joined(parts);
    size += value.length;
    if (size > most) {
      await reader.cancel();
      throw new BackupError('damaged', 'a block that is too large');
    }
    parts.push(value);
  }
}

/** @returns the bytes that a file begins with, and the first hash of the chain */
export async function beginning(head: Header): Promise<{ bytes: Uint8Array<ArrayBuffer>; hash: Uint8Array<ArrayBuffer> }> {
  const json = new TextEncoder().encode(JSON.stringify(head));
  const start = concat(new TextEncoder().encode(MAGIC), u32(json.length), json);
  const hash = await sha256(start);
  return { bytes: concat(start, hash), hash };
}

/** One block as it stands in the file. @param number from 1 on */
export async function block(content: Uint8Array<ArrayBuffer>, number: number, before: Uint8Array<ArrayBuffer>, lock: Lock | undefined) {
  const deflated = await through(content, new CompressionStream('deflate-raw'), Infinity);
  const smaller = deflated.length < content.length;
  const plain = smaller ? deflated : content;
  const bytes = lock ? await lock.close(number, plain) : plain;
  const size = u32(bytes.length + (smaller ? DEFLATED : 0));
  const hash = await sha256(before, size, bytes);
  return { bytes: concat(size, bytes, hash), hash };
}

/** What a file ends with. */
export async function ending(before: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return concat(u32(0), await sha256(before, u32(0)));
}

/** Reads exactly so many bytes, fewer only at the end of the file. */
export type Take = (count: number) => Promise<Uint8Array<ArrayBuffer>>;

async function exactly(take: Take, count: number): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await take(count);
  if (bytes.length < count) throw new BackupError('truncated');
  return bytes;
}

const number32 = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
const same = (a: Uint8Array, b: Uint8Array) => a.length === b.length && a.every((byte, i) => byte === b[i]);

/** Reads the beginning of a file. @throws BackupError `foreign`, `newer`, `truncated`, `damaged` */
export async function readBeginning(take: Take): Promise<{ head: Header; hash: Uint8Array<ArrayBuffer> }> {
  const magic = await take(MAGIC.length);
  const text = new TextDecoder().decode(magic);
  if (text !== MAGIC) {
    if (MAGIC.startsWith(text) && text !== '') throw new BackupError('truncated');
    throw new BackupError(/^CARNET-BACKUP [1-9]\n$/.test(text) ? 'newer' : 'foreign');
  }
  const size = await exactly(take, 4);
  if (number32(size) > LONGEST_HEADER) throw new BackupError('damaged', 'header');
  const json = await exactly(take, number32(size));
  const hash = await sha256(magic, size, json);
  if (!same(await exactly(take, HASH), hash)) throw new BackupError('damaged', 'header');
  const parsed: unknown = JSON.parse(new TextDecoder().decode(json));
  if (typeof parsed === 'object' && parsed !== null && 'format' in parsed && Number(parsed.format) > 1) throw new BackupError('newer');
  const read = header.safeParse(parsed);
  if (!read.success) throw new BackupError('damaged', 'header');
  return { head: read.data, hash };
}

/** The opened blocks of a file, each checked before it is given out. @throws BackupError `truncated`, `damaged` */
export async function* blocks(take: Take, first: Uint8Array<ArrayBuffer>, lock: Lock | undefined): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let before = first;
  for (let number = 1; ; number++) {
    const field = await exactly(take, 4);
    const size = number32(field) & ~DEFLATED;
    // What deflating adds to what cannot be deflated is never stored; 16 bytes more is what closing adds.
    if (size > BLOCK + 16) throw new BackupError('damaged', 'block size');
    const bytes = await exactly(take, size);
    const hash = await sha256(before, field, bytes);
    if (!same(await exactly(take, HASH), hash)) throw new BackupError('damaged', `block ${number}`);
    if (number32(field) === 0) return;
    before = hash;
    try {
      const plain = lock ? await lock.open(number, bytes) : bytes;
      yield number32(field) >= DEFLATED ? await through(plain, new DecompressionStream('deflate-raw'), BLOCK) : plain;
    } catch (cause) {
      throw cause instanceof BackupError ? cause : new BackupError('damaged', `block ${number}`, cause);
    }
  }
}
