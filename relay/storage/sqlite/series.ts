// Series of numbers in SQLite: which document bears which number, and the last of each series.
import type { NewEnvelope, SeriesState } from '../log-port.ts';
import type { Db } from './tables.ts';

/** Registers the numbers that an envelope bears. A snapshot takes over those that stood elsewhere. Within a transaction of the writer. */
export async function registerFacts(db: Db, company: number, seq: number, { id, kind, issues }: NewEnvelope): Promise<void> {
  for (const { series, number, date, record } of issues) {
    await db
      .insertInto('issues')
      .values({ company, series, number, record, date, envelope: id, seq })
      .onConflict((conflict) =>
        kind === 'snapshot' ? conflict.columns(['company', 'series', 'number', 'record']).doUpdateSet({ envelope: id }) : conflict.doNothing()
      )
      .execute();
    await raiseSeries(db, company, { series, last: number, lastDate: date });
  }
}

/** Raises number and date of a series; neither ever falls. */
export async function raiseSeries(db: Db, company: number, { series, last, lastDate }: SeriesState): Promise<void> {
  const known = await seriesOf(db, company, series);
  if (!known) {
    await db
      .insertInto('series')
      .values({ company, series, last, last_date: lastDate ?? null })
      .execute();
    return;
  }
  const raised = { last: Math.max(known.last, last), last_date: later(known.lastDate, lastDate) };
  await db.updateTable('series').set(raised).where('company', '=', company).where('series', '=', series).execute();
}

export async function seriesOf(db: Db, company: number, series: string): Promise<SeriesState | undefined> {
  const row = await db
    .selectFrom('series')
    .select(['series', 'last', 'last_date'])
    .where('company', '=', company)
    .where('series', '=', series)
    .executeTakeFirst();
  return row && { series, last: row.last, lastDate: row.last_date ?? undefined };
}

/** Dates as YYYY-MM-DD compare as text. */
function later(a: string | undefined, b: string | undefined): string | null {
  return (a ?? '') > (b ?? '') ? (a ?? null) : (b ?? null);
}
