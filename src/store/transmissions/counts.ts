// How many documents stand where with one connection, for its settings.
import { SENDING } from '#domain/transmission/flags.ts';
import type { Book } from '#domain/transmission/model.ts';
import type { Rule } from '#domain/transmission/rule.ts';
import type { CompanyStore } from '../company.ts';
import { dueBy, withFlags } from './due.ts';
import type { Sent } from './note.ts';
import { standingsWith } from './standings.ts';

const STATES = ['queued', 'refused', 'unknown', 'delivered'] as const;

/** `here`: still to be handed over by a device. What the relay gave up counts as refused. */
export type Counts = Record<(typeof STATES)[number] | 'here', number>;

interface Asked {
  connection: string;
  /** What goes by itself; absent: nothing. */
  rule: Rule | undefined;
  books: readonly Book[];
  /** The company has other connections too: the columns of the lists are of all of them. */
  several: boolean;
}

/** Live when asked inside a live query. @throws StoreError */
export async function countsWith(store: CompanyStore, { connection, rule, books, several }: Asked): Promise<Counts> {
  const counts: Counts = { here: 0, queued: 0, refused: 0, unknown: 0, delivered: 0 };
  const found = async (find: (book: Book) => Promise<Sent[]>): Promise<Sent[]> => (await Promise.all(books.map(find))).flat();
  const due = rule ? await found((book) => dueBy(store, book, rule, several)) : [];
  if (!several) {
    for (const state of STATES) counts[state] = (await found((book) => withFlags(store, book, SENDING[state]))).length;
    return { ...counts, here: due.length + (await found((book) => withFlags(store, book, SENDING.asked))).length };
  }
  const had = new Map<string, Sent>();
  for (const bits of Object.values(SENDING)) for (const one of await found((book) => withFlags(store, book, bits))) had.set(one.id, one);
  const standings = await standingsWith(store, connection, [...had.values()]);
  for (const { state } of standings.values()) {
    if (state === 'asked') counts.here++;
    else if (state === 'expired') counts.refused++;
    else if (STATES.some((one) => one === state)) counts[state as keyof Counts]++;
  }
  return { ...counts, here: counts.here + due.filter(({ id }) => !standings.has(id)).length };
}
