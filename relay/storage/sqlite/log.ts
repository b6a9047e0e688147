// The append-only log in SQLite: seq from the company's own counter in the same transaction, snapshots hiding what they contain.
import { sameBytes, sha256 } from '../bytes.ts';
import type { Appended, EnvelopeLog, NewEnvelope, Page, PageQuery, StoredEnvelope } from '../port.ts';
import type { Writer } from './writer.ts';
import { keyOf } from './tables.ts';
import type { Db } from './tables.ts';

/** Ids named in one statement. */
const MANY = 500;

export function envelopeLog(read: Db, writer: Writer): EnvelopeLog {
  return {
    append: ({ company, at, envelopes }) =>
      writer.write(async (db): Promise<Appended> => {
        const k = await keyOf(db, company);
        return k === undefined ? { outcome: 'no company' } : appendRows(db, k, at, envelopes);
      }),
    page: (query) => page(read, query)
  };
}

/** Stores the envelopes that are not there; within a transaction of the writer. */
export async function appendRows(
  db: Db,
  company: number,
  at: number,
  envelopes: readonly NewEnvelope[]
): Promise<Exclude<Appended, { outcome: 'no company' }>> {
  const known = await knownRows(db, company, envelopes);
  const start = await db.selectFrom('companies').select('head').where('k', '=', company).executeTakeFirstOrThrow();
  let head = start.head;
  const hashes = envelopes.map(({ bytes }) => sha256(bytes));
  const seqs: number[] = [];
  const fresh: [NewEnvelope, seq: number, hash: Uint8Array<ArrayBuffer>][] = [];
  for (const [index, envelope] of envelopes.entries()) {
    const hash = hashes[index]!;
    const row = known.get(envelope.id);
    if (row && !sameBytes(row.hash, hash)) return { outcome: 'other bytes', id: envelope.id };
    if (row) {
      seqs.push(row.seq);
      continue;
    }
    head += 1;
    seqs.push(head);
    known.set(envelope.id, { seq: head, hash });
    fresh.push([envelope, head, hash]);
  }
  for (const [{ id, scope, epoch, device, n, kind, bytes }, seq, hash] of fresh) {
    await db
      .insertInto('log')
      .values({ company, seq, id, scope, epoch, device, n, kind, at, hash, bytes, hidden_by: null, hidden_at: null })
      .execute();
  }
  if (fresh.length > 0) await db.updateTable('companies').set({ head }).where('k', '=', company).execute();
  for (const [envelope, seq] of fresh) await hideContained(db, company, at, envelope, seq);
  return { outcome: 'stored', seqs, head, fresh: fresh.length > 0 };
}

async function knownRows(
  db: Db,
  company: number,
  envelopes: readonly NewEnvelope[]
): Promise<Map<string, { seq: number; hash: Uint8Array<ArrayBuffer> }>> {
  const known = new Map<string, { seq: number; hash: Uint8Array<ArrayBuffer> }>();
  for (const ids of inSlices(envelopes.map(({ id }) => id))) {
    const rows = await db.selectFrom('log').select(['id', 'seq', 'hash']).where('company', '=', company).where('id', 'in', ids).execute();
    for (const { id, seq, hash } of rows) known.set(id, { seq, hash });
  }
  return known;
}

/** Only older rows of the snapshot's own scope; an issued document stays as it was handed in. */
async function hideContained(db: Db, company: number, at: number, { contains, scope }: NewEnvelope, seq: number): Promise<void> {
  for (const ids of inSlices(contains)) {
    await db
      .updateTable('log')
      .set({ hidden_by: seq, hidden_at: at })
      .where('company', '=', company)
      .where('id', 'in', ids)
      .where('seq', '<', seq)
      .where('scope', '=', scope)
      .where('kind', 'in', ['change', 'snapshot'])
      .where('hidden_by', 'is', null)
      .execute();
  }
}

async function page(db: Db, { company, after, before, limit, bytes, scopes, hidden }: PageQuery): Promise<Page | undefined> {
  return db.transaction().execute(async (db) => {
    const found = await db.selectFrom('companies').select(['k', 'generation', 'head']).where('id', '=', company).executeTakeFirst();
    if (!found) return undefined;
    const backwards = before !== undefined;
    let query = db.selectFrom('log').select(['seq', 'id', 'bytes']).where('company', '=', found.k).where('bytes', 'is not', null);
    query = backwards ? query.where('seq', '<', before).orderBy('seq', 'desc') : query.where('seq', '>', after ?? 0).orderBy('seq', 'asc');
    if (scopes) query = query.where('scope', 'in', scopes);
    if (!hidden) query = query.where('hidden_by', 'is', null);

    const rows: StoredEnvelope[] = [];
    let size = 0;
    let more = false;
    for await (const row of query.limit(limit + 1).stream()) {
      const body = row.bytes ?? new Uint8Array();
      size += body.length;
      more = rows.length === limit || (rows.length > 0 && size > bytes);
      if (more) break;
      rows.push({ seq: row.seq, id: row.id, bytes: body });
    }
    const end = backwards ? 0 : Math.max(found.head, after ?? 0);
    return { rows, reached: more ? (rows.at(-1)?.seq ?? end) : end, more, generation: found.generation, head: found.head };
  });
}

/** Erases the content of rows hidden before `limit`; id and hash stay, so that a late repeat is known. */
export async function eraseHidden(db: Db, limit: number): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('log')
    .set({ bytes: null })
    .where('hidden_at', '<', limit)
    .where('bytes', 'is not', null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

function* inSlices(ids: readonly string[]): Generator<string[]> {
  for (let at = 0; at < ids.length; at += MANY) yield ids.slice(at, at + MANY);
}
