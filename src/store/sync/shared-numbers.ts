// Numbers that documents of two records bear: noted when the second one comes, so that nobody has to go through all numbers to find them.
import type { CompanyDb } from '../db.ts';
import { numberKey } from './series.ts';
import type { StatedRow, SyncRow } from './rows.ts';

/** Before the number, among what a company remembers of its relay. */
const SHARED = 'shared ';

type Numbered = [series: string, number: number];

/** @param stated all statements of some numbers @returns what is to be remembered of numbers that are another record's too */
export function sharedNumbersOf(stated: readonly StatedRow[]): SyncRow[] {
  const records = new Map<string, string>();
  const shared = new Map<string, Numbered>();
  for (const fact of stated) {
    const key = numberKey(fact);
    if ((records.get(key) ?? fact.record) !== fact.record) shared.set(key, [fact.series, fact.number]);
    records.set(key, fact.record);
  }
  return [...shared].map(([key, value]) => ({ key: SHARED + key, value }));
}

/** For a live query. */
export async function sharedNumbers(db: CompanyDb): Promise<Numbered[]> {
  return (await db.sync.where('key').startsWith(SHARED).toArray()).map(({ value }) => value as Numbered);
}
