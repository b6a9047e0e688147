// How things stand between this device and the relay: read from the database, so that every tab shows the same.
import type { Instant } from '#domain/record.ts';
import type { Connection } from '../connection.ts';
import type { CompanyDb } from '../db.ts';
import type { Phase } from './loop/phase.ts';
import { LINK, putState, readState } from './state.ts';

export type SyncStatus = ({ state: 'off' } | Phase) & {
  /** Changes of this device that the relay has not said it has. */
  pending: number;
  /** When everything was sent and fetched last. */
  lastMet?: Instant;
  /** As long as a new device does not have everything: envelopes still to come, and all of them. */
  download?: { left: number; of: number };
  /** How many ask to be let in, for an owner to answer. */
  asking?: number;
  /** Minutes by which this device's clock is ahead of the relay's (below 0: behind), where they differ by more than a few. */
  clock?: number;
  /** The draft whose number is asked for and not answered yet. */
  awaited?: string;
};

/** With no relay. */
export const OFF: SyncStatus = { state: 'off', pending: 0 };

/** For a live query. `off`: the company is with no relay. */
export function syncStatus(connection: Connection<CompanyDb>): Promise<SyncStatus> {
  return connection.run(async (db) => {
    const [link, phase, lastMet, cursor, waiting, issuing, asking, clock] = await Promise.all([
      ...[readState(db, LINK), readState(db, 'phase'), readState(db, 'met'), readState(db, 'cursor')] as const,
      ...[db.outbox.count(), readState(db, 'issuing'), readState(db, 'asking'), readState(db, 'clock')] as const
    ] as const);
    if (!link) return OFF;
    const pending = waiting + (issuing ? 1 : 0);
    // Before the first pass nothing is known; with nothing to send, nothing is wrong either.
    const now: Phase = phase ?? { state: 'receiving' };
    const download = cursor && cursor.oldest > 0 ? { left: cursor.oldest, of: cursor.newest } : undefined;
    return { ...now, pending, ...(lastMet !== undefined && { lastMet }), ...(download && { download }), ...(issuing && { awaited: issuing.draft }), ...(asking && { asking }), ...(clock && { clock }) };
  });
}

/** Notes how many ask to be let in, as the relay said last. */
export function noteAsking(connection: Connection<CompanyDb>, asking: number): Promise<void> {
  return connection.run((db) =>
    db.transaction('rw', db.sync, async () => {
      if (((await readState(db, 'asking')) ?? 0) !== asking) await putState(db, 'asking', asking);
    })
  );
}
