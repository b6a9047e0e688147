// Companies in SQLite: founding with the first acts of the list, and removal of everything.
import type { Companies, Company } from '../port.ts';
import { appendActs, sameActs } from './lists.ts';
import { setRecovery } from './recovery.ts';
import type { Db } from './tables.ts';
import type { Writer } from './writer.ts';

const columns = ['k', 'id', 'generation', 'head', 'list', 'epoch'] as const;

/** `removed` is called after the rows are gone, to take the files away. */
export function companies(read: Db, writer: Writer, removed: (company: string) => Promise<void>): Companies {
  return {
    found: (founding) =>
      writer.write(async (db) => {
        const { company: id, generation, at, recovery } = founding;
        const known = await db.selectFrom('companies').select(columns).where('id', '=', id).executeTakeFirst();
        if (known) {
          const same = await sameActs(db, known.k, founding.acts);
          return same === undefined ? { outcome: 'taken' as const } : { outcome: 'same' as const, company: plain(known) };
        }
        const row = {
          id,
          generation,
          head: 0,
          list: 0,
          epoch: founding.epoch,
          inbox: 0,
          used: 0,
          recovery_id: null,
          recovery_box: null,
          founded_at: at
        };
        const { k } = await db.insertInto('companies').values(row).returning('k').executeTakeFirstOrThrow();
        await appendActs(db, k, founding);
        if (recovery) await setRecovery(db, k, recovery);
        return {
          outcome: 'founded' as const,
          company: plain(await db.selectFrom('companies').select(columns).where('k', '=', k).executeTakeFirstOrThrow())
        };
      }),
    async find(id) {
      const row = await read.selectFrom('companies').select(columns).where('id', '=', id).executeTakeFirst();
      return row && plain(row);
    },
    async remove(id) {
      const { numDeletedRows } = await writer.write((db) => db.deleteFrom('companies').where('id', '=', id).executeTakeFirstOrThrow());
      await removed(id);
      return numDeletedRows > 0n;
    }
  };
}

function plain({ id, generation, head, list, epoch }: Company): Company {
  return { id, generation, head, list, epoch };
}
