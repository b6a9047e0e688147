// How a document stands with other systems: from what is noted of it, in whatever order that came.
import type { Entry } from '../document/model.ts';
import type { Instant } from '../record.ts';
import { type Book, type Fact, isFact, isWish, type When, type Wish } from './model.ts';

export type TransmittedEntry = Extract<Entry, { kind: 'transmitted' }>;

export const isTransmitted = (entry: Pick<Entry, 'kind'>): boolean => entry.kind === 'transmitted';

/** Whether this version knows what it says: newer apps may say more. */
export const isKnown = ({ state }: Pick<TransmittedEntry, 'state'>): boolean => isFact(state) || isWish(state);

const transmitted = (entries: readonly Entry[], book: Book): TransmittedEntry[] => entries.filter((entry): entry is TransmittedEntry => entry.kind === 'transmitted' && entry.book === book && isKnown(entry));

export interface Standing {
  connection: string;
  /** The last one. */
  attempt: number;
  /** A fact comes before what a person wished for: whose clock is ahead does not matter. */
  state: Wish | Fact;
  /** A person asked for this attempt; else the rule of the connection did. */
  asked: boolean;
  /** A person does not want this attempt to go. */
  stopped: boolean;
  when?: When | undefined;
  /** The relay keeps it for the night, and a person wants it to go now. */
  hastened: boolean;
  at: Instant;
  by?: string | undefined;
  outside?: string | undefined;
  words?: string | undefined;
  /** It arrived by this attempt or one before. */
  arrived: boolean;
}

/** @param book what the record is of: who may write of one only says nothing of the other @returns how it stands with each connection that it ever had to do with, by the connection's id */
export function standingsOf(entries: readonly Entry[], book: Book): Map<string, Standing> {
  const standings = new Map<string, Standing>();
  for (const [connection, own] of Map.groupBy(transmitted(entries, book), (entry) => entry.connection)) {
    const attempt = Math.max(...own.map((entry) => entry.attempt));
    const last = own.filter((entry) => entry.attempt === attempt).sort((a, b) => (a.id < b.id ? -1 : 1));
    const wish = last.findLast(({ state }) => state === 'asked');
    const stopped = last.some(({ state }) => state === 'stopped');
    // What arrived has arrived, though the relay's clock was set back since.
    const says = last.findLast(({ state }) => state === 'delivered') ?? last.findLast(({ state }) => isFact(state)) ?? last.findLast(({ state }) => state === 'stopped') ?? last.at(-1)!;
    standings.set(connection, {
      ...{ connection, attempt, state: says.state, asked: wish !== undefined, stopped, at: says.at },
      ...{ when: wish?.when ?? says.when, hastened: says.state === 'queued' && says.when === 'night' && wish?.when === 'now', by: says.by ?? wish?.by, outside: says.outside, words: says.words },
      arrived: own.some(({ state }) => state === 'delivered')
    });
  }
  return standings;
}

/** Whether it is still under way: asked for, or with the relay. */
export const isUnderWay = ({ state }: Pick<Standing, 'state'>): boolean => state === 'asked' || state === 'queued';

/** Whether it is at the other side, or may be, or may still come there: what the relay has goes until it is called off. */
export const isGoing = (standing: Standing): boolean => standing.arrived || standing.state === 'unknown' || isUnderWay(standing);

/** The attempt that a new wish would be: the present one where that waits for the night and may go now; undefined while it is under way. */
export function nextAttempt(standing: Standing | undefined, when: When = 'night'): number | undefined {
  if (!standing) return 1;
  if (!isUnderWay(standing) || standing.stopped) return standing.attempt + 1;
  return when === 'now' && standing.when === 'night' ? standing.attempt : undefined;
}

/** Whether the rule of a connection may send it by itself: it never went, and no person held it back. */
export const isFree = (standing: Standing | undefined): boolean => !standing || (standing.state === 'withdrawn' && !standing.stopped && !standing.arrived);
