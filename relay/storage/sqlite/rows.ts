// New rows of a company's log: seq from the company's own counter, numbers of documents registered, what a snapshot contains hidden.
import { sameBytes } from '#sync/bytes.ts';
import type { NewEnvelope, RowFault } from '../log-port.ts';
import { sha256 } from './hash.ts';
import { registerFacts } from './series.ts';
import { fill } from './quota.ts';
import type { Db, Tables } from './tables.ts';

/** Ids named in one statement, rows written by one. */
const MANY = 500;
const TOGETHER = 32;

export type Stored = { seq: number; fresh: boolean } | { fault: RowFault };

/** Writes envelopes one after the other within one transaction; nothing is there for others to see before `flush`. */
export interface RowWriter {
  /** What is there already keeps the seq it has. */
  add(envelope: NewEnvelope): Promise<Stored>;
  /** The answer for one that is there, or whose id or running number stands for another one. */
  known(envelope: NewEnvelope): Stored | undefined;
  /** Writes what waits; gives the head. */
  flush(): Promise<number>;
}

/** `envelopes` are those that may come: what is known of them is asked once. Beyond `quota` bytes nothing more is written. @throws StorageFault `quota` */
export async function rowWriter(db: Db, company: number, at: number, envelopes: readonly NewEnvelope[], quota?: number): Promise<RowWriter> {
  const known = await knownIds(db, company, envelopes);
  const numbers = await knownNumbers(db, company, envelopes);
  const { head: start } = await db.selectFrom('companies').select('head').where('k', '=', company).executeTakeFirstOrThrow();
  let head = start;
  let waiting: Tables['log'][] = [];

  const flush = async (): Promise<number> => {
    for (const rows of inSlices(waiting, TOGETHER)) await db.insertInto('log').values(rows).execute();
    if (waiting.length > 0) {
      const size = waiting.reduce((sum, { bytes }) => sum + (bytes?.length ?? 0), 0);
      await fill(db, company, size, quota);
      await db.updateTable('companies').set({ head }).where('k', '=', company).execute();
    }
    waiting = [];
    return head;
  };

  const knownRow = (envelope: NewEnvelope, hash: Uint8Array): Stored | undefined => {
    const same = known.get(envelope.id);
    if (same) return sameBytes(same.hash, hash) ? { seq: same.seq, fresh: false } : { fault: 'taken' };
    return numbers.has(numberOf(envelope)) ? { fault: 'taken' } : undefined;
  };

  return {
    known: (envelope) => knownRow(envelope, sha256(envelope.bytes)),
    async add(envelope) {
      const { id, scope, epoch, device, n, kind, bytes } = envelope;
      const hash = sha256(bytes);
      const there = knownRow(envelope, hash);
      if (there) return there;
      if (envelope.contains.length > 0) {
        await flush();
        if (!(await containsRight(db, company, envelope))) return { fault: 'contains' };
      }
      head += 1;
      const seq = head;
      known.set(id, { seq, hash });
      numbers.add(numberOf(envelope));
      waiting.push({ company, seq, id, scope, epoch, device, n, kind, at, hash, bytes, hidden_by: null, hidden_at: null });
      if (envelope.issues.length > 0) await registerFacts(db, company, seq, envelope);
      if (envelope.contains.length > 0) {
        await flush();
        await hideContained(db, company, at, envelope, seq);
      }
      return { seq, fresh: true };
    },
    flush
  };
}

async function knownIds(db: Db, company: number, envelopes: readonly NewEnvelope[]): Promise<Map<string, { seq: number; hash: Uint8Array }>> {
  const known = new Map<string, { seq: number; hash: Uint8Array }>();
  for (const part of inSlices(envelopes, MANY)) {
    const ids = part.map(({ id }) => id);
    const rows = await db.selectFrom('log').select(['id', 'seq', 'hash']).where('company', '=', company).where('id', 'in', ids).execute();
    for (const { id, seq, hash } of rows) known.set(id, { seq, hash });
  }
  return known;
}

async function knownNumbers(db: Db, company: number, envelopes: readonly NewEnvelope[]): Promise<Set<string>> {
  const known = new Set<string>();
  const authors = Map.groupBy(envelopes, ({ device, scope }) => `${device} ${scope}`);
  for (const part of [...authors.values()].flatMap((same) => [...inSlices(same, MANY)])) {
    const { device, scope } = part[0]!;
    const numbers = part.map(({ n }) => n);
    const rows = await db
      .selectFrom('log')
      .select(['device', 'scope', 'n'])
      .where('company', '=', company)
      .where('device', '=', device)
      .where('scope', '=', scope)
      .where('n', 'in', numbers)
      .execute();
    for (const row of rows) known.add(numberOf(row));
  }
  return known;
}

function numberOf({ device, scope, n }: Pick<NewEnvelope, 'device' | 'scope' | 'n'>): string {
  return `${device} ${scope} ${n}`;
}

async function containsRight(db: Db, company: number, { contains, scope }: NewEnvelope): Promise<boolean> {
  for (const ids of inSlices(contains, MANY)) {
    const rows = await db.selectFrom('log').select('id').where('company', '=', company).where('id', 'in', ids).where('scope', '=', scope).execute();
    if (rows.length !== ids.length) return false;
  }
  return true;
}

/** A row whose numbers the snapshot does not bear itself stays: a number is never without its document. */
async function hideContained(db: Db, company: number, at: number, { contains }: NewEnvelope, seq: number): Promise<void> {
  for (const ids of inSlices(contains, MANY)) {
    await db
      .updateTable('log')
      .set({ hidden_by: seq, hidden_at: at })
      .where('company', '=', company)
      .where('id', 'in', ids)
      .where('hidden_by', 'is', null)
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('issues').select('number').where('issues.company', '=', company).whereRef('issues.envelope', '=', 'log.id')))
      )
      .execute();
  }
}

/** Erases the content of rows hidden before `limit`; id, number and hash stay, so that a late repeat is known. */
export async function eraseHidden(db: Db, limit: number): Promise<number> {
  const freed = await db
    .selectFrom('log')
    .select(['company', ({ fn }) => fn.sum<number>(fn('length', ['bytes'])).as('size')])
    .where('hidden_at', '<', limit)
    .where('bytes', 'is not', null)
    .groupBy('company')
    .execute();
  for (const { company, size } of freed) await fill(db, company, -size);
  const { numUpdatedRows } = await db
    .updateTable('log')
    .set({ bytes: null })
    .where('hidden_at', '<', limit)
    .where('bytes', 'is not', null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

function* inSlices<T>(all: readonly T[], size: number): Generator<T[]> {
  for (let at = 0; at < all.length; at += size) yield all.slice(at, at + size);
}
