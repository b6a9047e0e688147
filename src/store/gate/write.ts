// The one place where anything of a company is written: a single transaction that first checks that nobody was faster.
// No fetch, no WebCrypto and no other wait in here: the browser would commit half-way.
import { sortOf } from '#domain/document/entry-id.ts';
import type { CompanyDb, CounterRow } from '../db.ts';
import { StoreError } from '../errors.ts';
import { inParts } from '../in-parts.ts';
import { revKey } from '../list/columns.ts';
import { crc32 } from '../record/checksum.ts';
import { ROW_TABLES, type RowTable } from '../record/kinds.ts';
import { sameKeys } from '../record/records.ts';
import { putCame, stillCame } from '../sync/came.ts';
import { outgoing } from '../sync/outgoing.ts';
import { checkRole } from '../sync/role.ts';
import { putNoted } from './noted.ts';
import { LEFT, LINK, raiseTick } from '../sync/state.ts';
import type { CustomerRow } from '#domain/party/row.ts';
import type { RecordWrite, RowWrite, Writes } from './writes.ts';

/** `landed`: it had been written by the try before. `lost`: somebody else wrote first; prepare again. */
export type Outcome = 'written' | 'landed' | 'lost';

const sameCounter = (a: CounterRow | undefined, b: CounterRow | undefined) => a?.n === b?.n && a?.date === b?.date;
const sameIds = (a: readonly string[], b: readonly string[]) => a.length === b.length && a.every((id, i) => id === b[i]);

async function all(tests: Promise<boolean>[]): Promise<boolean> {
  return (await Promise.all(tests)).every(Boolean);
}

/** Whether everything that the act saw is still so. Throws on what no further try can change. */
async function stillTrue(db: CompanyDb, writes: Writes): Promise<boolean> {
  if (writes.came) return stillCame(db, writes.came, writes.author);
  const keysOf = (id: string) => db.updates.where('record').equals(id).primaryKeys();
  const [author, sealed, rest] = await Promise.all([
    db.meta.get('author'),
    db.sealed.bulkGet([...writes.records.map((r) => r.id), ...writes.seals.map((s) => s.row.id)]),
    all([
      ...[...writes.records.map((r) => ({ id: r.id, keys: r.base })), ...writes.seen].map(async ({ id, keys }) => sameKeys(await keysOf(id), keys)),
      ...writes.counters.map(async ({ before, after }) => sameCounter(await db.counters.get(after.series), before)),
      ...writes.entries.map(async ({ document, base }) => sameIds(await db.entries.where('document').equals(document).primaryKeys(), base))
    ])
  ]);
  const closed = sealed.find((row) => row !== undefined);
  if (closed) throw new StoreError('sealed', closed.id);
  if (!rest || author?.value !== writes.author) return false;
  const taken = await Promise.all(
    writes.seals.map(({ kind, number, row }) => db.documents.where('number').equals(number).filter((d) => d.kind === kind && d.id !== row.id).count())
  );
  if (taken.some((times) => times > 0)) throw new StoreError('number', 'in use');
  return true;
}

/** Whether this very act is in the database already: a cut may come between the commit and its answer. */
async function landed(db: CompanyDb, writes: Writes): Promise<boolean> {
  return all([
    ...writes.records.map(async ({ id, update, whole }) => {
      const last = await db.updates.where('record').equals(id).last();
      const mine = whole ?? update;
      return last !== undefined && mine !== undefined && last.sum === crc32(mine) && last.bytes.length === mine.length;
    }),
    ...writes.seals.map(async ({ row }) => (await db.sealed.get(row.id))?.hash === row.hash),
    ...writes.entries.flatMap(({ add }) => add.map(async ({ id }) => (await db.entries.get(id)) !== undefined))
  ]);
}

async function putRecord(db: CompanyDb, { id, kind, base, update, whole, after }: RecordWrite): Promise<void> {
  const bytes = whole ?? update;
  if (!bytes) return;
  const n = await db.updates.add({ record: id, kind, bytes, sum: crc32(bytes) });
  if (whole) await db.updates.bulkDelete([...base]);
  after.keys = whole ? [n] : [...base, n];
}

/** A customer's row keeps the date of its last document, which the record does not know. */
async function putRows(db: CompanyDb, rows: readonly RowWrite[], rev: number): Promise<void> {
  const of = <T extends RowWrite['table']>(table: T) => rows.filter((w): w is Extract<RowWrite, { table: T }> => w.table === table);
  const marked = <W extends RowWrite>({ row, gone }: W): W['row'] & { rev: number; gone?: true } => ({ ...row, rev, ...(gone && { gone }) });
  const customers = of('customers').map(marked);
  const before = new Map<string, CustomerRow>();
  const read = async (ids: readonly string[]) => {
    for (const row of await db.customers.bulkGet([...ids])) if (row) before.set(row.id, row);
  };
  await inParts(customers.map(({ id }) => id), read);
  // All of them at once: nearly always there is none.
  const awaited = customers.some(({ id }) => !before.has(id)) ? await db.sync.where('key').startsWith(USED).toArray() : [];
  const earlier = new Map(awaited.map(({ key, value }) => [key, value as string]));
  for (const row of customers) {
    const known = before.get(row.id)?.lastUsed ?? earlier.get(usedKey(row.id)) ?? '';
    if (known > row.lastUsed) row.lastUsed = known;
  }
  await Promise.all([
    inParts(customers, (part) => db.customers.bulkPut(part)),
    inParts(of('documents').map(marked), (part) => db.documents.bulkPut(part)),
    inParts(of('products').map(marked), (part) => db.products.bulkPut(part)),
    inParts(of('suppliers').map(marked), (part) => db.suppliers.bulkPut(part)),
    inParts(of('purchases').map(marked), (part) => db.purchases.bulkPut(part)),
    inParts(of('companyDocuments').map(marked), (part) => db.companyDocuments.bulkPut(part))
  ]);
}

