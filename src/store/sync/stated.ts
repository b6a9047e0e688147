// Numbers as envelopes stated them. Of those that say the same only the first by relay order is kept: relays that were put back hear everything again.
import type { CompanyDb } from '../db.ts';
import type { StatedRow, SyncRow } from './rows.ts';
import { numberKey } from './series.ts';
import { sharedNumbersOf } from './shared-numbers.ts';
import { statedHere } from './stored.ts';

export interface Stated {
  /** Those to be written. */
  put: StatedRow[];
  /** Keys of those that say nothing any more. */
  drop: string[];
  /** What is to be remembered of numbers that are another record's too. */
  shared: SyncRow[];
}

/** @param came statements that are about to be written @param sent ids of own envelopes that the relay has from now on */
export async function statedOnce(db: CompanyDb, came: readonly StatedRow[], sent: readonly string[]): Promise<Stated> {
  if (came.length === 0) return { put: [], drop: [], shared: [] };
  const numbers = new Map(came.map(({ series, number }) => [numberKey({ series, number }), [series, number] as [string, number]]));
  const here = (await statedHere(db, [...numbers.values()])).flat();
  const unsent = new Set((await db.envelopes.where('seq').equals(0).primaryKeys()).filter((id) => !sent.includes(id)));
  const rows = new Map([...here, ...came].map((row) => [row.key, row]));
  const first = new Map<string, StatedRow>();
  for (const row of rows.values()) {
    const fact = factKey(row);
    const known = first.get(fact);
    if (!known || isBefore(row, known)) first.set(fact, row);
  }
  // What our own envelope states is packed with it, as long as it is unsent.
  const isKept = (row: StatedRow) => first.get(factKey(row)) === row || unsent.has(row.key.slice(0, row.key.lastIndexOf(' ')));
  return {
    put: [...new Map(came.map(({ key }) => [key, rows.get(key)!])).values()].filter(isKept),
    drop: here.filter(({ key }) => !isKept(rows.get(key)!)).map(({ key }) => key),
    shared: sharedNumbersOf([...rows.values()])
  };
}

const factKey = (row: StatedRow) => `${numberKey(row)} ${row.record}`;

const isBefore = (a: StatedRow, b: StatedRow) => (a.seq !== b.seq ? a.seq < b.seq : a.place !== b.place ? a.place < b.place : a.key < b.key);
