// The inbox in SQLite: what came for a company, sealed, until a device has taken it over.
import type { Inbox, InboxItem } from '../port.ts';
import { keyOf } from './tables.ts';
import type { Db } from './tables.ts';
import type { Writer } from './writer.ts';

export function inbox(read: Db, writer: Writer): Inbox {
  return {
    putKey: (company, { connection, publicKey }) =>
      writer.write(async (db) => {
        const k = await keyOf(db, company);
        if (k === undefined) return false;
        await db
          .insertInto('inbox_keys')
          .values({ company: k, connection, public_key: publicKey })
          .onConflict((conflict) => conflict.columns(['company', 'connection']).doUpdateSet({ public_key: publicKey }))
          .execute();
        return true;
      }),
    async keys(company) {
      const k = (await keyOf(read, company)) ?? 0;
      return read.selectFrom('inbox_keys').select(['connection', 'public_key as publicKey']).where('company', '=', k).orderBy('connection').execute();
    },
    add: (company, { connection, receivedAt, box }) =>
      writer.write(async (db) => {
        const row = await db
          .updateTable('companies')
          .set(({ eb }) => ({ inbox: eb('inbox', '+', 1) }))
          .where('id', '=', company)
          .returning(['k', 'inbox'])
          .executeTakeFirst();
        if (!row) return undefined;
        await db.insertInto('inbox').values({ company: row.k, seq: row.inbox, connection, received_at: receivedAt, box }).execute();
        return row.inbox;
      }),
    async items(company, after, limit) {
      const k = (await keyOf(read, company)) ?? 0;
      const rows = await read
        .selectFrom('inbox')
        .select(['seq', 'connection', 'received_at as receivedAt', 'box'])
        .where('company', '=', k)
        .where('seq', '>', after)
        .orderBy('seq')
        .limit(limit.items)
        .execute();
      return upTo(rows, limit.bytes);
    },
    remove: (company, seq) =>
      writer.write(async (db) => {
        const k = (await keyOf(db, company)) ?? 0;
        const { numDeletedRows } = await db.deleteFrom('inbox').where('company', '=', k).where('seq', '=', seq).executeTakeFirstOrThrow();
        return numDeletedRows > 0n;
      })
  };
}

/** The first item, and those after it as far as the bytes reach. */
function upTo(items: InboxItem[], bytes: number): InboxItem[] {
  let left = bytes;
  return items.filter(({ box }, index) => {
    left -= box.length;
    return index === 0 || left >= 0;
  });
}
