// The device list in SQLite: its acts, the devices as they stand after them, their grants and visits.
import type { ListChange, Lists, StoredDevice, StoredGrant } from '../log-port.ts';
import { rowWriter } from './rows.ts';
import { keyOf } from './tables.ts';
import type { Db } from './tables.ts';
import type { Writer } from './writer.ts';

export function lists(read: Db, writer: Writer): Lists {
  return {
    append: (change) =>
      writer.write(async (db) => {
        const found = await db.selectFrom('companies').select(['k', 'list']).where('id', '=', change.company).executeTakeFirst();
        if (!found) return { outcome: 'no company' as const };
        const { k, list } = found;
        const seq = await sameActs(db, k, change.acts);
        if (seq !== undefined) return { outcome: 'same' as const, head: list, seq };
        if (change.acts[0]?.number !== list + 1) return { outcome: 'list' as const, head: list };
        if (await isBehind(db, k, change.upTo)) return { outcome: 'behind' as const };
        if (change.invitation !== undefined && !(await answer(db, k, change.invitation, change.at))) return { outcome: 'used' as const };
        return { outcome: 'appended' as const, ...(await appendActs(db, k, change)) };
      }),
    async acts(company, after) {
      const k = (await keyOf(read, company)) ?? 0;
      return read.selectFrom('acts').select(['number', 'text']).where('company', '=', k).where('number', '>', after).orderBy('number').execute();
    },
    async find(company, device) {
      const k = await keyOf(read, company);
      return k === undefined ? undefined : deviceOf(read, k, device);
    },
    grant: (company, head, grants) =>
      writer.write(async (db) => {
        const found = await db.selectFrom('companies').select(['k', 'list']).where('id', '=', company).executeTakeFirst();
        if (!found) return { outcome: 'no company' as const };
        if (found.list !== head) return { outcome: 'list' as const, head: found.list };
        await putGrants(db, found.k, grants);
        return { outcome: 'stored' as const };
      }),
    async granted(company, device) {
      const k = (await keyOf(read, company)) ?? 0;
      const row = await read.selectFrom('devices').select('granted').where('company', '=', k).where('id', '=', device).executeTakeFirst();
      return row?.granted ? (JSON.parse(row.granted) as unknown) : undefined;
    },
    seen: (company, device, at) =>
      writer.write(async (db) => {
        const k = (await keyOf(db, company)) ?? 0;
        await db.updateTable('devices').set({ seen_at: at }).where('company', '=', k).where('id', '=', device).execute();
      }),
    async visits(company) {
      const k = (await keyOf(read, company)) ?? 0;
      const rows = await read.selectFrom('devices').select(['id', 'seen_at']).where('company', '=', k).orderBy('id').execute();
      return rows.map(({ id, seen_at }) => ({ id, seenAt: seen_at ?? undefined }));
    }
  };
}

export async function deviceOf(db: Db, company: number, device: string): Promise<StoredDevice | undefined> {
  const row = await db
    .selectFrom('devices')
    .select(['id', 'entry', 'revoked'])
    .where('company', '=', company)
    .where('id', '=', device)
    .executeTakeFirst();
  return row && { id: row.id, entry: JSON.parse(row.entry) as unknown, revoked: row.revoked === 1 };
}

/** The seq of the last of `acts` when every one of them stands in the list as it is; undefined when one does not. */
export async function sameActs(db: Db, company: number, acts: ListChange['acts']): Promise<number | undefined> {
  let seq: number | undefined;
  for (const { number, text } of acts) {
    const row = await db.selectFrom('acts').select(['text', 'seq']).where('company', '=', company).where('number', '=', number).executeTakeFirst();
    if (row?.text !== text) return undefined;
    ({ seq } = row);
  }
  return seq;
}

/** Writes the acts into list and log, and what becomes true with them. Within a transaction of the writer. */
export async function appendActs(db: Db, company: number, { acts, at, devices, epoch, grants }: ListChange): Promise<{ head: number; seq: number }> {
  const last = { head: 0, seq: 0 };
  const rows = await rowWriter(
    db,
    company,
    at,
    acts.map(({ envelope }) => envelope)
  );
  for (const { number, text, envelope } of acts) {
    const row = await rows.add(envelope);
    if ('fault' in row) throw new Error(`an act of the list cannot stand in the log: ${row.fault}`);
    await db.insertInto('acts').values({ company, number, text, seq: row.seq }).execute();
    Object.assign(last, { head: number, seq: row.seq });
  }
  await rows.flush();
  await db.updateTable('companies').set({ list: last.head, epoch }).where('k', '=', company).execute();
  for (const { id, entry, revoked } of devices) {
    const values = { entry: JSON.stringify(entry), revoked: revoked ? 1 : 0 };
    await db
      .insertInto('devices')
      .values({ company, id, seen_at: null, granted: null, ...values })
      .onConflict((conflict) => conflict.columns(['company', 'id']).doUpdateSet(values))
      .execute();
  }
  await putGrants(db, company, grants);
  // Who is revoked has no use for keys any more.
  await db
    .updateTable('devices')
    .set({ granted: null })
    .where('company', '=', company)
    .where('revoked', '=', 1)
    .where('granted', 'is not', null)
    .execute();
  return last;
}

async function putGrants(db: Db, company: number, grants: readonly StoredGrant[]): Promise<void> {
  for (const { device, grant } of grants) {
    await db
      .updateTable('devices')
      .set({ granted: JSON.stringify(grant) })
      .where('company', '=', company)
      .where('id', '=', device)
      .execute();
  }
}

/** Whether a device has written more than was known where it was changed. */
async function isBehind(db: Db, company: number, upTo: ListChange['upTo']): Promise<boolean> {
  for (const { device, n } of upTo) {
    const rows = await db
      .selectFrom('log')
      .select(['scope', ({ fn }) => fn.max('n').as('written')])
      .where('company', '=', company)
      .where('device', '=', device)
      .where('epoch', '>', 0)
      .groupBy('scope')
      .execute();
    if (rows.some(({ scope, written }) => written > (n[scope] ?? 0))) return true;
  }
  return false;
}

async function answer(db: Db, company: number, invitation: string, at: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('invitations')
    .set({ answered: 1 })
    .where('company', '=', company)
    .where('id', '=', invitation)
    .where('request', 'is not', null)
    .where('answered', '=', 0)
    .where('declined', '=', 0)
    .where('expires_at', '>', at)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}
