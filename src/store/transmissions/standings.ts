// How many records stand with one connection, in one reading.
import { SENDING } from '#domain/transmission/flags.ts';
import { isTransmitted, type Standing, standingsOf } from '#domain/transmission/standing.ts';
import type { CompanyStore } from '../company.ts';
import { withFlags } from './due.ts';
import type { Sent } from './note.ts';

/** Records whose entries are read at once: so many do not hold up the screen. */
const AT_ONCE = 100;

/** @returns by record; those that never had to do with it are left out. Live when asked inside a live query */
export async function standingsWith(store: CompanyStore, connection: string, sent: readonly Sent[]): Promise<Map<string, Standing>> {
  const standings = new Map<string, Standing>();
  for (let start = 0; start < sent.length; start += AT_ONCE) {
    const part = sent.slice(start, start + AT_ONCE);
    // Each by itself, which the database answers at once; all of them in one search would be walked through entry by entry.
    const entries = await store.connection.run((db) => db.transaction('r', db.entries, () => Promise.all(part.map(({ id }) => db.entries.where('document').equals(id).toArray()))));
    for (const [i, { book, id }] of part.entries()) {
      const standing = standingsOf(entries[i]!.filter(isTransmitted), book).get(connection);
      if (standing) standings.set(id, standing);
    }
  }
  return standings;
}

export type Outcome = keyof typeof SENDING;

/** The first that a row says: beside what arrived once may stand what became of another attempt. */
const ORDER = ['asked', 'queued', 'refused', 'unknown', 'kept', 'delivered'] as const satisfies readonly Outcome[];
const OUTCOMES: Readonly<Record<Standing['state'], Outcome>> = { asked: 'asked', queued: 'queued', refused: 'refused', unknown: 'unknown', delivered: 'delivered', expired: 'refused', stopped: 'kept', withdrawn: 'kept' };

/**
 * How far each has come, for who looks on while a thousand go: of a company with one connection from the columns of the lists, without reading what was noted of each.
 * @param several the company has other connections too @returns by record; live when asked inside a live query
 */
export async function outcomesWith(store: CompanyStore, connection: string, sent: readonly Sent[], several: boolean): Promise<Map<string, Outcome>> {
  if (several) {
    const standings = await standingsWith(store, connection, sent);
    return new Map([...standings].map(([id, { state, stopped }]) => [id, stopped && state !== 'delivered' ? 'kept' : OUTCOMES[state]]));
  }
  const wanted = new Set(sent.map(({ id }) => id));
  const outcomes = new Map<string, Outcome>();
  for (const book of new Set(sent.map((one) => one.book))) {
    for (const outcome of ORDER) {
      for (const { id } of await withFlags(store, book, SENDING[outcome])) if (wanted.has(id) && !outcomes.has(id)) outcomes.set(id, outcome);
    }
  }
  return outcomes;
}
