// The inbox in SQLite: what came for a company, sealed, until a device has taken it over.
import { sql } from 'kysely';
import type { Inbox, InboxItem } from '../inbox-port.ts';
import { keyOf } from './tables.ts';
import type { Db } from './tables.ts';
import type { Writer } from './writer.ts';

export function inbox(read: Db, writer: Writer): Inbox {
  return {
    putKey: (company, { connection, publicKey, scope }) =>
      writer.write(async (db) => {
        const k = await keyOf(db, company);
        if (k === undefined) return false;
        await db
          .insertInto('inbox_keys')
          .values({ company: k, connection, public_key: publicKey, scope })
          .onConflict((conflict) => conflict.columns(['company', 'connection']).doUpdateSet({ public_key: publicKey, scope }))
          .execute();
        return true;
      }),
    async keys(company) {
      const k = (await keyOf(read, company)) ?? 0;
      return read.selectFrom('inbox_keys').select(['connection', 'public_key as publicKey', 'scope']).where('company', '=', k).orderBy('connection').execute();
    },
    add: (company, item) => writer.write((db) => addToInbox(db, company, item)),
    async items(company, after, limit, connections) {
      const k = (await keyOf(read, company)) ?? 0;
      if (connections.length === 0) return [];
      // Boxes are large: which of them fit is known before they are read.
      const sizes = await read
        .selectFrom('inbox')
        .select(['seq', ({ fn }) => fn<number>('length', ['box']).as('bytes')])
        .where('company', '=', k)
        .where('seq', '>', after)
        .where('connection', 'in', connections)
        .orderBy('seq')
        .limit(limit.items)
        .execute();
      const fit = upTo(sizes, limit.bytes).map(({ seq }) => seq);
      if (fit.length === 0) return [];
      return read
        .selectFrom('inbox')
        .select(['seq', 'connection', 'received_at as receivedAt', 'box'])
        .where('company', '=', k)
        .where('seq', 'in', fit)
        .orderBy('seq')
        .execute();
    },
    async find(company, seq) {
      const k = (await keyOf(read, company)) ?? 0;
      const row = await read.selectFrom('inbox').select('connection').where('company', '=', k).where('seq', '=', seq).executeTakeFirst();
      return row?.connection;
    },
    async size(company) {
      const k = (await keyOf(read, company)) ?? 0;
      const { bytes } = await read
        .selectFrom('inbox')
        .select(({ fn }) => fn.coalesce(fn.sum<number>(fn<number>('length', ['box'])), sql<number>`0`).as('bytes'))
        .where('company', '=', k)
        .executeTakeFirstOrThrow();
      return Number(bytes);
    },
    remove: (company, seq) =>
      writer.write(async (db) => {
        const k = (await keyOf(db, company)) ?? 0;
        const { numDeletedRows } = await db.deleteFrom('inbox').where('company', '=', k).where('seq', '=', seq).executeTakeFirstOrThrow();
        return numDeletedRows > 0n;
      })
  };
}

/** Within a transaction. @returns the seq, undefined without such a company */
export async function addToInbox(db: Db, company: string, { connection, receivedAt, box }: Omit<InboxItem, 'seq'>): Promise<number | undefined> {
  const row = await db
    .updateTable('companies')
    .set(({ eb }) => ({ inbox: eb('inbox', '+', 1) }))
    .where('id', '=', company)
    .returning(['k', 'inbox'])
    .executeTakeFirst();
  if (!row) return undefined;
  await db.insertInto('inbox').values({ company: row.k, seq: row.inbox, connection, received_at: receivedAt, box }).execute();
  return row.inbox;
}

/** The first item, and those after it as far as the bytes reach. */
function upTo<T extends { bytes: number }>(items: readonly T[], most: number): T[] {
  let left = most;
  return items.filter(({ bytes }, index) => {
    left -= bytes;
    return index === 0 || left >= 0;
  });
}
