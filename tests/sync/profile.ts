// A device's database as a backup of the browser's profile holds it, and that backup put back.
import { CompanyDb } from '#store/db.ts';
import type { Scope } from '#sync/scopes.ts';

/** Rows by table. */
export type ProfileCopy = ReadonlyMap<string, readonly unknown[]>;

export async function copyOf(database: string): Promise<ProfileCopy> {
  const db = new CompanyDb(database);
  const copies = await db.transaction('r', db.tables, () => Promise.all(db.tables.map(async (table) => [table.name, await table.toArray()] as const)));
  db.close();
  return new Map(copies);
}

/** No tab may have the database open. */
export async function putBack(database: string, copy: ProfileCopy): Promise<void> {
  const db = new CompanyDb(database);
  await db.transaction('rw', db.tables, () =>
    Promise.all(
      db.tables.map(async (table) => {
        await table.clear();
        await table.bulkAdd(copy.get(table.name) ?? []);
      })
    )
  );
  db.close();
}

/** The last running numbers that the device had given then. */
export function lastOf(copy: ProfileCopy): Record<Scope, number> {
  const rows = (copy.get('sync') ?? []) as { key: string; value: unknown }[];
  return (rows.find(({ key }) => key === 'last')?.value ?? {}) as Record<Scope, number>;
}
