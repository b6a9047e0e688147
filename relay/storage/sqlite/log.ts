// The append-only log in SQLite: batches in, pages out from either side.
import type { EnvelopeLog, NoAuthor, Page, PageQuery, Row, StoredDevice, StoredEnvelope } from '../log-port.ts';
import { deviceOf } from './lists.ts';
import { rowWriter } from './rows.ts';
import type { Db } from './tables.ts';
import type { Writer } from './writer.ts';

/** Rows that one page looks at: bounds the time when few of them are for the one who asks. */
const LOOKED_AT = 5000;

export function envelopeLog(read: Db, writer: Writer): EnvelopeLog {
  return {
    append: <Fault>({ company, author, at, envelopes, quota }: Parameters<EnvelopeLog['append']>[0], judge: Parameters<EnvelopeLog['append']>[1]) =>
      writer.write(async (db) => {
        const found = await authorOf(db, company, author);
        if ('outcome' in found) return found;
        const rows: Row<Fault>[] = [];
        const fresh = new Set<string>();
        const writing = await rowWriter(db, found.k, at, envelopes, quota);
        for (const envelope of envelopes) {
          const fault = judge(envelope, found.author, found.epoch) as Fault | undefined;
          const row = fault === undefined ? await writing.add(envelope) : { fault };
          rows.push('fault' in row ? row : { seq: row.seq });
          if ('fresh' in row && row.fresh) fresh.add(envelope.scope);
        }
        const { generation } = found;
        const head = await writing.flush();
        return { outcome: 'stored' as const, rows, generation, head, fresh: [...fresh] };
      }),
    page: (query) => page(read, query)
  };
}

/** Who writes, as the list stands within this transaction: a revoked device is cut off at once. */
export async function authorOf(
  db: Db,
  company: string,
  device: string
): Promise<{ k: number; epoch: number; generation: string; author: StoredDevice } | NoAuthor> {
  const found = await db.selectFrom('companies').select(['k', 'epoch', 'generation']).where('id', '=', company).executeTakeFirst();
  if (!found) return { outcome: 'no company' };
  const author = await deviceOf(db, found.k, device);
  return !author || author.revoked ? { outcome: 'revoked' } : { ...found, author };
}

async function page(db: Db, { company, after, before, limit, bytes, scopes, hidden }: PageQuery): Promise<Page | undefined> {
  return db.transaction().execute(async (db) => {
    const found = await db.selectFrom('companies').select(['k', 'generation', 'head']).where('id', '=', company).executeTakeFirst();
    if (!found) return undefined;
    let query = db.selectFrom('log').select(['seq', 'id', 'scope', 'bytes']).where('company', '=', found.k).where('bytes', 'is not', null);
    query = before === undefined ? query.where('seq', '>', after ?? 0).orderBy('seq', 'asc') : query.where('seq', '<', before).orderBy('seq', 'desc');
    if (!hidden) query = query.where('hidden_by', 'is', null);

    const rows: StoredEnvelope[] = [];
    let [size, seen, last] = [0, 0, 0];
    let more = false;
    for await (const { seq, id, scope, bytes: body } of query.stream()) {
      const mine = body !== null && (!scopes || scopes(scope));
      if (mine) size += body.length;
      more = seen === LOOKED_AT || rows.length === limit || (mine && rows.length > 0 && size > bytes);
      if (more) break;
      seen += 1;
      last = seq;
      if (mine) rows.push({ seq, id, bytes: body });
    }
    const end = before === undefined ? Math.max(found.head, after ?? 0) : 0;
    return { rows, reached: more ? last : end, more, generation: found.generation, head: found.head };
  });
}
