// The tables as Kysely knows them; their making stands in migrations.ts.
import type { Generated, Kysely } from 'kysely';
import type { Bytes } from '#sync/bytes.ts';
import type { DocumentHead, StoredState } from '../transmission-port.ts';

export interface Tables {
  companies: {
    k: Generated<number>;
    id: string;
    generation: string;
    head: number;
    list: number;
    epoch: number;
    inbox: number;
    /** Bytes of log and pieces of files that lie here. */
    used: number;
    /** The number of the newest change of a transmission. */
    transmissions: Generated<number>;
    recovery_id: string | null;
    recovery_box: string | null;
    founded_at: number;
  };
  log: {
    company: number;
    seq: number;
    id: string;
    scope: string;
    epoch: number;
    device: string;
    n: number;
    kind: string;
    at: number;
    hash: Bytes;
    /** Null once erased. */
    bytes: Bytes | null;
    hidden_by: number | null;
    hidden_at: number | null;
  };
  series: { company: number; series: string; last: number; last_date: string | null };
  issues: { company: number; series: string; number: number; record: string; date: string; envelope: string; seq: number };
  acts: { company: number; number: number; text: string; seq: number };
  devices: { company: number; id: string; entry: string; revoked: number; seen_at: number | null; granted: string | null };
  invitations: {
    company: number;
    id: string;
    entry: string;
    by: string;
    created_at: number;
    expires_at: number;
    request: string | null;
    answered: number;
    declined: number;
  };
  inbox_keys: { company: number; connection: string; public_key: string; scope: string };
  inbox: { company: number; seq: number; connection: string; received_at: number; box: Bytes };
  connections: {
    company: number;
    id: string;
    type: string;
    settings: string;
    progress: string | null;
    state: 'new' | 'well' | 'failing';
    fault: string | null;
    failures: number;
    next_at: number;
    ran_at: number | null;
    revision: number;
  };
  connection_secrets: { company: number; connection: string; name: string; box: Bytes };
  connection_taken: { company: number; connection: string; outside: string; state: string };
  transmissions: DocumentHead & {
    company: number;
    connection: string;
    record: string;
    attempt: number;
    seq: number;
    size: number;
    night: number;
    state: StoredState;
    outside: string | null;
    words: string | null;
    tries: number;
    /** Null while it waits for a night, too. */
    next_at: number | null;
    sent_at: number | null;
    staged_at: number;
    changed_at: number;
  };
  staged: { company: number; connection: string; record: string; attempt: number; box: Bytes };
  blobs: { company: number; id: string; pieces: number; at: number };
  blob_pieces: { company: number; id: string; piece: number; size: number };
}

export type Db = Kysely<Tables>;

/** The internal number of a company, undefined when there is none. */
export async function keyOf(db: Db, company: string): Promise<number | undefined> {
  const row = await db.selectFrom('companies').select('k').where('id', '=', company).executeTakeFirst();
  return row?.k;
}
