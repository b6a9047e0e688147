// Issue in SQLite: the number, the envelope and the state of the series in one transaction.
import { sameBytes, sha256 } from '../bytes.ts';
import type { IssueClaim, Issued, Issues, IssueState, NewEnvelope } from '../port.ts';
import { appendRows } from './log.ts';
import { keyOf } from './tables.ts';
import type { Db } from './tables.ts';
import type { Writer } from './writer.ts';

export function issues(read: Db, writer: Writer): Issues {
  return {
    claim: <Refusal>(claim: IssueClaim, decide: (state: IssueState) => Refusal | undefined) =>
      writer.write(async (db): Promise<Issued<Refusal>> => {
        const k = await keyOf(db, claim.company);
        if (k === undefined) return { outcome: 'no company' };
        const repeated = await storedBefore(db, k, claim.envelope);
        if (repeated) return repeated;
        const refusal = decide(await stateOf(db, k, claim));
        if (refusal !== undefined) return { outcome: 'refused', refusal };

        const { series, number, date, record, envelope } = claim;
        const appended = await appendRows(db, k, claim.at, [envelope]);
        if (appended.outcome === 'other bytes') return appended;
        await db.insertInto('issues').values({ company: k, record, series, number, date, envelope: envelope.id }).execute();
        await raiseSeries(db, k, { series, last: number, lastDate: date });
        return { outcome: 'stored', seq: appended.seqs[0]!, head: appended.head, fresh: true };
      }),
    raise: (company, series) =>
      writer.write(async (db) => {
        const k = await keyOf(db, company);
        if (k === undefined) return false;
        for (const one of series) await raiseSeries(db, k, one);
        return true;
      }),
    async series(company) {
      const k = await keyOf(read, company);
      if (k === undefined) return [];
      return read.selectFrom('series').select(['series', 'last', 'last_date as lastDate']).where('company', '=', k).orderBy('series').execute();
    }
  };
}

/** The answer that this envelope got before, whatever the series has become since. */
async function storedBefore(db: Db, company: number, envelope: NewEnvelope): Promise<Issued<never> | undefined> {
  const row = await db
    .selectFrom('log')
    .innerJoin('companies', 'companies.k', 'log.company')
    .leftJoin('issues', (join) => join.onRef('issues.company', '=', 'log.company').onRef('issues.envelope', '=', 'log.id'))
    .select(['log.seq', 'log.hash', 'companies.head', 'issues.number'])
    .where('log.company', '=', company)
    .where('log.id', '=', envelope.id)
    .executeTakeFirst();
  if (!row) return undefined;
  // The id stands in the log, but never was an issue: not this act.
  if (row.number === null || !sameBytes(row.hash, sha256(envelope.bytes))) return { outcome: 'other bytes', id: envelope.id };
  return { outcome: 'stored', seq: row.seq, head: row.head, fresh: false };
}

async function stateOf(db: Db, company: number, { series, record }: IssueClaim): Promise<IssueState> {
  const state = await db
    .selectFrom('series')
    .select(['last', 'last_date as lastDate'])
    .where('company', '=', company)
    .where('series', '=', series)
    .executeTakeFirst();
  const issued = await db
    .selectFrom('issues')
    .innerJoin('log', (join) => join.onRef('log.company', '=', 'issues.company').onRef('log.id', '=', 'issues.envelope'))
    .select(['log.seq', 'log.id', 'log.bytes', 'issues.series', 'issues.number'])
    .where('issues.company', '=', company)
    .where('issues.record', '=', record)
    .executeTakeFirst();
  return { series: state, issued: issued && { ...issued, bytes: issued.bytes ?? new Uint8Array() } };
}

async function raiseSeries(db: Db, company: number, { series, last, lastDate }: { series: string; last: number; lastDate: string }): Promise<void> {
  const row = await db
    .selectFrom('series')
    .select(['last', 'last_date'])
    .where('company', '=', company)
    .where('series', '=', series)
    .executeTakeFirst();
  if (!row) {
    await db.insertInto('series').values({ company, series, last, last_date: lastDate }).execute();
    return;
  }
  const raised = { last: Math.max(row.last, last), last_date: row.last_date > lastDate ? row.last_date : lastDate };
  await db.updateTable('series').set(raised).where('company', '=', company).where('series', '=', series).execute();
}
