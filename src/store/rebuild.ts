// Rows of lists made again from what they are derived from: after a restore, or when their shape has changed.
import { COMPANY_ID, type Company } from '#domain/company/model.ts';
import type { Entry } from '#domain/document/model.ts';
import type { CompanyDb } from './db.ts';
import { putNoted } from './gate/noted.ts';
import { documentRow, recordRow } from './gate/rows.ts';
import type { RowOf, RowWrite } from './gate/writes.ts';
import { revKey } from './list/columns.ts';
import { isKind, ROW_TABLES, type RowTable } from './record/kinds.ts';
import { type Opened, Records } from './record/records.ts';
import type { RowMark } from './row-mark.ts';
import { parseSeal } from './sealed.ts';

/** Records or documents at a time. */
const SLICE = 100;

export interface Rebuilding {
  /** Gets each record of which something could not be used. */
  onFault?(record: Opened): void;
  /** Called between slices; throw to stop. */
  onProgress?(done: number): void;
}

const grouped = (entries: readonly Entry[]): Map<string, Entry[]> => {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) groups.set(entry.document, [...(groups.get(entry.document) ?? []), entry]);
  return groups;
};

/** Writes the rows of one slice. The rows must stand alone: nothing else may be writing to this database. */
async function put(db: CompanyDb, writes: readonly RowWrite[]): Promise<void> {
  for (const table of ROW_TABLES) {
    const rows = writes.filter((w) => w.table === table).map(({ row, gone }): RowOf[RowTable] & RowMark => ({ ...row, rev: 1, ...(gone && { gone }) }));
    if (rows.length > 0) await db.table(table).bulkPut(rows);
  }
}

async function documentRows(db: CompanyDb, step: (count: number) => void): Promise<Map<string, string>> {
  const lastUsed = new Map<string, string>();
  const ids = await db.sealed.toCollection().primaryKeys();
  for (let at = 0; at < ids.length; at += SLICE) {
    const some = ids.slice(at, at + SLICE);
    const [seals, entries] = await Promise.all([db.sealed.bulkGet(some), db.entries.where('document').anyOf(some).toArray()]);
    const of = grouped(entries);
    const writes = seals.flatMap((seal): RowWrite[] => {
      if (!seal) return [];
      const sealed = parseSeal(seal);
      const { customerId = '', issueDate } = sealed;
      if ((lastUsed.get(customerId) ?? '') < issueDate) lastUsed.set(customerId, issueDate);
      return [documentRow(sealed, of.get(sealed.id) ?? [])];
    });
    await put(db, writes);
    step(some.length);
  }
  return lastUsed;
}

async function recordRows(db: CompanyDb, lastUsed: ReadonlyMap<string, string>, step: (count: number) => void, onFault: (record: Opened) => void) {
  const records = new Records(onFault);
  const company = (await records.open(db, COMPANY_ID)).record as Company | undefined;
  const ids = (await db.updates.orderBy('record').uniqueKeys()) as string[];
  for (let at = 0; at < ids.length; at += SLICE) {
    const some = ids.slice(at, at + SLICE);
    const [updates, seals] = await Promise.all([db.updates.where('record').anyOf(some).toArray(), db.sealed.bulkGet(some)]);
    const issued = new Set(seals.flatMap((seal) => (seal ? [seal.id] : [])));
    const writes = some.flatMap((id): RowWrite[] => {
      const { kind, record } = records.read(id, updates.filter((row) => row.record === id));
      if (!record || !isKind(kind) || issued.has(id)) return [];
      const write = recordRow(kind, record, company);
      if (write?.table === 'customers') write.row.lastUsed = lastUsed.get(id) ?? '';
      return write ? [write] : [];
    });
    await put(db, writes);
    await putNoted(db, writes.filter(({ table }) => table === 'purchases').map(({ row }) => row.id), 1);
    step(some.length);
  }
}

/** Makes all rows again. Nothing else may write to the database meanwhile: it is one that nobody has open yet. */
export async function rebuildRows(db: CompanyDb, { onFault = () => undefined, onProgress = () => undefined }: Rebuilding = {}): Promise<void> {
  let done = 0;
  const step = (count: number) => onProgress((done += count));
  await Promise.all([...ROW_TABLES, 'columns'].map((table) => db.table(table).clear()));
  const lastUsed = await documentRows(db, step);
  await recordRows(db, lastUsed, step, onFault);
  await db.meta.bulkPut(ROW_TABLES.map((table) => ({ key: revKey(table), value: 1 })));
}
