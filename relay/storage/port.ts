// What the relay keeps, as capabilities: above this port nothing knows SQL or files. Instants are milliseconds since 1970, given by the caller.
// Expected refusals are answers, not exceptions; only faults of the machine are thrown (StorageFault).
import type { Bytes } from '#sync/bytes.ts';
import type { Connections, Inbox } from './inbox-port.ts';
import type { Bounded, EnvelopeLog, Issues, ListChange, Lists } from './log-port.ts';
import type { Transmissions } from './transmission-port.ts';

/** A fault of the place where data lies: nothing of the refused act was kept. */
export class StorageFault extends Error {
  /** `full`: the place; `quota`: what a company may fill of it. */
  readonly reason: 'full' | 'quota' | 'newer data' | 'in use' | 'damaged';
  constructor(reason: StorageFault['reason'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}

export interface Storage {
  companies: Companies;
  log: EnvelopeLog;
  issues: Issues;
  lists: Lists;
  invitations: Invitations;
  recovery: Recovery;
  inbox: Inbox;
  connections: Connections;
  transmissions: Transmissions;
  blobs: Blobs;
  /** Resolves when data can be read and written. @throws {StorageFault} */
  ready(): Promise<void>;
  /** What time ends: erases what snapshots hid before `hiddenBefore`, forgets invitations that ended before `endedBefore`. Returns how many of each. */
  sweep(limits: { hiddenBefore: number; endedBefore: number }): Promise<{ erased: number; forgotten: number }>;
  /** Waits for running acts and closes. Nothing may be called afterwards. */
  close(): Promise<void>;
}

export interface Company {
  id: string;
  /** The life of its log; another one after a restore. */
  generation: string;
  /** The seq of its newest row; 0 for an empty log. */
  head: number;
  /** The number of the newest act of its device list. */
  list: number;
  /** The epoch of its keys. */
  epoch: number;
}

export interface Companies {
  /** A new company with the first acts of its device list. `taken` when the id is known; `same` when this very founding was done before. */
  found(founding: Founding): Promise<{ outcome: 'founded' | 'same'; company: Company } | { outcome: 'taken' }>;
  find(id: string): Promise<Company | undefined>;
  /** Everything of the company is gone, files too. False when there was none. */
  remove(id: string): Promise<boolean>;
}

export interface Founding extends ListChange {
  generation: string;
  recovery?: RecoveryBox | undefined;
}

export interface NewInvitation {
  id: string;
  /** What was posted, JSON. */
  entry: unknown;
  by: string;
  createdAt: number;
  expiresAt: number;
}

export interface StoredInvitation extends NewInvitation {
  company: string;
  /** What the invited device posted, once. */
  request: string | undefined;
  /** The device is on the list. */
  answered: boolean;
  /** Who asked was told no. */
  declined: boolean;
}

export interface Invitations {
  /** `taken`: the id. `many`: as many as `most` are open. The very same again is `added`. */
  add(company: string, invitation: NewInvitation, most: number): Promise<'added' | 'taken' | 'many' | 'no company'>;
  /** By its id alone: who is invited knows no company yet. Undefined when it ended before `at`. */
  find(id: string, at: number): Promise<StoredInvitation | undefined>;
  /** Those that are good at `at`, without the declined ones. */
  of(company: string, at: number): Promise<StoredInvitation[]>;
  /** The single use: `used` when another request stands there, `absent` when it ended before `at`. The very same again is `same`. */
  request(
    id: string,
    at: number,
    request: string
  ): Promise<{ outcome: 'asked' | 'same'; company: string } | { outcome: 'used' | 'absent' | 'declined' }>;
  /** Who asked takes its own request back: it is open again. `used`: it was answered already; `absent`: there is no such request. */
  unask(id: string, at: number, request: string): Promise<{ outcome: 'open'; company: string } | { outcome: 'used' | 'absent' }>;
  /** Takes it away; one that waits for its answer stays until its end as declined, so that who asked can be told. False when there is none. */
  remove(company: string, id: string): Promise<boolean>;
}

/** What the printed secret opens. The relay cannot. */
export interface RecoveryBox {
  recovery: string;
  /** JSON. */
  box: unknown;
}

export interface Recovery {
  /** The box of a sheet; that of an earlier sheet of the company is gone. `taken`: another company has that id. */
  put(company: string, box: RecoveryBox): Promise<'stored' | 'taken' | 'no company'>;
  find(recovery: string): Promise<{ company: string; box: unknown } | undefined>;
}

export interface BlobState {
  /** How many pieces it has when whole. */
  of: number;
  /** Numbers of the pieces that are here, rising. */
  have: number[];
}

export interface Blobs {
  /** Puts one piece, durable when this resolves. A piece that is here is kept as it is. `differs`: the blob is known with another count. */
  put(
    piece: Bounded & { company: string; id: string; chunk: number; of: number; at: number; bytes: Bytes }
  ): Promise<'stored' | 'here' | 'differs' | 'no company'>;
  state(company: string, id: string): Promise<BlobState | undefined>;
  read(company: string, id: string, chunk: number): Promise<Bytes | undefined>;
}
