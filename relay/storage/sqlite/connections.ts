// Connections in SQLite: settings and state of each, its secrets as boxes, and what it has taken, in one transaction with the inbox.
import type { Connections, StoredConnection } from '../inbox-port.ts';
import { addToInbox } from './inbox.ts';
import { keyOf } from './tables.ts';
import type { Db, Tables } from './tables.ts';
import type { Writer } from './writer.ts';

/** Ids asked about in one statement. */
const MANY = 500;

export function connections(read: Db, writer: Writer): Connections {
  const whole = async (company: string, k: number, rows: Tables['connections'][]): Promise<StoredConnection[]> => {
    const secrets = await read.selectFrom('connection_secrets').select(['connection', 'name', 'box']).where('company', '=', k).orderBy('name').execute();
    return rows.map((row) => ({
      ...{ company, id: row.id, type: row.type, settings: JSON.parse(row.settings) as unknown, state: row.state, failures: row.failures, nextAt: row.next_at },
      ...{ fault: row.fault ?? undefined, ranAt: row.ran_at ?? undefined, revision: row.revision },
      progress: row.progress === null ? undefined : (JSON.parse(row.progress) as unknown),
      secrets: secrets.filter(({ connection }) => connection === row.id).map(({ name, box }) => ({ name, box }))
    }));
  };
  const of = async (company: string): Promise<StoredConnection[]> => {
    const k = (await keyOf(read, company)) ?? 0;
    return whole(company, k, await read.selectFrom('connections').selectAll().where('company', '=', k).orderBy('id').execute());
  };

  return {
    of,
    put: (company, { id, type, settings, secrets, nextAt }, most) =>
      writer.write(async (db) => {
        const k = await keyOf(db, company);
        if (k === undefined) return 'no company';
        const known = await db.selectFrom('connections').select(['id', 'revision']).where('company', '=', k).execute();
        const before = known.find((one) => one.id === id);
        if (!before && known.length >= most) return 'many';
        const fresh = { type, settings: JSON.stringify(settings), state: 'new' as const, fault: null, failures: 0, next_at: nextAt, revision: (before?.revision ?? 0) + 1 };
        await db
          .insertInto('connections')
          .values({ company: k, id, ...fresh, progress: null, ran_at: null })
          .onConflict((conflict) => conflict.columns(['company', 'id']).doUpdateSet(fresh))
          .execute();
        if (secrets) await putSecrets(db, k, id, secrets);
        return 'stored';
      }),
    async find(company, id) {
      const k = (await keyOf(read, company)) ?? 0;
      const [found] = await whole(company, k, await read.selectFrom('connections').selectAll().where('company', '=', k).where('id', '=', id).execute());
      return found;
    },
    all: () =>
      read
        .selectFrom('connections')
        .innerJoin('companies', 'companies.k', 'connections.company')
        .select(['companies.id as company', 'connections.id as id', 'connections.next_at as nextAt'])
        .execute(),
    async ofType(type) {
      const rows = await read
        .selectFrom('connections')
        .innerJoin('companies', 'companies.k', 'connections.company')
        .select(['companies.id as company', 'connections.id as id', 'connections.settings as settings'])
        .where('type', '=', type)
        .execute();
      return rows.map(({ settings, ...row }) => ({ ...row, settings: JSON.parse(settings) as unknown }));
    },
    remove: (company, id) =>
      writer.write(async (db) => {
        const k = (await keyOf(db, company)) ?? 0;
        const { numDeletedRows } = await db.deleteFrom('connections').where('company', '=', k).where('id', '=', id).executeTakeFirstOrThrow();
        return numDeletedRows > 0n;
      }),
    note: ({ company, id, revision }, { state, fault, failures, nextAt, ranAt }) =>
      writer.write(async (db) => {
        const k = (await keyOf(db, company)) ?? 0;
        const { numUpdatedRows } = await db
          .updateTable('connections')
          .set({ state, fault: fault ?? null, failures, next_at: nextAt, ran_at: ranAt ?? null })
          .where('company', '=', k)
          .where('id', '=', id)
          .where('revision', '=', revision)
          .executeTakeFirstOrThrow();
        return numUpdatedRows > 0n;
      }),
    advance: ({ company, id, revision }, progress, came) =>
      writer.write(async (db) => {
        const k = (await keyOf(db, company)) ?? 0;
        const { numUpdatedRows } = await db
          .updateTable('connections')
          .set(progress === undefined ? { revision } : { progress: JSON.stringify(progress) })
          .where('company', '=', k)
          .where('id', '=', id)
          .where('revision', '=', revision)
          .executeTakeFirstOrThrow();
        if (numUpdatedRows === 0n) return 'gone';
        if (!came) return 'kept';
        const { numInsertedOrUpdatedRows } = await db
          .insertInto('connection_taken')
          .values({ company: k, connection: id, outside: came.outside, state: '' })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirstOrThrow();
        if (numInsertedOrUpdatedRows === 0n) return 'known';
        const also = (came.also ?? []).map((one) => ({ company: k, connection: id, ...one }));
        for (let at = 0; at < also.length; at += MANY) {
          await db
            .insertInto('connection_taken')
            .values(also.slice(at, at + MANY))
            .onConflict((conflict) => conflict.columns(['company', 'connection', 'outside']).doUpdateSet((eb) => ({ state: eb.ref('excluded.state') })))
            .execute();
        }
        for (const box of came.boxes) await addToInbox(db, company, { connection: id, receivedAt: came.receivedAt, box });
        return 'kept';
      }),
    reseal: ({ company, id, revision }, secrets) =>
      writer.write(async (db) => {
        const k = (await keyOf(db, company)) ?? 0;
        const found = await db.selectFrom('connections').select('id').where('company', '=', k).where('id', '=', id).where('revision', '=', revision).executeTakeFirst();
        if (found) await putSecrets(db, k, id, secrets);
        return found !== undefined;
      }),
    async taken(company, id, outside) {
      const k = (await keyOf(read, company)) ?? 0;
      const found = new Map<string, string>();
      for (let at = 0; at < outside.length; at += MANY) {
        const rows = await read
          .selectFrom('connection_taken')
          .select(['outside', 'state'])
          .where('company', '=', k)
          .where('connection', '=', id)
          .where('outside', 'in', outside.slice(at, at + MANY))
          .execute();
        for (const row of rows) found.set(row.outside, row.state);
      }
      return found;
    }
  };
}

async function putSecrets(db: Db, k: number, id: string, secrets: StoredConnection['secrets']): Promise<void> {
  await db.deleteFrom('connection_secrets').where('company', '=', k).where('connection', '=', id).execute();
  for (const { name, box } of secrets) await db.insertInto('connection_secrets').values({ company: k, connection: id, name, box }).execute();
}
