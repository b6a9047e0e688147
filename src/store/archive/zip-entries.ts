// The list of what a ZIP holds, from its central directory (APPNOTE.TXT 6.3, §4.3.12), and nothing unpacked yet.
import { pass, refuse, type Result } from '#domain/result.ts';

export type ZipFault = 'notZip' | 'broken' | 'tooManyEntries';

export interface ZipEntry {
  /** The last part of its path, without anything that leads elsewhere. */
  name: string;
  /** 0 stored, 8 deflated. */
  method: number;
  encrypted: boolean;
  /** Where its packed bytes begin. */
  from: number;
  /** Bytes. */
  packed: number;
  size: number;
}

const [END, ENTRY, LOCAL] = [0x06054b50, 0x02014b50, 0x04034b50];
const ZIP64_EXTRA = 1;
/** Beyond the comment no end can be. */
const END_WITHIN = 65_557;

/** The files of an archive in its own order; folders and what macOS adds are left out. */
export function zipEntries(bytes: Uint8Array<ArrayBuffer>, most: number): Result<ZipEntry[], ZipFault> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  if (end === undefined) return refuse('notZip');
  const count = view.getUint16(end + 10, true);
  if (count > most) return refuse('tooManyEntries');
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  // The count may be too low on purpose: entries are counted as they come.
  for (let seen = 0; at + 46 <= end && view.getUint32(at, true) === ENTRY; seen++) {
    if (seen >= most) return refuse('tooManyEntries');
    const lengths = { name: view.getUint16(at + 28, true), extra: view.getUint16(at + 30, true), comment: view.getUint16(at + 32, true) };
    const next = at + 46 + lengths.name + lengths.extra + lengths.comment;
    if (next > end) return refuse('broken');
    const entry = entryAt(view, bytes, at, lengths);
    if (!entry) return refuse('broken');
    if (!/\/$|(?:^|\/)__MACOSX\/|(?:^|\/)\.[^/]*$/.test(entry.path)) entries.push(entry.file);
    at = next;
  }
  return entries.length === 0 && count > 0 && at === view.getUint32(end + 16, true) ? refuse('broken') : pass(entries);
}

function endOf(view: DataView): number | undefined {
  for (let at = view.byteLength - 22; at >= 0 && at >= view.byteLength - END_WITHIN; at--) if (view.getUint32(at, true) === END) return at;
  return undefined;
}

function entryAt(view: DataView, bytes: Uint8Array<ArrayBuffer>, at: number, lengths: { name: number; extra: number }): { path: string; file: ZipEntry } | undefined {
  const flags = view.getUint16(at + 8, true);
  const path = nameOf(bytes.subarray(at + 46, at + 46 + lengths.name), (flags & 0x800) !== 0).replaceAll('\\', '/');
  const sizes = large(view, at, lengths);
  const local = sizes.local;
  if (local + 30 > view.byteLength || view.getUint32(local, true) !== LOCAL) return undefined;
  const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  const file = { name: lastPart(path), method: view.getUint16(at + 10, true), encrypted: (flags & 1) !== 0, from, packed: sizes.packed, size: sizes.size };
  return { path, file };
}

/** Sizes and place; those that do not fit into 32 bits stand in the extra field, in this order (§4.5.3). */
function large(view: DataView, at: number, lengths: { name: number; extra: number }): { size: number; packed: number; local: number } {
  const sizes = { size: view.getUint32(at + 24, true), packed: view.getUint32(at + 20, true), local: view.getUint32(at + 42, true) };
  const end = at + 46 + lengths.name + lengths.extra;
  for (let field = at + 46 + lengths.name; field + 4 <= end; field += 4 + view.getUint16(field + 2, true)) {
    if (view.getUint16(field, true) !== ZIP64_EXTRA) continue;
    let value = field + 4;
    for (const key of ['size', 'packed', 'local'] as const) {
      if (sizes[key] !== 0xffffffff || value + 8 > end) continue;
      sizes[key] = Number(view.getBigUint64(value, true));
      value += 8;
    }
  }
  return sizes;
}

/** UTF-8 where the entry says so or where it is; else what Windows wrote. */
function nameOf(bytes: Uint8Array, utf8: boolean): string {
  try {
    return new TextDecoder('utf-8', { fatal: !utf8 }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** `../../etc/passwd` is `passwd`. */
function lastPart(path: string): string {
  const last = path.split('/').findLast((part) => part !== '' && part !== '.' && part !== '..') ?? '';
  return last.replace(/[\p{Cc}\p{Cf}]/gu, '').slice(-200) || 'document';
}
