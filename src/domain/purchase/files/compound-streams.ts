// What an older office file (doc, xls, ppt) holds: the list of a compound file ([MS-CFB] §2.2 to §2.6), and nothing of its contents.

const SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] as const;
/** Sectors of the allocation table that the header names itself. */
const IN_HEADER = 109;
const ENTRY = 128;
/** Entries that are looked at: a document has dozens. It bounds what a file made to do harm can ask for. */
const MOST = 4096;
/** Numbers from here on are no sector, and no entry. */
const NONE = 0xfffffffa;

interface Entry {
  name: string;
  left: number;
  right: number;
  child: number;
}

/** @returns the names of what lies at the top, not in an object that is embedded; none when it is no compound file, or a broken one */
export function compoundStreams(bytes: Uint8Array): string[] {
  if (!SIGNATURE.every((byte, i) => bytes[i] === byte)) return [];
  const entries = directoryOf(bytes);
  const names: string[] = [];
  const open = [entries[0]?.child ?? NONE];
  const seen = new Set<number>();
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const entry = entries[id];
    if (!entry || seen.has(id)) continue;
    seen.add(id);
    names.push(entry.name);
    open.push(entry.left, entry.right);
  }
  return names;
}

function directoryOf(bytes: Uint8Array): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  /** What lies beyond the end is no sector. */
  const number = (at: number) => (at + 4 <= bytes.length ? view.getUint32(at, true) : NONE);
  const shift = bytes.length > 512 ? view.getUint16(30, true) : 0;
  if (shift !== 9 && shift !== 12) return [];
  const size = 2 ** shift;
  const placeOf = (sector: number) => (sector + 1) * size;
  const perTable = size / 4;

  /** The sector in which the table goes on, by its own list; each sector of that names the next in its last number. */
  function tableSector(index: number): number {
    if (index < IN_HEADER) return number(76 + index * 4);
    let list = number(68);
    const [steps, at] = [Math.floor((index - IN_HEADER) / (perTable - 1)), (index - IN_HEADER) % (perTable - 1)];
    for (let step = 0; step < steps && list < NONE; step++) list = number(placeOf(list) + size - 4);
    return list < NONE ? number(placeOf(list) + at * 4) : NONE;
  }
  function after(sector: number): number {
    const table = tableSector(Math.floor(sector / perTable));
    return table < NONE ? number(placeOf(table) + (sector % perTable) * 4) : NONE;
  }

  const entries: Entry[] = [];
  for (let sector = number(48); sector < NONE && entries.length < MOST; sector = after(sector)) {
    const from = placeOf(sector);
    for (let at = from; at + ENTRY <= Math.min(from + size, bytes.length); at += ENTRY) entries.push(entryAt(view, at));
    if (from >= bytes.length) break;
  }
  return entries;
}

function entryAt(view: DataView, at: number): Entry {
  const length = Math.min(64, Math.max(2, view.getUint16(at + 64, true))) / 2 - 1;
  const name = String.fromCharCode(...Array.from({ length }, (_, i) => view.getUint16(at + i * 2, true)));
  return { name, left: view.getUint32(at + 68, true), right: view.getUint32(at + 72, true), child: view.getUint32(at + 76, true) };
}
