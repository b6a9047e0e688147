// The tables as Kysely knows them; their making stands in migrations.ts.
import type { Generated, Kysely } from 'kysely';
import type { Bytes } from '../bytes.ts';

export interface Tables {
  companies: {
    k: Generated<number>;
    id: string;
    generation: string;
    head: number;
    letters: number;
    recovery_id: string | null;
    recovery_check: string | null;
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
  series: { company: number; series: string; last: number; last_date: string };
  issues: { company: number; record: string; series: string; number: number; date: string; envelope: string };
  lists: { company: number; number: number; bytes: Bytes; at: number };
  devices: { company: number; id: string; entry: string; letter: string; revoked_at: number | null; seen_at: number | null };
  invitations: { company: number; id: string; sealed: Bytes; proof: Bytes; made_by: string; expires_at: number; answer: Bytes | null };
  wrapped: { company: number; holder: string; epoch: number; scope: string; bytes: Bytes };
  blobs: { company: number; id: string; scope: string; chunks: number; at: number };
  blob_chunks: { company: number; id: string; chunk: number; size: number };
}

export type Db = Kysely<Tables>;

/** The internal number of a company, undefined when there is none. */
export async function keyOf(db: Db, company: string): Promise<number | undefined> {
  const row = await db.selectFrom('companies').select('k').where('id', '=', company).executeTakeFirst();
  return row?.k;
}
