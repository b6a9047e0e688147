// How the tables came to be: one step a version, forward only, all in one transaction. A step that was released is never changed.
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { StorageFault } from '../port.ts';

/** Each text is one statement. The place in the list + 1 is the version. */
const steps: readonly (readonly string[])[] = [
  [
    `create table companies (
       k integer primary key, id text not null unique, generation text not null, head integer not null, list integer not null, epoch integer not null,
       inbox integer not null, recovery_id text unique, recovery_box text, founded_at integer not null) strict`,
    `create table log (
       company integer not null references companies (k) on delete cascade, seq integer not null, id text not null, scope text not null, epoch integer not null,
       device text not null, n integer not null, kind text not null, at integer not null, hash blob not null, bytes blob, hidden_by integer, hidden_at integer) strict`,
    `create unique index log_seq on log (company, seq)`,
    `create unique index log_id on log (company, id)`,
    `create unique index log_n on log (company, device, scope, n)`,
    `create index log_hidden on log (hidden_at) where hidden_at is not null and bytes is not null`,
    `create table series (
       company integer not null references companies (k) on delete cascade, series text not null, last integer not null, last_date text,
       primary key (company, series)) strict, without rowid`,
    `create table issues (
       company integer not null references companies (k) on delete cascade, series text not null, number integer not null, record text not null,
       date text not null, envelope text not null, seq integer not null, primary key (company, series, number, record)) strict, without rowid`,
    `create index issues_record on issues (company, record)`,
    `create index issues_envelope on issues (company, envelope)`,
    `create table acts (
       company integer not null references companies (k) on delete cascade, number integer not null, text text not null, seq integer not null,
       primary key (company, number)) strict`,
    `create table devices (
       company integer not null references companies (k) on delete cascade, id text not null, entry text not null, revoked integer not null, seen_at integer,
       granted text, primary key (company, id)) strict`,
    `create table invitations (
       company integer not null references companies (k) on delete cascade, id text not null primary key, entry text not null, by text not null,
       created_at integer not null, expires_at integer not null, request text, answered integer not null) strict`,
    `create index invitations_company on invitations (company)`,
    `create table inbox_keys (
       company integer not null references companies (k) on delete cascade, connection text not null, public_key text not null,
       primary key (company, connection)) strict`,
    `create table inbox (
       company integer not null references companies (k) on delete cascade, seq integer not null, connection text not null, received_at integer not null,
       box blob not null, primary key (company, seq)) strict`,
    `create table blobs (
       company integer not null references companies (k) on delete cascade, id text not null, pieces integer not null, at integer not null,
       primary key (company, id)) strict`,
    `create table blob_pieces (
       company integer not null, id text not null, piece integer not null, size integer not null, primary key (company, id, piece),
       foreign key (company, id) references blobs (company, id) on delete cascade) strict, without rowid`
  ],
  [`alter table invitations add column declined integer not null default 0`],
  [
    `alter table companies add column used integer not null default 0`,
    `update companies set used =
       (select coalesce(sum(length(bytes)), 0) from log where company = k) + (select coalesce(sum(size), 0) from blob_pieces where company = k)`
  ],
  [
    `alter table inbox_keys add column scope text not null default 'inbox'`,
    `create table connections (
       company integer not null references companies (k) on delete cascade, id text not null, type text not null, settings text not null, progress text,
       state text not null, fault text, failures integer not null, next_at integer not null, ran_at integer, revision integer not null,
       primary key (company, id)) strict`,
    `create table connection_secrets (
       company integer not null, connection text not null, name text not null, box blob not null, primary key (company, connection, name),
       foreign key (company, connection) references connections (company, id) on delete cascade) strict`,
    `create table connection_taken (
       company integer not null, connection text not null, outside text not null, primary key (company, connection, outside),
       foreign key (company, connection) references connections (company, id) on delete cascade) strict, without rowid`
  ],
  [
    `alter table companies add column transmissions integer not null default 0`,
    // They outlive their connection: what was sent once is not sent again when it is switched on again.
    `create table transmissions (
       company integer not null references companies (k) on delete cascade, connection text not null, record text not null, attempt integer not null,
       seq integer not null, scope text not null, direction text not null, number text not null, name text not null, media text not null, hash text not null,
       size integer not null, night integer not null, state text not null, outside text, words text, tries integer not null, next_at integer, sent_at integer,
       staged_at integer not null, changed_at integer not null, primary key (company, connection, record, attempt)) strict`,
    `create unique index transmissions_seq on transmissions (company, seq)`,
    // What is due, in its order; what stands in one state.
    `create index transmissions_due on transmissions (company, connection, next_at, seq)`,
    `create index transmissions_state on transmissions (company, connection, state)`,
    `create table staged (
       company integer not null, connection text not null, record text not null, attempt integer not null, box blob not null,
       primary key (company, connection, record, attempt),
       foreign key (company, connection, record, attempt) references transmissions (company, connection, record, attempt) on delete cascade) strict`
  ],
  [`alter table connection_taken add column state text not null default ''`]
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
