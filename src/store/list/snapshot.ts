// The columns of a list as kept in the database, one value per column (measured in Chromium: one value of 400 kB is
// read in 4 ms, the same in chunks takes up to four times that). Made again from the rows when missing or unreadable.
import * as z from 'zod/mini';
import type { ColumnRow, CompanyDb } from '../db.ts';
import type { RowTable } from '../record/kinds.ts';
import '../shape/fields.ts';
import { COLUMNS } from './columns.ts';
import { readEarly } from './early.ts';
import { Ids } from './ids.ts';
import { Numbers, type Packed } from './numbers.ts';
import { type AnyColumn, Rows } from './rows.ts';
import { type Joined, Texts } from './texts.ts';

/** Raise it when anything about the stored form changes, a column more too: older snapshots are then made anew. */
const FORMAT = 2;

const bytes = z.instanceof(Uint8Array) as z.ZodMiniType<Uint8Array<ArrayBuffer>>;
const words = z.instanceof(Uint32Array) as z.ZodMiniType<Uint32Array<ArrayBuffer>>;
const packed = z.union([z.instanceof(Uint8Array), z.instanceof(Int32Array), z.instanceof(Float64Array)]) as z.ZodMiniType<Packed>;
const joined: z.ZodMiniType<Joined> = z.object({ text: z.string(), starts: z.union([words, z.object({ width: z.number(), size: z.number() })]) });
const head = z.object({
  format: z.literal(FORMAT),
  version: z.string(),
  rev: z.number(),
  ids: bytes,
  odd: z.array(z.tuple([z.number(), z.string()])),
  sorted: z.number()
});
const numbers = z.object({ version: z.string(), data: packed });
/** `codes` is absent where every row has a text of its own, in their order. */
const texts = z.object({ version: z.string(), codes: z.optional(packed), values: joined, folded: z.optional(joined) });
const ranked = z.object({ version: z.string(), ranks: words });

const keyOf = (table: RowTable, column: string) => `${table}.${column}`;

export interface Snapshot {
  version: string;
  rows: Rows;
}

/** The ids of a list and the parts of columns named (see `Rows.has`); undefined without a snapshot that this version can read. */
export async function readSnapshot(db: CompanyDb, table: RowTable, parts: readonly string[]): Promise<Snapshot | undefined> {
  const keys = [keyOf(table, ''), ...parts.map((part) => keyOf(table, part))];
  const early = db.isOpen() ? undefined : await readEarly(db.name, keys);
  const [first, ...rest] = early ?? (await db.columns.bulkGet(keys));
  const top = head.safeParse(first?.value);
  if (!top.success) return undefined;
  const { version, rev, ids, odd, sorted } = top.data;
  const rows = new Rows(table, new Ids(ids, odd, sorted), rev);
  const added = parts.every((part, i) => addPart(rows, part, rest[i]?.value, version, ids.length / 16));
  return added ? { version, rows } : undefined;
}

/** More parts of the snapshot that `rows` came from. @returns false when another snapshot has taken its place */
export async function readParts(db: CompanyDb, { rows, version }: Snapshot, parts: readonly string[], length: number): Promise<boolean> {
  const found = await db.columns.bulkGet(parts.map((part) => keyOf(rows.table, part)));
  return parts.every((part, i) => addPart(rows, part, found[i]?.value, version, length));
}

function identity(length: number): Int32Array<ArrayBuffer> {
  const codes = new Int32Array(length);
  for (let i = 0; i < length; i++) codes[i] = i;
  return codes;
}

function addPart(rows: Rows, part: string, value: unknown, version: string, length: number): boolean {
  if (part.endsWith('#')) {
    const read = ranked.safeParse(value);
    if (!read.success || read.data.version !== version) return false;
    rows.addRanks(part.slice(0, -1), read.data.ranks);
    return true;
  }
  const number = numbers.safeParse(value);
  if (number.success) {
    if (number.data.version !== version || number.data.data.length !== length) return false;
    rows.add(part, new Numbers(number.data.data));
    return true;
  }
  const text = texts.safeParse(value);
  if (!text.success || text.data.version !== version) return false;
  const { codes = identity(length), values, folded } = text.data;
  if (codes.length !== length) return false;
  rows.add(part, new Texts(new Numbers(codes), { values, folded, ranks: undefined }));
  return true;
}

function stored(table: RowTable, name: string, column: AnyColumn, version: string): ColumnRow[] {
  const key = keyOf(table, name);
  if (column instanceof Numbers) return [{ key, value: { version, data: column.data } }];
  const { codes, base } = column;
  const { values, folded, ranks } = base;
  const unique = column.size === codes.length;
  return [
    { key, value: { version, values, folded, ...(!unique && { codes: codes.data }) } },
    { key: `${key}#`, value: { version, ranks } }
  ];
}

/**
 * Writes all columns of `rows` as they are now, those that left dropped, in the order of their ids.
 * @param from version of the snapshot that they came from; when another tab has written one since, nothing is written
 * @param goOn asked between two columns, at some tens of milliseconds; false stops, and nothing is written
 * @returns whether it was written
 */
export async function writeSnapshot(
  db: CompanyDb,
  rows: Rows,
  from: string | undefined,
  version: string,
  goOn: () => Promise<boolean>
): Promise<boolean> {
  const all = rows.ids.inOrder() ?? Uint32Array.from({ length: rows.length }, (_, place) => place);
  const places = all.filter((place) => !rows.gone.has(place));
  const ids = new Ids();
  const [ulids, odd] = [places.filter((p) => !rows.ids.odd.has(p)), places.filter((p) => rows.ids.odd.has(p))];
  const order = [...ulids, ...odd];
  for (const place of order) ids.push(rows.ids.at(place));
  const top = { format: FORMAT, version, rev: rows.rev, ids: ids.bytes.slice(0, ids.length * 16), odd: [...ids.odd], sorted: ulids.length };
  const values: ColumnRow[] = [];
  for (const { name } of COLUMNS[rows.table]) {
    values.push(...stored(rows.table, name, rows.column(name).take(order), version));
    if (!(await goOn())) return false;
  }
  return db.transaction('rw', db.columns, async () => {
    const present = head.safeParse((await db.columns.get(keyOf(rows.table, '')))?.value);
    if ((present.success ? present.data.version : undefined) !== from) return false;
    await db.columns.bulkPut([{ key: keyOf(rows.table, ''), value: top }, ...values]);
    return true;
  });
}
