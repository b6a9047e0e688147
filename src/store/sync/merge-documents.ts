// Issued documents and entries of other devices beside those here. They add up: no order of arrival changes the result.
import type { Entry, SealedDocument } from '#domain/document/model.ts';
import { canonicalJson } from '#domain/text/canonical-json.ts';
import type { Crypto } from '#sync/crypto.ts';
import { secondId } from '#sync/issue/twice.ts';
import { mergeEntries } from '#sync/merge/entries.ts';
import { breathe } from '../breathe.ts';
import type { SealedRow } from '../db.ts';
import { documentRow } from '../gate/rows.ts';
import type { Preparing } from '../gate/gate.ts';
import { readable } from '../sealed.ts';
import type { Came } from './came.ts';
import type { CameEntry, CameSeal } from './came-seals.ts';
import type { StatedRow } from './rows.ts';
import { documentKey, factOf, numberIn, numberKey } from './series.ts';

/** An entry as it stands here; `of` as long as the document that it is of is not here. */
type Kept = Entry & { of?: string };

export interface Document {
  sealed: SealedDocument;
  entries: Entry[];
}

interface Incoming {
  seals: readonly CameSeal[];
  entries: readonly CameEntry[];
  stated: readonly StatedRow[];
}

/** Records whose documents are worked on at a time. */
const SLICE = 40;

/** @returns the documents that changed, by the id under which they stand now */
export async function mergeDocuments(preparing: Preparing, came: Came, crypto: Crypto, incoming: Incoming, at: string): Promise<Map<string, Document>> {
  const records = new Set([...incoming.seals.map(({ record }) => record), ...incoming.entries.map(({ entry }) => entry.document), ...incoming.stated.map(({ record }) => record)]);
  const changed = new Map<string, Document>();
  const renamed = new Map<string, string>();
  const ids = [...records];
  const by = grouped(incoming);
  for (let start = 0; start < ids.length; start += SLICE) {
    await Promise.all(ids.slice(start, start + SLICE).map((record) => mergeOne(preparing, came, crypto, record, by, changed, renamed, at)));
    await breathe();
  }
  came.renamed = renamed;
  for (const { sealed, entries } of changed.values()) preparing.writes.rows.push(documentRow(sealed, entries));
  await raiseCounters(preparing, came, [...changed.values()].map(({ sealed }) => sealed));
  return changed;
}

interface Grouped {
  seals: Map<string, CameSeal[]>;
  entries: Map<string, CameEntry[]>;
  stated: Map<string, StatedRow[]>;
}

function grouped({ seals, entries, stated }: Incoming): Grouped {
  const by = <T>(all: readonly T[], of: (one: T) => string): Map<string, T[]> => {
    const groups = new Map<string, T[]>();
    for (const one of all) {
      const group = groups.get(of(one));
      if (group) group.push(one);
      else groups.set(of(one), [one]);
    }
    return groups;
  };
  return { seals: by(seals, (s) => s.record), entries: by(entries, (e) => e.entry.document), stated: by(stated, (s) => s.record) };
}

async function mergeOne(
  { db, writes }: Preparing,
  came: Came,
  crypto: Crypto,
  record: string,
  by: Grouped,
  changed: Map<string, Document>,
  renamed: Map<string, string>,
  at: string
): Promise<void> {
  const [first, seconds, known] = await Promise.all([db.sealed.get(record), db.sealed.where('record').equals(record).toArray(), db.stated.where('record').equals(record).toArray()]);
  const stored = [...(first ? [first] : []), ...seconds];
  // What is damaged here stays where it is until the same document comes again.
  const damaged: SealedRow[] = [];
  const here: { row: SealedRow; sealed: SealedDocument; key: string }[] = [];
  for (const row of stored) {
    const sealed = readable(row);
    if (sealed) here.push({ row, sealed, key: documentKey(factOf(sealed, record), row.hash) });
    else damaged.push(row);
  }
  const before = new Map(here.map(({ key, row }) => [key, row]));
  const after = new Map<string, Pick<SealedRow, 'json' | 'hash'>>(before);
  for (const { key, json, hash } of by.seals.get(record) ?? []) after.set(key, { json, hash });
  const stated = [...known, ...(by.stated.get(record) ?? [])];
  const readableNumbers = new Set([...after.keys()].map(numberIn));
  // What is damaged moves out of the way of another one of its number.
  const [only = '', ...more] = new Set(stated.map(numberKey));
  if (more.length === 0 && readableNumbers.has(only)) {
    for (const row of damaged) {
      const key = `${only}#${row.hash}`;
      before.set(key, row);
      if (!after.has(key)) after.set(key, row);
    }
  }
  const keys = new Set([...after.keys(), ...(damaged.length > 0 ? stated.map(numberKey).filter((number) => !readableNumbers.has(number)) : [])]);
  const ids = await placesOf(crypto, record, [...keys], stated);
  const rows = new Map<string, SealedRow>();
  for (const [key, { json, hash }] of after) {
    const id = ids.get(key)!;
    rows.set(id, { id, ...(id !== record && { record }), json, hash });
    const old = before.get(key);
    if (old && old.id !== id) renamed.set(old.id, id);
  }
  const placed = [...rows.values()].filter((row) => {
    const old = here.find((one) => one.row.id === row.id)?.row;
    return old?.hash !== row.hash || old.json !== row.json;
  });
  came.seals.push(...placed);
  for (const { row: { id }, sealed } of here) {
    if (rows.has(id)) continue;
    came.moved.push(id);
    writes.rows.push({ ...documentRow(sealed, []), gone: true });
  }
  const places = new Set([record, ...stored.map(({ id }) => id), ...rows.keys()]);
  const happened = (await Promise.all([...places].map((id) => db.entries.where('document').equals(id).toArray()))).flat() as Kept[];
  const keyAt = new Map([...before].map(([key, row]) => [row.id, key]));
  for (const { id } of damaged) for (const [key, at] of ids) if (at === id && !keyAt.has(id)) keyAt.set(id, key);
  const touched = place(came, record, happened, keyAt, by.entries.get(record) ?? [], ids, at);
  for (const [id, row] of rows) {
    const sealed = placed.includes(row) || touched.has(id) ? readable(row) : undefined;
    if (sealed) changed.set(id, { sealed, entries: touched.all.filter(({ document }) => document === id) });
  }
}

