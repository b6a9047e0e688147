// How the tables came to be: one step a version, forward only, all in one transaction. A step that was released is never changed.
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { StorageFault } from '../port.ts';

/** Each text is one statement. The place in the list + 1 is the version. */
const steps: readonly (readonly string[])[] = [
  [
    `create table companies (
       k integer primary key, id text not null unique, generation text not null, head integer not null default 0, letters integer not null default 0,
       recovery_id text unique, recovery_check text, founded_at integer not null) strict`,
    `create table log (
       company integer not null references companies (k) on delete cascade, seq integer not null, id text not null, scope text not null, epoch integer not null,
       device text not null, n integer not null, kind text not null, at integer not null, hash blob not null, bytes blob,
       hidden_by integer, hidden_at integer, unique (company, id)) strict`,
    `create unique index log_seq on log (company, seq)`,
    `create index log_hidden on log (hidden_at) where hidden_at is not null and bytes is not null`,
    `create table series (
       company integer not null references companies (k) on delete cascade, series text not null, last integer not null, last_date text not null,
       primary key (company, series)) strict, without rowid`,
    `create table issues (
       company integer not null references companies (k) on delete cascade, record text not null, series text not null, number integer not null, date text not null,
       envelope text not null, primary key (company, record), unique (company, series, number), unique (company, envelope)) strict, without rowid`,
    `create table lists (
       company integer not null references companies (k) on delete cascade, number integer not null, bytes blob not null, at integer not null,
       primary key (company, number)) strict`,
    `create table devices (
       company integer not null references companies (k) on delete cascade, id text not null, entry text not null, letter text not null, revoked_at integer,
       seen_at integer, primary key (company, id), unique (company, letter)) strict`,
    `create table invitations (
       company integer not null references companies (k) on delete cascade, id text not null primary key, sealed blob not null, proof blob not null,
       made_by text not null, expires_at integer not null, answer blob) strict`,
    `create index invitations_company on invitations (company)`,
    `create table wrapped (
       company integer not null references companies (k) on delete cascade, holder text not null, epoch integer not null, scope text not null, bytes blob not null,
       primary key (company, holder, epoch, scope)) strict`,
    `create table blobs (
       company integer not null references companies (k) on delete cascade, id text not null, scope text not null, chunks integer not null, at integer not null,
       primary key (company, id)) strict`,
    `create table blob_chunks (
       company integer not null, id text not null, chunk integer not null, size integer not null, primary key (company, id, chunk),
       foreign key (company, id) references blobs (company, id) on delete cascade) strict, without rowid`
  ]
];

/** The version that this code makes and reads. */
export const VERSION = steps.length;

/**
 * Brings the tables to VERSION in one transaction; does nothing when they are there.
 * @throws {StorageFault} 'newer data' when a newer relay has written here
 */
export async function migrate<T>(db: Kysely<T>): Promise<void> {
  await db.connection().execute(async (connection) => {
    await sql`create table if not exists schema_version (version integer not null)`.execute(connection);
    await sql`begin immediate`.execute(connection);
    try {
      const { rows } = await sql<{ version: number }>`select version from schema_version`.execute(connection);
      const version = rows[0]?.version ?? 0;
      if (version > VERSION) {
        throw new StorageFault(
          'newer data',
          `the data was written by a newer version of Carnet (its data has version ${version}, this one reads up to ${VERSION}).\n` +
            'Start that newer version, or restore a backup that this one made.'
        );
      }
      for (const step of steps.slice(version)) {
        for (const statement of step) await sql.raw(statement).execute(connection);
      }
      if (rows.length === 0) await sql`insert into schema_version (version) values (${VERSION})`.execute(connection);
      else if (version < VERSION) await sql`update schema_version set version = ${VERSION}`.execute(connection);
      await sql`commit`.execute(connection);
    } catch (error) {
      await sql`rollback`.execute(connection);
      throw error;
    }
  });
}
