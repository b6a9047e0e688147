// Wrapped keys in SQLite, and the lookup of the recovery sheet.
import { sameBytes } from '../bytes.ts';
import type { Keys } from '../port.ts';
import { keyOf } from './tables.ts';
import type { Db } from './tables.ts';
import type { Writer } from './writer.ts';

/** Thrown within the transaction, so that none of the batch is kept. */
class Conflict extends Error {}

export function keys(read: Db, writer: Writer): Keys {
  return {
    async put(company, wrapped) {
      try {
        return await writer.write(async (db) => {
          const k = await keyOf(db, company);
          if (k === undefined) return 'no company';
          for (const { holder, scope, epoch, bytes } of wrapped) {
            const known = await db
              .selectFrom('wrapped')
              .select('bytes')
              .where('company', '=', k)
              .where('holder', '=', holder)
              .where('epoch', '=', epoch)
              .where('scope', '=', scope)
              .executeTakeFirst();
            if (known && !sameBytes(known.bytes, bytes)) throw new Conflict();
            if (!known) await db.insertInto('wrapped').values({ company: k, holder, scope, epoch, bytes }).execute();
          }
          return 'stored';
        });
      } catch (error) {
        if (error instanceof Conflict) return 'conflict';
        throw error;
      }
    },
    async of(company, holder) {
      const k = await keyOf(read, company);
      if (k === undefined) return [];
      return read
        .selectFrom('wrapped')
        .select(['holder', 'scope', 'epoch', 'bytes'])
        .where('company', '=', k)
        .where('holder', '=', holder)
        .orderBy('epoch')
        .orderBy('scope')
        .execute();
    },
    forget: (company, holder) =>
      writer.write(async (db) => {
        const k = await keyOf(db, company);
        if (k !== undefined) await db.deleteFrom('wrapped').where('company', '=', k).where('holder', '=', holder).execute();
      }),
    setRecovery: (company, { id, check }) =>
      writer.write(async (db) => {
        const owner = await db.selectFrom('companies').select('id').where('recovery_id', '=', id).executeTakeFirst();
        if (owner && owner.id !== company) return false;
        const { numUpdatedRows } = await db
          .updateTable('companies')
          .set({ recovery_id: id, recovery_check: JSON.stringify(check) })
          .where('id', '=', company)
          .executeTakeFirstOrThrow();
        return numUpdatedRows > 0n;
      }),
    async findRecovery(id) {
      const row = await read.selectFrom('companies').select(['id', 'recovery_check']).where('recovery_id', '=', id).executeTakeFirst();
      return row && { company: row.id, check: JSON.parse(row.recovery_check ?? 'null') as unknown };
    }
  };
}
