// Reads a backup through once, checking everything, and says what is in it: nothing on the device changes.
import type { SealedDocument } from '#domain/document/model.ts';
import { concat } from '#sync/bytes.ts';
import type { CounterRow } from '../db.ts';
import { seriesOf } from '../gate/seal.ts';
import { parseSeal } from '../sealed.ts';
import { blocks, readBeginning, type Take } from './blocks.ts';
import { BackupError, goOn } from './errors.ts';
import { type Counts, type Item, items, type Manifest } from './items.ts';
import { openLock } from './lock.ts';

export interface ReadOptions {
  passphrase?: string;
  signal?: AbortSignal;
  /** Bytes read so far, and in all. */
  onProgress?: (done: number, total: number) => void;
}

/** A series of numbers, and its last document: what a person knows it by. */
export type FoundSeries = CounterRow & { last?: Pick<SealedDocument, 'kind' | 'number'> };

/** What restoring this file would bring. */
export interface BackupPlan {
  file: Blob;
  passphrase: string | undefined;
  createdAt: string;
  company: Manifest['company'];
  counts: Counts;
  /** Each series of numbers with the last one given; where nothing else knows better, the person confirms them. */
  series: FoundSeries[];
  /** Date of the latest issued document, '' when there is none. */
  latest: string;
  /** SHA-256 of files that documents name and that the backup lacks. */
  lacks: string[];
}

const PIECE = 1 << 20;

/** Whether a file is closed with a passphrase. @throws BackupError `foreign`, `truncated`, `newer`, `damaged` */
export async function needsPassphrase(file: Blob): Promise<boolean> {
  return (await readBeginning(takeFrom(file, {}))).head.lock !== undefined;
}

/** The file from its start, in pieces of bounded size. */
function takeFrom(file: Blob, { signal, onProgress }: ReadOptions): Take {
  let [at, buffer] = [0, new Uint8Array(0)];
  return async (count) => {
    while (buffer.length < count && at < file.size) {
      goOn(signal);
      try {
        const piece = await file.slice(at, at + Math.max(PIECE, count - buffer.length)).arrayBuffer();
        buffer = concat(buffer, new Uint8Array(piece));
        at += piece.byteLength;
      } catch (cause) {
        throw new BackupError('unreadable', '', cause);
      }
      onProgress?.(at, file.size);
    }
    const taken = buffer.slice(0, count);
    buffer = buffer.subarray(count);
    return taken;
  };
}

/** All items of a file in their order, each checked. @throws BackupError */
export async function* itemsOf(file: Blob, options: ReadOptions): AsyncGenerator<Item> {
  const take = takeFrom(file, options);
  const { head, hash } = await readBeginning(take);
  if (head.lock && !options.passphrase) throw new BackupError('passphrase-needed');
  const lock = head.lock && (await openLock(head.lock, options.passphrase ?? ''));
  let [first, ended] = [true, false];
  for await (const item of items(blocks(take, hash, lock))) {
    if (first !== (item.type === 'm') || ended) throw new BackupError('damaged', 'order');
    first = false;
    ended = item.type === 'z';
    yield item;
  }
  if (!ended) throw new BackupError('truncated');
}

/** The counter of a series is at least the highest number that was sealed in it. */
export function raise(series: Map<string, CounterRow>, { series: key, n, date }: CounterRow): void {
  const before = series.get(key);
  if (!before) series.set(key, { series: key, n, date });
  else series.set(key, { series: key, n: Math.max(n, before.n), date: date > before.date ? date : before.date });
}

const COUNTED: Partial<Record<Item['type'], keyof Counts>> = { u: 'updates', s: 'seals', e: 'entries', f: 'files', q: 'quarantined' };

/**
 * Reads and checks a whole backup.
 * @throws BackupError `foreign`, `truncated`, `damaged`, `newer`, `passphrase-needed`, `passphrase-wrong`, `unreadable`, `cancelled`
 */
export async function readBackup(file: Blob, options: ReadOptions = {}): Promise<BackupPlan> {
  const { head } = await readBeginning(takeFrom(file, {}));
  const counts: Counts = { records: 0, updates: 0, seals: 0, entries: 0, files: 0, quarantined: 0 };
  const [series, records, seals] = [new Map<string, CounterRow>(), new Set<string>(), new Set<string>()];
  const latestOf = new Map<string, Pick<SealedDocument, 'kind' | 'number' | 'n'>>();
  let [manifest, said, lacks, latest]: [Manifest | undefined, Counts | undefined, string[], string] = [undefined, undefined, [], ''];
  for await (const item of itemsOf(file, options)) {
    const counted = COUNTED[item.type];
    if (counted) counts[counted]++;
    if (item.type === 'm') manifest = item.manifest;
    else if (item.type === 'c') raise(series, item.counter);
    else if (item.type === 'u') records.add(item.update.record);
    else if (item.type === 's') {
      const { kind, number, journal, year, n, letter, issueDate } = parseSeal(item.seal);
      const key = seriesOf(journal, year, letter);
      raise(series, { series: key, n, date: issueDate });
      if (n > (latestOf.get(key)?.n ?? 0)) latestOf.set(key, { kind, number, n });
      if (seals.has(item.seal.id)) throw new BackupError('damaged', 'a document twice');
      seals.add(item.seal.id);
      if (issueDate > latest) latest = issueDate;
    } else if (item.type === 'z') [said, lacks] = [item.end.counts, item.end.lacks];
  }
  counts.records = records.size;
  for (const name of ['updates', 'seals', 'entries', 'files', 'quarantined'] as const) {
    if (said?.[name] !== counts[name]) throw new BackupError('damaged', `${name} are not as many as it says`);
  }
  const found = [...series.values()].map((row): FoundSeries => {
    const last = latestOf.get(row.series);
    return { ...row, ...(last && { last: { kind: last.kind, number: last.number } }) };
  });
  return { file, passphrase: options.passphrase, createdAt: head.createdAt, company: manifest!.company, counts, series: found, latest, lacks };
}
