// What the relay keeps, as capabilities: above this port nothing knows SQL or files. Instants are milliseconds since 1970, given by the caller.
// Expected refusals are answers, not exceptions; only faults of the machine are thrown (StorageFault).
import type { Bytes } from './bytes.ts';

/** A fault of the place where data lies: nothing of the refused act was kept. */
export class StorageFault extends Error {
  readonly reason: 'full' | 'newer data' | 'in use' | 'damaged';
  constructor(reason: StorageFault['reason'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}

export interface Storage {
  companies: Companies;
  log: EnvelopeLog;
  issues: Issues;
  devices: Devices;
  invitations: Invitations;
  keys: Keys;
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
}

export interface Companies {
  /** A new company with its first device list (number 1). `taken` when the id is known; `same` when this very founding was done before. */
  found(founding: {
    id: string;
    generation: string;
    at: number;
    list: NewList;
  }): Promise<{ outcome: 'founded' | 'same'; company: Company } | { outcome: 'taken' }>;
  find(id: string): Promise<Company | undefined>;
  /** Everything of the company is gone, files too. False when there was none. */
  remove(id: string): Promise<boolean>;
}

export interface NewEnvelope {
  id: string;
  scope: string;
  epoch: number;
  device: string;
  /** The author's running number in the scope. */
  n: number;
  kind: string;
  /** Ids of the envelopes that a snapshot replaces: those of its scope are hidden at once. */
  contains: readonly string[];
  /** The envelope as it came over the wire. */
  bytes: Bytes;
}

export interface StoredEnvelope {
  seq: number;
  id: string;
  bytes: Bytes;
}

/** Rows in the order asked for. `reached` is the cursor to go on from: the last seq looked at, also when rows of other scopes stood there. */
export interface Page {
  rows: StoredEnvelope[];
  reached: number;
  more: boolean;
  generation: string;
  head: number;
}

export interface PageQuery {
  company: string;
  /** Rows with a greater seq, oldest first … */
  after?: number;
  /** … or rows with a smaller seq, newest first. */
  before?: number;
  /** Rows at most. */
  limit: number;
  /** Bytes at most, but always one row. */
  bytes: number;
  /** Only these scopes; undefined for all. */
  scopes?: readonly string[];
  /** Also rows that a snapshot hides and that are not yet erased. */
  hidden?: boolean;
}

export type Appended =
  | { outcome: 'stored'; seqs: number[]; head: number; fresh: boolean }
  /** That id is there with other bytes: nothing of the batch was stored. */
  | { outcome: 'other bytes'; id: string }
  | { outcome: 'no company' };

export interface EnvelopeLog {
  /** Stores a batch in one transaction, in order, and gives each its seq; an id that is there already keeps the seq it has. */
  append(batch: { company: string; at: number; envelopes: readonly NewEnvelope[] }): Promise<Appended>;
  /** Undefined without such a company. */
  page(query: PageQuery): Promise<Page | undefined>;
}

export interface IssueClaim {
  company: string;
  at: number;
  series: string;
  number: number;
  /** YYYY-MM-DD */
  date: string;
  record: string;
  envelope: NewEnvelope;
}

export interface IssueState {
  /** The last number and date of the series; undefined for a series without a document. */
  series: { last: number; lastDate: string } | undefined;
  /** What was issued from that record before. */
  issued: (StoredEnvelope & { series: string; number: number }) | undefined;
}

export type Issued<Refusal> =
  | { outcome: 'stored'; seq: number; head: number; fresh: boolean }
  | { outcome: 'refused'; refusal: Refusal }
  | { outcome: 'other bytes'; id: string }
  | { outcome: 'no company' };

export interface Issues {
  /** Number and envelope together or not at all: `decide` sees the state within the transaction and returns a refusal, or undefined to store. */
  claim<Refusal>(claim: IssueClaim, decide: (state: IssueState) => Refusal | undefined): Promise<Issued<Refusal>>;
  /** Raises series to numbers given elsewhere (before there was a relay, or before a restore); never lowers one. False without such a company. */
  raise(company: string, series: readonly { series: string; last: number; lastDate: string }[]): Promise<boolean>;
  series(company: string): Promise<{ series: string; last: number; lastDate: string }[]>;
}

/** A signed device list as it is on the wire, with what the relay needs of it. */
export interface NewList {
  number: number;
  bytes: Bytes;
  devices: readonly { id: string; entry: unknown; revokedAt?: number | undefined }[];
}

export interface StoredDevice {
  id: string;
  /** The entry of the newest list, JSON. */
  entry: unknown;
  /** Letter of its own number series: given once, never to another device. */
  letter: string;
  revokedAt: number | undefined;
  /** Last visit. */
  seenAt: number | undefined;
}

export interface Devices {
  /** Appends a list when its number is the next one. `conflict` gives the newest number; the very same list again is `same`. */
  append(
    company: string,
    at: number,
    list: NewList
  ): Promise<{ outcome: 'appended' | 'same'; devices: StoredDevice[] } | { outcome: 'conflict'; number: number } | { outcome: 'no company' }>;
  /** Lists with a number above `after`, oldest first. */
  lists(company: string, after: number): Promise<{ number: number; bytes: Bytes }[]>;
  all(company: string): Promise<StoredDevice[]>;
  find(company: string, device: string): Promise<StoredDevice | undefined>;
  seen(company: string, device: string, at: number): Promise<void>;
}

export interface NewInvitation {
  id: string;
  /** What the inviter leaves for the invited, sealed. */
  sealed: Bytes;
  /** SHA-256 of what shows that one holds the invitation. */
  proof: Bytes;
  madeBy: string;
  expiresAt: number;
}

export interface StoredInvitation extends NewInvitation {
  company: string;
  /** What the invited device posted, once. */
  answer: Bytes | undefined;
}

export interface Invitations {
  /** False when the id is taken or there is no such company. */
  add(company: string, invitation: NewInvitation): Promise<boolean>;
  /** By its id alone: who is invited knows no company yet. Ended ones are still found until swept. */
  find(id: string): Promise<StoredInvitation | undefined>;
  of(company: string): Promise<StoredInvitation[]>;
  /** The single use. `used` when another answer stands there or it ended before `at`; the very same answer again is `same`. */
  answer(id: string, at: number, answer: Bytes): Promise<'answered' | 'same' | 'used'>;
  remove(company: string, id: string): Promise<boolean>;
}

/** A key wrapped for a holder: a device, the recovery sheet, or the next epoch. The relay cannot open it. */
export interface WrappedKey {
  holder: string;
  /** A scope, or the empty text for the company key. */
  scope: string;
  epoch: number;
  bytes: Bytes;
}

export interface Keys {
  /** Stores all or none. A key that stands is never replaced by another one: `conflict`. */
  put(company: string, keys: readonly WrappedKey[]): Promise<'stored' | 'conflict' | 'no company'>;
  /** Those of one holder, by epoch and scope. */
  of(company: string, holder: string): Promise<WrappedKey[]>;
  /** Forgets what was wrapped for a holder. */
  forget(company: string, holder: string): Promise<void>;
  /** Sets the lookup id of the recovery sheet with its check; an earlier sheet of the company is void. False when that id belongs to another company. */
  setRecovery(company: string, recovery: { id: string; check: unknown }): Promise<boolean>;
  findRecovery(id: string): Promise<{ company: string; check: unknown } | undefined>;
}

export interface BlobState {
  id: string;
  scope: string;
  /** How many chunks it has when whole. */
  chunks: number;
  /** Numbers of the chunks that are here, rising. */
  present: number[];
  /** Bytes here. */
  size: number;
}

export interface Blobs {
  /** Puts one chunk, durable when this resolves. A chunk that is here is kept as it is. `differs` when the blob is known with another count or scope. */
  put(chunk: {
    company: string;
    id: string;
    scope: string;
    chunk: number;
    chunks: number;
    at: number;
    bytes: Bytes;
  }): Promise<'stored' | 'here' | 'differs' | 'no company'>;
  state(company: string, id: string): Promise<BlobState | undefined>;
  read(company: string, id: string, chunk: number): Promise<Bytes | undefined>;
}