/** Key in `sync` of a customer that came after a document to it. */
const usedKey = (customer: string) => USED + customer;
const USED = 'used ';

/** Notes on the customer's row when a document was last issued to it; kept for a customer that is still to come. */
async function putLastUsed(db: CompanyDb, used: ReadonlyMap<string, string>, rev: number): Promise<void> {
  if (used.size === 0) return;
  const rows = await db.customers.bulkGet([...used.keys()]);
  const changed = rows.flatMap((row) => (row && row.lastUsed < used.get(row.id)! ? [{ ...row, lastUsed: used.get(row.id)!, rev }] : []));
  await db.customers.bulkPut(changed);
  const missing = [...used].filter(([id], i) => id !== '' && !rows[i]);
  const known = await db.sync.bulkGet(missing.map(([id]) => usedKey(id)));
  const later = missing.filter(([, date], i) => ((known[i]?.value as string | undefined) ?? '') < date);
  await db.sync.bulkPut(later.map(([id, value]) => ({ key: usedKey(id), value })));
}

/** One more than the highest `rev` of any row: lists load what came after the last one they know. */
async function nextRev(db: CompanyDb): Promise<number> {
  const rows = await db.meta.bulkGet(ROW_TABLES.map(revKey));
  return Math.max(0, ...rows.map((row) => (row?.value as number | undefined) ?? 0)) + 1;
}

async function putAll(db: CompanyDb, writes: Writes, rev: number): Promise<void> {
  const used = new Map<string, string>();
  const issued = new Set([...writes.seals.map((s) => s.row), ...(writes.came?.seals ?? [])].map(({ id }) => id));
  for (const { table, row } of writes.rows) {
    if (table === 'documents' && issued.has(row.id) && (used.get(row.customerId) ?? '') < row.date) used.set(row.customerId, row.date);
  }
  const touched = new Set<RowTable>([...writes.rows.map((w) => w.table), ...(used.size > 0 ? (['customers'] as const) : [])]);
  await Promise.all([
    ...writes.records.map((record) => putRecord(db, record)),
    db.sealed.bulkAdd(writes.seals.map((s) => s.row)),
    db.counters.bulkPut(writes.counters.map((c) => c.after)),
    db.entries.bulkAdd(writes.entries.flatMap((e) => e.add)),
    db.meta.bulkPut([...touched].map((table) => ({ key: revKey(table), value: rev }))),
    putRows(db, writes.rows, rev),
    ...(writes.came ? [putCame(db, writes.came)] : [])
  ]);
  await putLastUsed(db, used, rev);
  const noted = [...writes.entries.flatMap(({ add }) => add), ...(writes.came?.entries ?? [])].filter((entry) => sortOf(entry) !== '').map(({ document }) => document);
  const purchases = writes.rows.filter(({ table }) => table === 'purchases').map(({ row }) => row.id);
  if (await putNoted(db, [...new Set([...noted, ...purchases])], rev)) await db.meta.put({ key: revKey('purchases'), value: rev });
}

/**
 * Writes everything or nothing.
 * @param again this act ran before on a database that was then cut: first look whether it was written after all
 * @throws StoreError `sealed`, `number` or `role`; faults of storage come through as the browser names them
 */
export function write(db: CompanyDb, writes: Writes, again: boolean): Promise<Outcome> {
  const own = [db.updates, db.sealed, db.entries, db.counters, db.documents, db.customers, db.products, db.suppliers, db.purchases, db.companyDocuments, db.meta, db.outbox, db.sync];
  const tables = writes.came ? [...own, db.envelopes, db.stated, db.later, db.pending, db.quarantine, db.files] : own;
  return db.transaction('rw', tables, async (): Promise<Outcome> => {
    // What came is found applied when it is prepared again.
    if (again && !writes.came && (await landed(db, writes))) return 'landed';
    const [same, rev, [link, left]] = await Promise.all([stillTrue(db, writes), nextRev(db), db.sync.bulkGet([LINK, LEFT])]);
    if (!same) return 'lost';
    await putAll(db, writes, rev);
    if (link || left) {
      const rows = [...outgoing(writes), ...(writes.came?.outbox ?? [])];
      await checkRole(db, rows);
      if (link) await db.outbox.bulkAdd(rows);
      if (link) await raiseTick(db);
    }
    return 'written';
  });
}
