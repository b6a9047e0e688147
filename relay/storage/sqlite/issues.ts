// Issue in SQLite: the number, the envelope and the state of the series in one transaction.
import type { Issues, IssueState, NewEnvelope, RowFault } from '../log-port.ts';
import { authorOf } from './log.ts';
import { rowWriter } from './rows.ts';
import type { Stored } from './rows.ts';
import { raiseSeries, seriesOf } from './series.ts';
import { keyOf } from './tables.ts';
import type { Db } from './tables.ts';
import type { Writer } from './writer.ts';

export function issues(read: Db, writer: Writer): Issues {
  return {
    claim: ({ company, author, at, envelope, quota }, judge, decide) =>
      writer.write(async (db) => {
        const found = await authorOf(db, company, author);
        if ('outcome' in found) return found;
        const fault = judge(envelope, found.author, found.epoch);
        if (fault !== undefined) return { outcome: 'fault' as const, fault };
        const rows = await rowWriter(db, found.k, at, [envelope], quota);
        // The answer that this envelope got before, whatever the series has become since.
        const known = rows.known(envelope);
        if (known) return answer(known);
        const refusal = decide(await stateOf(db, found.k, envelope));
        if (refusal !== undefined) return { outcome: 'refused' as const, refusal };
        const stored = await rows.add(envelope);
        await rows.flush();
        return answer(stored);
      }),
    raise: (company, series) =>
      writer.write(async (db) => {
        const k = await keyOf(db, company);
        if (k === undefined) return;
        for (const one of series) {
          const begun = await db.selectFrom('issues').select('number').where('company', '=', k).where('series', '=', one.series).executeTakeFirst();
          if (!begun) await raiseSeries(db, k, one);
        }
      }),
    async series(company) {
      const k = (await keyOf(read, company)) ?? 0;
      const rows = await read.selectFrom('series').select(['series', 'last', 'last_date']).where('company', '=', k).orderBy('series').execute();
      return rows.map(({ series, last, last_date }) => ({ series, last, lastDate: last_date ?? undefined }));
    }
  };
}

function answer(row: Stored): { outcome: 'stored'; seq: number; fresh: boolean } | { outcome: 'fault'; fault: RowFault } {
  return 'fault' in row ? { outcome: 'fault', fault: row.fault } : { outcome: 'stored', ...row };
}

async function stateOf(db: Db, company: number, { issues: [fact] }: NewEnvelope): Promise<IssueState> {
  if (!fact) throw new RangeError('an issue bears one number');
  const issued = await db
    .selectFrom('issues')
    .innerJoin('log', (join) => join.onRef('log.company', '=', 'issues.company').onRef('log.id', '=', 'issues.envelope'))
    .select(['log.seq', 'log.id', 'log.bytes'])
    .where('issues.company', '=', company)
    .where('issues.record', '=', fact.record)
    .orderBy('issues.seq')
    .executeTakeFirst();
  return { series: await seriesOf(db, company, fact.series), issued: issued && { ...issued, bytes: issued.bytes ?? new Uint8Array() } };
}
