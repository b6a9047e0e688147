// Invitations in SQLite: asked once, and not after their time.
import type { Invitations, StoredInvitation } from '../port.ts';
import { keyOf } from './tables.ts';
import type { Db, Tables } from './tables.ts';
import type { Writer } from './writer.ts';

export function invitations(read: Db, writer: Writer): Invitations {
  const rows = (db: Db, at: number) =>
    db
      .selectFrom('invitations')
      .innerJoin('companies', 'companies.k', 'invitations.company')
      .select(['invitations.id', 'entry', 'by', 'created_at', 'expires_at', 'request', 'answered', 'declined', 'companies.id as name'])
      .where('expires_at', '>', at);
  return {
    add: (company, { id, entry, by, createdAt, expiresAt }, most) =>
      writer.write(async (db) => {
        const k = await keyOf(db, company);
        if (k === undefined) return 'no company';
        const text = JSON.stringify(entry);
        const known = await db.selectFrom('invitations').select(['company', 'entry', 'by']).where('id', '=', id).executeTakeFirst();
        if (known) return known.company === k && known.by === by && known.entry === text ? 'added' : 'taken';
        const open = await db
          .selectFrom('invitations')
          .select('id')
          .where('company', '=', k)
          .where('answered', '=', 0)
          .where('declined', '=', 0)
          .where('expires_at', '>', createdAt)
          .execute();
        if (open.length >= most) return 'many';
        await db
          .insertInto('invitations')
          .values({ company: k, id, entry: text, by, created_at: createdAt, expires_at: expiresAt, request: null, answered: 0, declined: 0 })
          .execute();
        return 'added';
      }),
    async find(id, at) {
      const row = await rows(read, at).where('invitations.id', '=', id).executeTakeFirst();
      return row && plain(row);
    },
    async of(company, at) {
      return (await rows(read, at).where('companies.id', '=', company).where('declined', '=', 0).orderBy('created_at').execute()).map(plain);
    },
    request: (id, at, request) =>
      writer.write(async (db) => {
        const row = await rows(db, at).where('invitations.id', '=', id).executeTakeFirst();
        if (!row) return { outcome: 'absent' as const };
        if (row.declined === 1) return { outcome: 'declined' as const };
        if (row.request === request) return { outcome: 'same' as const, company: row.name };
        if (row.request !== null) return { outcome: 'used' as const };
        await db.updateTable('invitations').set({ request }).where('id', '=', id).execute();
        return { outcome: 'asked' as const, company: row.name };
      }),
    unask: (id, at, request) =>
      writer.write(async (db) => {
        const row = await rows(db, at).where('invitations.id', '=', id).executeTakeFirst();
        if (!row || row.declined === 1 || row.request !== request) return { outcome: 'absent' as const };
        if (row.answered === 1) return { outcome: 'used' as const };
        await db.updateTable('invitations').set({ request: null }).where('id', '=', id).execute();
        return { outcome: 'open' as const, company: row.name };
      }),
    remove: (company, id) =>
      writer.write(async (db) => {
        const k = (await keyOf(db, company)) ?? 0;
        const found = await db
          .selectFrom('invitations')
          .select(['request', 'answered', 'declined'])
          .where('company', '=', k)
          .where('id', '=', id)
          .executeTakeFirst();
        if (!found || found.declined === 1) return false;
        // Who asked and waits is told no; the rest has nobody to tell.
        if (found.request !== null && found.answered === 0) await db.updateTable('invitations').set({ declined: 1 }).where('id', '=', id).execute();
        else await db.deleteFrom('invitations').where('id', '=', id).execute();
        return true;
      })
  };
}

/** Forgets those that ended before `limit`, used or not. */
export async function forgetEnded(db: Db, limit: number): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom('invitations').where('expires_at', '<', limit).executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

type Found = Omit<Tables['invitations'], 'company'> & { name: string };

function plain({ id, entry, by, created_at, expires_at, request, answered, declined, name }: Found): StoredInvitation {
  return {
    id,
    entry: JSON.parse(entry) as unknown,
    by,
    createdAt: created_at,
    expiresAt: expires_at,
    request: request ?? undefined,
    answered: answered === 1,
    declined: declined === 1,
    company: name
  };
}
