// Companies in SQLite: founding with the first device list, and removal of everything.
import type { Companies, Company } from '../port.ts';
import { sameBytes } from '../bytes.ts';
import { appendList } from './devices.ts';
import type { Db } from './tables.ts';
import type { Writer } from './writer.ts';

/** `removed` is called after the rows are gone, to take the files away. */
export function companies(read: Db, writer: Writer, removed: (company: string) => Promise<void>): Companies {
  return {
    found: ({ id, generation, at, list }) =>
      writer.write(async (db) => {
        const known = await db.selectFrom('companies').select(['k', 'id', 'generation', 'head']).where('id', '=', id).executeTakeFirst();
        if (known) {
          const first = await db
            .selectFrom('lists')
            .select('bytes')
            .where('company', '=', known.k)
            .where('number', '=', list.number)
            .executeTakeFirst();
          return first && sameBytes(first.bytes, list.bytes) ? { outcome: 'same' as const, company: plain(known) } : { outcome: 'taken' as const };
        }
        const { k } = await db
          .insertInto('companies')
          .values({ id, generation, head: 0, letters: 0, recovery_id: null, recovery_check: null, founded_at: at })
          .returning('k')
          .executeTakeFirstOrThrow();
        await appendList(db, k, at, list);
        return { outcome: 'founded' as const, company: { id, generation, head: 0 } };
      }),
    async find(id) {
      const row = await read.selectFrom('companies').select(['id', 'generation', 'head']).where('id', '=', id).executeTakeFirst();
      return row && plain(row);
    },
    async remove(id) {
      const { numDeletedRows } = await writer.write((db) => db.deleteFrom('companies').where('id', '=', id).executeTakeFirstOrThrow());
      await removed(id);
      return numDeletedRows > 0n;
    }
  };
}

function plain({ id, generation, head }: Company): Company {
  return { id, generation, head };
}
