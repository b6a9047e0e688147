// Writes a backup of a company as a stream, as it stood at one moment.
import * as z from 'zod/mini';
import type { CompanyStore } from '../company.ts';
import type { CompanyDb, CounterRow, SealedRow } from '../db.ts';
import type { UpdateRow } from '../record/update-row.ts';
import { sha256 } from '../hash.ts';
import { crc32 } from '../record/checksum.ts';
import { text } from '../shape/fields.ts';
import { beginning, BLOCK, block, ending } from './blocks.ts';
import { ByteQueue } from './bytes.ts';
import { goOn } from './errors.ts';
import { type Counts, type Item, itemBytes, type Manifest } from './items.ts';
import { newLock } from './lock.ts';
import type { Sink } from './sinks.ts';

export interface BackupOptions {
  passphrase?: string;
  /** Rounds of PBKDF2; fewer only in tests. */
  iterations?: number;
  /** Instant written into the file. */
  now: string;
  signal?: AbortSignal;
  /** Items written so far, and in all. */
  onProgress?: (done: number, total: number) => void;
}

/** What was written. */
export interface BackupSummary {
  counts: Counts;
  /** SHA-256 of files that documents name and that are not on this device. */
  lacks: string[];
  bytes: number;
}

/** Rows read at a time. */
const SLICE = 200;

/** Everything there is at one moment, by key: what is written later is not in this backup. */
interface Moment {
  updates: number[];
  seals: string[];
  entries: string[];
  files: string[];
  quarantined: number[];
  counters: CounterRow[];
  records: number;
}

function momentOf(db: CompanyDb): Promise<Moment> {
  return db.transaction('r', [db.updates, db.sealed, db.entries, db.blobs, db.quarantine, db.counters], async () => {
    const [updates, seals, entries, files, quarantined, counters, records] = await Promise.all([
      db.updates.toCollection().primaryKeys(),
      db.sealed.toCollection().primaryKeys(),
      db.entries.toCollection().primaryKeys(),
      db.blobs.toCollection().primaryKeys(),
      db.quarantine.toCollection().primaryKeys(),
      db.counters.toArray(),
      db.updates.orderBy('record').uniqueKeys()
    ]);
    return { updates, seals, entries, files, quarantined, counters, records: records.length };
  });
}

async function* slices<K, R>(keys: readonly K[], read: (keys: K[]) => Promise<R[]>): AsyncGenerator<R> {
  for (let at = 0; at < keys.length; at += SLICE) yield* await read(keys.slice(at, at + SLICE));
}

/** What is damaged on this device goes along as what it is, so that the backup itself stays whole. */
function updateItem(update: UpdateRow, at: string): Item {
  const { record, kind, bytes } = update;
  return crc32(bytes) === update.sum ? { type: 'u', update } : { type: 'q', quarantined: { record, kind, reason: 'damaged', at, bytes } };
}

async function sealItem(seal: SealedRow, at: string): Promise<Item> {
  const damaged: Item = { type: 'q', quarantined: { record: seal.id, kind: '', reason: 'seal', at, value: seal.json } };
  return (await sha256(seal.json)) === seal.hash ? { type: 's', seal } : damaged;
}

/** The updates of the moment. One that was compacted away since is found again in those that came after. */
async function* updatesOf(store: CompanyStore, keys: readonly number[], now: string): AsyncGenerator<Item> {
  const { connection } = store;
  let lost = false;
  for await (const update of slices(keys, (some) => connection.run((db) => db.updates.bulkGet(some)))) {
    if (update) yield updateItem(update, now);
    else lost = true;
  }
  if (!lost) return;
  const later = await connection.run((db) => db.updates.where('n').above(keys.at(-1) ?? 0).primaryKeys());
  for await (const update of slices(later, (some) => connection.run((db) => db.updates.bulkGet(some)))) if (update) yield updateItem(update, now);
}

const namesLogo = z.looseObject({ seller: z.looseObject({ logo: z.optional(text) }) });

