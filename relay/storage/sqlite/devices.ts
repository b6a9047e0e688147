// Signed device lists in SQLite, with what the relay needs of them: who is on it, who is revoked, and the letter of each.
import { sameBytes } from '../bytes.ts';
import type { Devices, NewList, StoredDevice } from '../port.ts';
import { letterAt } from '../letters.ts';
import { keyOf } from './tables.ts';
import type { Db } from './tables.ts';
import type { Writer } from './writer.ts';

const columns = ['id', 'entry', 'letter', 'revoked_at', 'seen_at'] as const;

export function devices(read: Db, writer: Writer): Devices {
  return {
    append: (company, at, list) =>
      writer.write(async (db) => {
        const k = await keyOf(db, company);
        if (k === undefined) return { outcome: 'no company' as const };
        const known = await db.selectFrom('lists').select('bytes').where('company', '=', k).where('number', '=', list.number).executeTakeFirst();
        if (known && sameBytes(known.bytes, list.bytes)) return { outcome: 'same' as const, devices: await allOf(db, k) };
        const { newest } = await db
          .selectFrom('lists')
          .select(({ fn }) => fn.max('number').as('newest'))
          .where('company', '=', k)
          .executeTakeFirstOrThrow();
        if (list.number !== newest + 1) return { outcome: 'conflict' as const, number: newest };
        await appendList(db, k, at, list);
        return { outcome: 'appended' as const, devices: await allOf(db, k) };
      }),
    async lists(company, after) {
      const k = await keyOf(read, company);
      if (k === undefined) return [];
      return read.selectFrom('lists').select(['number', 'bytes']).where('company', '=', k).where('number', '>', after).orderBy('number').execute();
    },
    async all(company) {
      const k = await keyOf(read, company);
      return k === undefined ? [] : allOf(read, k);
    },
    async find(company, device) {
      const k = await keyOf(read, company);
      if (k === undefined) return undefined;
      const row = await read.selectFrom('devices').select(columns).where('company', '=', k).where('id', '=', device).executeTakeFirst();
      return row && plain(row);
    },
    seen: (company, device, at) =>
      writer.write(async (db) => {
        const k = await keyOf(db, company);
        if (k !== undefined) await db.updateTable('devices').set({ seen_at: at }).where('company', '=', k).where('id', '=', device).execute();
      })
  };
}

/** Writes the list, brings the devices up to it, and gives newcomers the next letters. A device that the list no longer names counts as revoked. */
export async function appendList(db: Db, company: number, at: number, list: NewList): Promise<void> {
  await db.insertInto('lists').values({ company, number: list.number, bytes: list.bytes, at }).execute();
  const known = new Map((await allOf(db, company)).map((device) => [device.id, device]));
  for (const { id, entry, revokedAt } of list.devices) {
    const before = known.get(id);
    known.delete(id);
    const revoked_at = before?.revokedAt ?? revokedAt ?? null;
    if (before) {
      await db
        .updateTable('devices')
        .set({ entry: JSON.stringify(entry), revoked_at })
        .where('company', '=', company)
        .where('id', '=', id)
        .execute();
      continue;
    }
    const { letters } = await db
      .updateTable('companies')
      .set(({ eb }) => ({ letters: eb('letters', '+', 1) }))
      .where('k', '=', company)
      .returning('letters')
      .executeTakeFirstOrThrow();
    await db
      .insertInto('devices')
      .values({ company, id, entry: JSON.stringify(entry), letter: letterAt(letters), revoked_at, seen_at: null })
      .execute();
  }
  for (const { id, revokedAt } of known.values()) {
    if (revokedAt !== undefined) continue;
    await db.updateTable('devices').set({ revoked_at: at }).where('company', '=', company).where('id', '=', id).execute();
  }
}

async function allOf(db: Db, company: number): Promise<StoredDevice[]> {
  const rows = await db.selectFrom('devices').select(columns).where('company', '=', company).orderBy('id').execute();
  return rows.map(plain);
}

function plain(row: { id: string; entry: string; letter: string; revoked_at: number | null; seen_at: number | null }): StoredDevice {
  return { id: row.id, entry: JSON.parse(row.entry), letter: row.letter, revokedAt: row.revoked_at ?? undefined, seenAt: row.seen_at ?? undefined };
}