/**
 * Where each document of a record stands: the first by relay order under the record's own id. A relay that was put back may have given one number
 * twice to a draft, to devices that had not heard of each other: somebody has each of the two in hand. Of these the lower hash stands first, on every device.
 */
async function placesOf(crypto: Crypto, record: string, keys: readonly string[], stated: readonly StatedRow[]): Promise<Map<string, string>> {
  const order = new Map<string, readonly [number, number]>();
  for (const row of stated) {
    const [seq, place] = order.get(numberKey(row)) ?? [Infinity, Infinity];
    if (row.seq < seq || (row.seq === seq && row.place < place)) order.set(numberKey(row), [row.seq, row.place]);
  }
  const of = (key: string) => order.get(numberIn(key)) ?? [Infinity, Infinity];
  const compare = (a: string, b: string) => {
    const [[x, u], [y, v]] = [of(a), of(b)];
    if (x !== y) return x < y ? -1 : 1;
    return u !== v ? (u < v ? -1 : 1) : a < b ? -1 : 1;
  };
  const sorted = [...keys].sort(compare);
  const places = new Map<string, string>();
  for (const [i, key] of sorted.entries()) {
    const name = numberIn(key);
    const cut = name.lastIndexOf('/');
    const hash = sorted.slice(0, i).some((one) => numberIn(one) === name) ? key.slice(name.length + 1) : undefined;
    places.set(key, i === 0 ? record : await secondId(crypto, { record, series: name.slice(0, cut), number: Number(name.slice(cut + 1)), date: '' }, hash));
  }
  return places;
}

/** Adds entries up and gives each to the document that it is of. @returns all of the record's, and which documents have others than before */
function place(
  came: Came,
  record: string,
  stored: readonly Kept[],
  keyAt: ReadonlyMap<string, string>,
  arriving: readonly CameEntry[],
  ids: ReadonlyMap<string, string>,
  at: string
) {
  const named = new Map<string, string | undefined>();
  for (const entry of stored) named.set(entry.id, entry.of ?? keyAt.get(entry.document));
  // Older apps say only the number; of what is damaged here nothing else is known.
  const numbered = new Map([...ids].reverse().map(([key, id]) => [numberIn(key), id]));
  const placeOf = (of: string) => ids.get(of) ?? (numberIn(of) === of ? numbered.get(of) : ids.get(numberIn(of)));
  const bare = ({ of: _of, ...entry }: Kept): Entry => ({ ...entry, document: record });
  for (const { entry, of } of arriving) if (!named.get(entry.id)) named.set(entry.id, of);
  const { entries, odd } = mergeEntries(stored.map(bare), arriving.map(({ entry }) => entry), canonicalJson);
  for (const entry of odd) came.quarantine.push({ record, kind: 'entry', reason: 'entry', at, value: entry });
  const before = new Map(stored.map((entry) => [entry.id, entry]));
  const touched = new Set<string>();
  const all = entries.map((entry): Kept => {
    const of = named.get(entry.id);
    const id = of === undefined ? undefined : placeOf(of);
    const now: Kept = { ...entry, document: id ?? record, ...(of !== undefined && id === undefined && { of }) };
    const old = before.get(entry.id);
    if (!old || canonicalJson(old) !== canonicalJson(now)) {
      came.entries.push(now);
      touched.add(now.document);
      if (old) touched.add(old.document);
    }
    return now;
  });
  return { all, has: (id: string) => touched.has(id) };
}

async function raiseCounters({ db }: Preparing, came: Came, documents: readonly SealedDocument[]): Promise<void> {
  const facts = documents.map((sealed) => factOf(sealed, sealed.id));
  const names = [...new Set(facts.map(({ series }) => series))];
  const rows = await db.counters.bulkGet(names);
  for (const [i, series] of names.entries()) {
    const own = facts.filter((fact) => fact.series === series);
    const n = Math.max(rows[i]?.n ?? 0, ...own.map(({ number }) => number));
    const date = [rows[i]?.date ?? '', ...own.map((fact) => fact.date)].sort().at(-1)!;
    if (n !== rows[i]?.n || date !== rows[i]?.date) came.counters.push({ series, n, date });
  }
}
