// Invitations in SQLite: used once, and not after their time.
import { sameBytes } from '../bytes.ts';
import type { Invitations, StoredInvitation } from '../port.ts';
import { keyOf } from './tables.ts';
import type { Db, Tables } from './tables.ts';
import type { Writer } from './writer.ts';

export function invitations(read: Db, writer: Writer): Invitations {
  const rows = () =>
    read
      .selectFrom('invitations')
      .innerJoin('companies', 'companies.k', 'invitations.company')
      .select(['invitations.id', 'sealed', 'proof', 'made_by', 'expires_at', 'answer', 'companies.id as name']);
  return {
    add: (company, { id, sealed, proof, madeBy, expiresAt }) =>
      writer.write(async (db) => {
        const k = await keyOf(db, company);
        if (k === undefined) return false;
        const { numInsertedOrUpdatedRows } = await db
          .insertInto('invitations')
          .values({ company: k, id, sealed, proof, made_by: madeBy, expires_at: expiresAt, answer: null })
          .onConflict((conflict) => conflict.column('id').doNothing())
          .executeTakeFirstOrThrow();
        return Number(numInsertedOrUpdatedRows) === 1;
      }),
    async find(id) {
      const row = await rows().where('invitations.id', '=', id).executeTakeFirst();
      return row && plain(row);
    },
    async of(company) {
      return (await rows().where('companies.id', '=', company).orderBy('expires_at').execute()).map(plain);
    },
    answer: (id, at, answer) =>
      writer.write(async (db) => {
        const row = await db.selectFrom('invitations').select(['expires_at', 'answer']).where('id', '=', id).executeTakeFirst();
        if (row?.answer && sameBytes(row.answer, answer)) return 'same';
        if (!row || row.answer || row.expires_at <= at) return 'used';
        await db.updateTable('invitations').set({ answer }).where('id', '=', id).execute();
        return 'answered';
      }),
    remove: (company, id) =>
      writer.write(async (db) => {
        const k = await keyOf(db, company);
        if (k === undefined) return false;
        const { numDeletedRows } = await db.deleteFrom('invitations').where('company', '=', k).where('id', '=', id).executeTakeFirstOrThrow();
        return numDeletedRows > 0n;
      })
  };
}

/** Forgets those that ended before `limit`, used or not. */
export async function forgetEnded(db: Db, limit: number): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom('invitations').where('expires_at', '<', limit).executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

type Row = Omit<Tables['invitations'], 'company'> & { name: string };

function plain({ id, sealed, proof, made_by, expires_at, answer, name }: Row): StoredInvitation {
  return { id, sealed, proof, madeBy: made_by, expiresAt: expires_at, answer: answer ?? undefined, company: name };
}