async function* everything(store: CompanyStore, moment: Moment, named: Set<string>, now: string): AsyncGenerator<Item> {
  const { connection } = store;
  for (const counter of moment.counters) yield { type: 'c', counter };
  yield* updatesOf(store, moment.updates, now);
  for await (const seal of slices(moment.seals, (some) => connection.run((db) => db.sealed.bulkGet(some)))) {
    if (!seal) continue;
    const item = await sealItem(seal, now);
    const read = item.type === 's' && namesLogo.safeParse(JSON.parse(seal.json));
    if (read && read.success && read.data.seller.logo) named.add(read.data.seller.logo);
    yield item;
  }
  for await (const entry of slices(moment.entries, (some) => connection.run((db) => db.entries.bulkGet(some)))) if (entry) yield { type: 'e', entry };
  for (const hash of moment.files) {
    const file = await connection.run((db) => db.blobs.get(hash));
    if (file && (await sha256(file.bytes)) === hash) yield { type: 'f', file };
  }
  for await (const row of slices(moment.quarantined, (some) => connection.run((db) => db.quarantine.bulkGet(some)))) {
    if (!row) continue;
    const { n: _n, ...quarantined } = row;
    yield { type: 'q', quarantined };
  }
}

/** Blocks of the size that the format allows, out of items of any size. */
async function writer(sink: Sink, { passphrase, iterations, now }: BackupOptions) {
  const lock = passphrase ? await newLock(passphrase, iterations) : undefined;
  const start = await beginning({ format: 1, createdAt: now, ...(lock && { lock: lock.head }) });
  const queue = new ByteQueue();
  let [hash, number, bytes] = [start.hash, 0, 0];
  const put = async (piece: Uint8Array<ArrayBuffer>) => {
    bytes += piece.length;
    await sink.write(piece);
  };
  await put(start.bytes);
  const flush = async (least: number) => {
    while (queue.length >= least) {
      const next = await block(queue.take(BLOCK), ++number, hash, lock);
      hash = next.hash;
      await put(next.bytes);
    }
  };
  return {
    async item(item: Item) {
      queue.push(itemBytes(item));
      await flush(BLOCK);
    },
    async end() {
      await flush(1);
      await put(await ending(hash));
      return bytes;
    }
  };
}

const COUNTED: Partial<Record<Item['type'], keyof Counts>> = { u: 'updates', s: 'seals', e: 'entries', f: 'files', q: 'quarantined' };

/**
 * Writes everything that the company holds into `sink`, and closes it. No identity of this device goes along.
 * @throws BackupError `unwritable`, `cancelled`; StoreError when the database cannot be read. The sink is then aborted.
 */
export async function writeBackup(store: CompanyStore, sink: Sink, options: BackupOptions): Promise<BackupSummary> {
  try {
    const company = await store.company();
    const moment = await store.connection.run(momentOf);
    const { updates, seals, entries, files, quarantined, counters: series, records } = moment;
    const total = updates.length + seals.length + entries.length + files.length + quarantined.length;
    const planned: Counts = { records, updates: updates.length, seals: seals.length, entries: entries.length, files: files.length, quarantined: quarantined.length };
    const { name, enterpriseNumber, sample } = company;
    const manifest: Manifest = { company: { name, enterpriseNumber, ...(sample && { sample }) }, counts: planned, series };
    const out = await writer(sink, options);
    await out.item({ type: 'm', manifest });
    const counts: Counts = { records, updates: 0, seals: 0, entries: 0, files: 0, quarantined: 0 };
    const named = new Set<string>(company.logo ? [company.logo] : []);
    const have = new Set<string>();
    let done = 0;
    for await (const item of everything(store, moment, named, options.now)) {
      goOn(options.signal);
      await out.item(item);
      const counted = COUNTED[item.type];
      if (counted) counts[counted]++;
      if (item.type === 'f') have.add(item.file.hash);
      options.onProgress?.(++done, total);
    }
    const lacks = [...named].filter((hash) => !have.has(hash));
    await out.item({ type: 'z', end: { counts, lacks } });
    const bytes = await out.end();
    await sink.close();
    return { counts, lacks, bytes };
  } catch (error) {
    await sink.abort();
    throw error;
  }
}
