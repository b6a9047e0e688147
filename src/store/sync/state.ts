// What a connected company remembers of its relay, by key in the table `sync`. No row `link`: there is no relay.
import type { Cursor } from '#sync/cursor.ts';
import type { Gaps } from '#sync/envelope/gaps.ts';
import type { SyncId } from '#sync/ids.ts';
import type { DeviceKeys } from '#sync/keys/found.ts';
import type { RingKey } from '#sync/keys/ring.ts';
import type { DeviceList } from '#sync/list/state.ts';
import type { RoleEntry } from '#sync/roles.ts';
import type { Scope } from '#sync/scopes.ts';
import type { Grant } from '#sync/wire/keys.ts';
import type { SignedAct } from '#sync/wire/list.ts';
import type { CompanyDb } from '../db.ts';
import type { Instant } from '#domain/record.ts';
import type { Phase } from './loop/phase.ts';
import type { Issuing, OwnEnvelope } from './rows.ts';

/** Key of the row that says that there is a relay. */
export const LINK = 'link';
/** Of a company with no relay, key of the row that says that it was with one. */
export const LEFT = 'left';
const TICK = 'tick';

export interface Link {
  company: SyncId;
  device: SyncId;
  /** Origin of the relay. */
  relay: string;
}

/** What stays of a relay that this device was disconnected from. */
export interface Left extends RoleEntry {
  /** Its id at the relay. */
  company: SyncId;
  at: Instant;
  /** What stood here then, where all of it had been sent: as long as it does, nothing is lost with this copy. */
  whole?: string;
}

/** Where taking over what was on the device before stands: what comes after `after` in that table is still to be noted. */
export interface TakingOver {
  table: 'records' | 'documents' | 'files';
  after: string;
  /** The relay was put back: what it has lost is told at the end. */
  again?: true;
  /** These records and files alone, in the order of their ids. */
  only?: readonly string[];
}

/** Place in what a connection tells of its transmissions; of another generation of the relay it is told anew. */
export interface Followed {
  generation: string;
  after: number;
}

export interface SyncState {
  [LINK]: Link;
  /** This device's own keys, not extractable. */
  keys: DeviceKeys;
  list: DeviceList;
  /** The acts that it was made of, as they were signed: a relay that was put back to an earlier copy lacks the last of them. */
  acts: SignedAct[];
  ring: RingKey[];
  /** An owner keeps the company key in this: closed with its wrapping key. */
  grant: Grant;
  cursor: Cursor;
  gaps: Gaps;
  /** Last running number of our own envelopes, by scope. */
  last: Record<Scope, number>;
  taking: TakingOver;
  /** The relay was put back, and its log is being read anew. */
  restored: true;
  /** This device was disconnected: it is with no relay, and what it may do to its copy is no more than before. */
  [LEFT]: Left;
  /** A number that was asked for and not answered yet. */
  issuing: Issuing;
  /** A snapshot that is fixed, until the relay has it. */
  compacting: OwnEnvelope;
  /** Place in the log up to which envelopes were put together, or found not to be worth it. */
  compacted: number;
  /** What the loop does, for every tab to show; when a pass went through last. */
  phase: Phase;
  /** How many ask to be let in: told to owners' devices. */
  asking: number;
  met: Instant;
  /** Minutes by which this device's clock is ahead of the relay's (below 0: behind), where it is off by more than a few. */
  clock: number;
  /** By connection, how far its transmissions were followed. */
  followed: Record<string, Followed>;
  /** Raised with every write to the company: who prepared on another tick starts again. */
  [TICK]: number;
}

/** @returns undefined where it was never set */
export async function readState<K extends keyof SyncState>(db: CompanyDb, key: K): Promise<SyncState[K] | undefined> {
  return (await db.sync.get(key))?.value as SyncState[K] | undefined;
}

export async function putState<K extends keyof SyncState>(db: CompanyDb, key: K, value: SyncState[K]): Promise<void> {
  await db.sync.put({ key, value });
}

export const tickOf = async (db: CompanyDb): Promise<number> => (await readState(db, TICK)) ?? 0;

/** Within the transaction of a write. */
export async function raiseTick(db: CompanyDb): Promise<void> {
  await putState(db, TICK, (await tickOf(db)) + 1);
}
