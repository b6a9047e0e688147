// What stands in a ZIP around its files (APPNOTE.TXT 6.3, §4.3.7, §4.3.12 to §4.3.16), in the 64-bit form where a number needs it.

export interface Entry {
  /** UTF-8. */
  path: Uint8Array;
  at: Date;
  deflated: boolean;
  crc: number;
  /** Bytes as they stand in the archive, and of the file; below 4 GB, since they were in memory. */
  packed: number;
  size: number;
  /** Where its local header begins. */
  from: number;
}

/** Version needed: 2.0 deflates, 4.5 knows the 64-bit form. */
const [PLAIN, LARGE] = [20, 45];
/** Paths are UTF-8 (general purpose bit 11). */
const UTF8 = 0x800;
/** Stands where the number is in the 64-bit form. */
const [ELSEWHERE_16, ELSEWHERE_32] = [0xffff, 0xffffffff];

type Field = [bytes: 2 | 4 | 8, value: number];

/** Numbers as little-endian bytes, one after the other. */
function fields(...all: Field[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(all.reduce((sum, [size]) => sum + size, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [size, value] of all) {
    if (size === 2) view.setUint16(at, value, true);
    else if (size === 4) view.setUint32(at, value, true);
    else view.setBigUint64(at, BigInt(value), true);
    at += size;
  }
  return bytes;
}

function joined(...parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** MS-DOS time and date: from 1980 on, by two seconds. */
const timeOf = (at: Date) => (at.getHours() << 11) | (at.getMinutes() << 5) | (at.getSeconds() >> 1);
const dateOf = (at: Date) => (Math.max(0, at.getFullYear() - 1980) << 9) | ((at.getMonth() + 1) << 5) | at.getDate();

/** From the version needed on, what both headers of a file have in common. */
const common = ({ path, at, deflated, crc, packed, size }: Entry, version: number): Field[] => [
  [2, version],
  [2, UTF8],
  [2, deflated ? 8 : 0],
  [2, timeOf(at)],
  [2, dateOf(at)],
  [4, crc],
  [4, packed],
  [4, size],
  [2, path.length]
];

/** Stands before a file. */
export const localHeader = (entry: Entry): Uint8Array<ArrayBuffer> => joined(fields([4, 0x04034b50], ...common(entry, PLAIN), [2, 0]), entry.path);

/** Its line in the list at the end. */
export function centralHeader(entry: Entry): Uint8Array<ArrayBuffer> {
  const far = entry.from >= ELSEWHERE_32;
  const extra = far ? fields([2, 1], [2, 8], [8, entry.from]) : fields();
  const head = fields([4, 0x02014b50], [2, LARGE], ...common(entry, far ? LARGE : PLAIN), [2, extra.length], [2, 0], [2, 0], [2, 0], [4, 0], [4, far ? ELSEWHERE_32 : entry.from]);
  return joined(head, entry.path, extra);
}

/** After the list. @param from where the list begins */
export function end({ count, from, size }: { count: number; from: number; size: number }): Uint8Array<ArrayBuffer> {
  const far = count >= ELSEWHERE_16 || from >= ELSEWHERE_32 || size >= ELSEWHERE_32;
  const [shown, place, length] = far ? [ELSEWHERE_16, ELSEWHERE_32, ELSEWHERE_32] : [count, from, size];
  const plain = fields([4, 0x06054b50], [2, 0], [2, 0], [2, shown], [2, shown], [4, length], [4, place], [2, 0]);
  if (!far) return plain;
  const large = fields([4, 0x06064b50], [8, 44], [2, LARGE], [2, LARGE], [4, 0], [4, 0], [8, count], [8, count], [8, size], [8, from]);
  return joined(large, fields([4, 0x07064b50], [4, 0], [8, from + size], [4, 1]), plain);
}
