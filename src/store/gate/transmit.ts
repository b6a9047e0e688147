// What is noted of transmissions: entries on issued documents and on purchases, several records in one act.
import { entryId, sortOf, ulidOfEntry } from '#domain/document/entry-id.ts';
import type { Entry } from '#domain/document/model.ts';
import type { Instant } from '#domain/record.ts';
import type { Book, Transmitted } from '#domain/transmission/model.ts';
import { type Standing, standingsOf } from '#domain/transmission/standing.ts';
import { idsAfter, instant } from '../chance.ts';
import { StoreError } from '../errors.ts';
import { entriesOf } from '../sealed.ts';
import type { Gate, Preparing } from './gate.ts';
import { addEntries, issuedOf, readIssued } from './seal.ts';

/** Something to note. `id` and `at`: of a fact, the same on every device; absent: a person says it now. */
export type Note = Omit<Transmitted, 'book'> & { id?: string; at?: Instant };

export interface Noting {
  record: string;
  book: Book;
  /** Pure; may be called again. Undefined: there is nothing to note. */
  make(standings: ReadonlyMap<string, Standing>): Note | undefined;
}

/** Notes each where its record is on this device; what is noted already is not noted again. @returns the records that got one @throws StoreError `role`, … */
export function transmit(gate: Gate, all: readonly Noting[]): Promise<string[]> {
  return gate.act(async (preparing) => {
    const noted: string[] = [];
    await readIssued(preparing, [...new Set(all.flatMap(({ book, record }) => (book === 'sales' ? record : [])))]);
    for (const one of all) if (await note(preparing, one)) noted.push(one.record);
    return noted;
  });
}

async function note(preparing: Preparing, { record, book, make }: Noting): Promise<boolean> {
  const { chance, writes } = preparing;
  const made = (entries: readonly Entry[]) => {
    const proposed = make(standingsOf(entries, book));
    return proposed && !entries.some(({ id }) => id === proposed.id) ? { kind: 'transmitted' as const, book, ...proposed } : undefined;
  };
  if (book === 'sales') {
    const issued = await issuedOf(preparing, record).catch(passOver);
    const proposed = issued && made(issued.entries);
    if (!proposed) return false;
    addEntries(preparing, issued, () => [proposed], instant(chance), chance);
    return true;
  }
  const { kind } = await preparing.open(record);
  if (kind !== 'purchase') return false;
  const stored = await preparing.once(`entries ${record}`, () => entriesOf(preparing.db, record));
  const mine = writes.entries.find(({ document }) => document === record);
  const entries = [...stored, ...(mine?.add ?? [])];
  const proposed = made(entries);
  if (!proposed) return false;
  const last = entries.findLast((entry) => sortOf(entry) === sortOf(proposed));
  const next = idsAfter(last && ulidOfEntry(last.id), chance);
  const entry: Entry = { at: instant(chance), ...proposed, id: proposed.id ?? entryId('transmitted', next()), document: record };
  if (mine) mine.add = [...mine.add, entry];
  else writes.entries.push({ document: record, base: stored.map(({ id }) => id), add: [entry] });
  return true;
}

/** What is damaged is said where it is read. */
function passOver(error: unknown): undefined {
  if (!(error instanceof StoreError && (error.code === 'corrupt' || error.code === 'newer'))) throw error;
}
