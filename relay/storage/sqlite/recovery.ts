// The box of the recovery sheet in SQLite: one a company.
import type { Recovery, RecoveryBox } from '../port.ts';
import { keyOf } from './tables.ts';
import type { Db } from './tables.ts';
import type { Writer } from './writer.ts';

export function recovery(read: Db, writer: Writer): Recovery {
  return {
    put: (company, box) =>
      writer.write(async (db) => {
        const k = await keyOf(db, company);
        return k === undefined ? 'no company' : setRecovery(db, k, box);
      }),
    async find(id) {
      const row = await read.selectFrom('companies').select(['id', 'recovery_box']).where('recovery_id', '=', id).executeTakeFirst();
      return row && { company: row.id, box: JSON.parse(row.recovery_box ?? 'null') as unknown };
    }
  };
}

/** Within a transaction of the writer. */
export async function setRecovery(db: Db, company: number, { recovery, box }: RecoveryBox): Promise<'stored' | 'taken'> {
  const owner = await db.selectFrom('companies').select('k').where('recovery_id', '=', recovery).executeTakeFirst();
  if (owner && owner.k !== company) return 'taken';
  await db
    .updateTable('companies')
    .set({ recovery_id: recovery, recovery_box: JSON.stringify(box) })
    .where('k', '=', company)
    .execute();
  return 'stored';
}
