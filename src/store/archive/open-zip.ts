// Opens a ZIP of documents entry by entry: never more in memory than one of them, never more in all than an archive of documents holds.
import { pass, refuse, type Result } from '#domain/result.ts';
import { sniff } from '#domain/purchase/files/sniff.ts';
import { type ZipEntry, zipEntries, type ZipFault } from './zip-entries.ts';

/** `encrypted`, `method`: of that entry; `tooMuch`: it unpacks to more than it may, or than it says; `nested`: an archive in an archive in the archive. */
export type EntryFault = 'encrypted' | 'method' | 'broken' | 'tooMuch' | 'nested';

/** What comes out, with how many of the archive's entries are done. `name`: the last part of its path. */
export type Unzipped = { name: string; done: number; bytes: Uint8Array<ArrayBuffer> } | { name: string; done: number; fault: EntryFault };

export interface ZipLimits {
  /** Entries, those of archives within included. */
  entries: number;
  /** Bytes of all entries unpacked. */
  total: number;
  /** How many times larger than packed an entry may become. */
  ratio: number;
}

export const ZIP_LIMITS: ZipLimits = { entries: 5_000, total: 500_000_000, ratio: 200 };
/** Text packs better than any limit when it is short: below this many bytes the ratio says nothing. */
const RATIO_FROM = 1_000_000;

export interface Opened {
  /** Entries of the archive itself. */
  count: number;
  /** To be gone through once; an aborted signal ends it with its reason thrown. */
  files: AsyncIterable<Unzipped>;
}

/** Opens an archive; nothing is unpacked before its files are gone through. One archive inside it is opened too. */
export function openZip(bytes: Uint8Array<ArrayBuffer>, { signal, limits = ZIP_LIMITS }: { signal?: AbortSignal; limits?: ZipLimits } = {}): Result<Opened, ZipFault> {
  const entries = zipEntries(bytes, limits.entries);
  if (!entries.ok) return entries;
  const left = { entries: limits.entries - entries.value.length, total: limits.total, ratio: limits.ratio };
  return pass({ count: entries.value.length, files: unpacked(bytes, entries.value, left, signal) });
}

async function* unpacked(bytes: Uint8Array<ArrayBuffer>, entries: readonly ZipEntry[], left: ZipLimits, signal?: AbortSignal): AsyncGenerator<Unzipped> {
  for (const [i, entry] of entries.entries()) {
    const place = { name: entry.name, done: i + 1 };
    const read = await unpack(bytes, entry, left, signal);
    if (!read.ok) yield { ...place, fault: read.fault };
    else if (sniff(read.value) === 'application/zip') yield* within(read.value, place, left, signal);
    else yield { ...place, bytes: read.value };
  }
}

/** The files of an archive in the archive, out of the same allowance. */
async function* within(bytes: Uint8Array<ArrayBuffer>, { name, done }: { name: string; done: number }, left: ZipLimits, signal?: AbortSignal): AsyncGenerator<Unzipped> {
  const entries = zipEntries(bytes, Math.max(0, left.entries));
  if (!entries.ok) return yield { name, done, fault: entries.fault === 'tooManyEntries' ? 'tooMuch' : 'broken' };
  left.entries -= entries.value.length;
  for (const entry of entries.value) {
    const read = await unpack(bytes, entry, left, signal);
    if (!read.ok) yield { name: entry.name, done, fault: read.fault };
    else if (sniff(read.value) === 'application/zip') yield { name: entry.name, done, fault: 'nested' };
    else yield { name: entry.name, done, bytes: read.value };
  }
}

async function unpack(bytes: Uint8Array<ArrayBuffer>, { encrypted, method, from, packed, size }: ZipEntry, left: ZipLimits, signal?: AbortSignal): Promise<Result<Uint8Array<ArrayBuffer>, EntryFault>> {
  signal?.throwIfAborted();
  if (encrypted) return refuse('encrypted');
  if (method !== 0 && method !== 8) return refuse('method');
  const most = Math.min(size, left.total, Math.max(RATIO_FROM, packed * left.ratio));
  if (size > most) return refuse('tooMuch');
  const stored = bytes.subarray(from, from + packed);
  if (stored.length < packed || (method === 0 && packed !== size)) return refuse('broken');
  const read = method === 0 ? pass(stored.slice()) : await inflate(stored, most, signal);
  if (read.ok) left.total -= read.value.length;
  return read.ok && read.value.length !== size ? refuse('broken') : read;
}

/** What was packed, as long as it is no more than `most`: a bomb is left after its first bytes too many. */
async function inflate(packed: Uint8Array<ArrayBuffer>, most: number, signal?: AbortSignal): Promise<Result<Uint8Array<ArrayBuffer>, EntryFault>> {
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      signal?.throwIfAborted();
      size += part.value.length;
      if (size > most) return refuse('tooMuch');
      parts.push(part.value);
    }
  } catch {
    signal?.throwIfAborted();
    return refuse('broken');
  } finally {
    void reader.cancel().catch(() => undefined);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return pass(whole);
}
