// What the relay keeps, as capabilities: above this port nothing knows SQL or files. Instants are milliseconds since 1970, given by the caller.
// Expected refusals are answers, not exceptions; only faults of the machine are thrown (StorageFault).
import type { Bytes } from '#sync/bytes.ts';

/** What is to be stored may not bring a company above so many bytes of log and files, hidden rows included; undefined: no bound. @throws StorageFault `quota` */
export interface Bounded {
  quota?: number | undefined;
}

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

/** A number that an envelope says a document bears. */
export interface Fact {
  series: string;
  number: number;
  /** YYYY-MM-DD */
  date: string;
  record: string;
}

export interface NewEnvelope {
  id: string;
  scope: string;
  epoch: number;
  device: string;
  /** The author's running number in the scope. */
  n: number;
  kind: string;
  /** Ids of the envelopes that a snapshot takes the place of: they are hidden at once. */
  contains: readonly string[];
  issues: readonly Fact[];
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
  after?: number | undefined;
  /** … or rows with a smaller seq, newest first. */
  before?: number | undefined;
  /** Rows at most. */
  limit: number;
  /** Bytes at most, but always one row. */
  bytes: number;
  /** Only rows of scopes for which this is true; undefined for all. */
  scopes?: ((scope: string) => boolean) | undefined;
  /** Also rows that a snapshot hides and that are not yet erased. */
  hidden?: boolean | undefined;
}

/** Why the author may not write an envelope; asked within the transaction, with the author as it then stands on the list. */
export type Judge<Fault> = (envelope: NewEnvelope, author: StoredDevice, epoch: number) => Fault | undefined;

/** `taken`: the id or running number bears other bytes. `contains`: it names what is not there or is of another scope. */
export type RowFault = 'taken' | 'contains';
export type Row<Fault> = { seq: number } | { fault: Fault | RowFault };

/** The author is not on the list any more, or there is no such company. */
export type NoAuthor = { outcome: 'revoked' | 'no company' };

export interface EnvelopeLog {
  /** Stores what is right of a batch in one transaction, in order, and gives each its seq; what is there already keeps the seq it has. `fresh` tells the scopes of new rows. */
  append<Fault>(
    batch: Bounded & { company: string; author: string; at: number; envelopes: readonly NewEnvelope[] },
    judge: Judge<Fault>
  ): Promise<{ outcome: 'stored'; rows: Row<Fault>[]; generation: string; head: number; fresh: string[] } | NoAuthor>;
  /** Undefined without such a company. */
  page(query: PageQuery): Promise<Page | undefined>;
}

export interface SeriesState {
  series: string;
  last: number;
  lastDate: string | undefined;
}

export interface IssueState {
  /** Undefined for a series without a number. */
  series: SeriesState | undefined;
  /** Where the document that was made of that record lies. */
  issued: StoredEnvelope | undefined;
}

export interface Issues {
  /** Number and envelope together or not at all: `decide` sees the state within the transaction and returns a refusal, or undefined to store. The envelope bears one fact. */
  claim<Fault, Refusal>(
    claim: Bounded & { company: string; author: string; at: number; envelope: NewEnvelope },
    judge: Judge<Fault>,
    decide: (state: IssueState) => Refusal | undefined
  ): Promise<
    | { outcome: 'stored'; seq: number; fresh: boolean }
    | { outcome: 'fault'; fault: Fault | RowFault }
    | { outcome: 'refused'; refusal: Refusal }
    | NoAuthor
  >;
  /** Raises series in which nothing was issued here yet; never lowers one. */
  raise(company: string, series: readonly SeriesState[]): Promise<void>;
  series(company: string): Promise<SeriesState[]>;
}

export interface StoredDevice {
  id: string;
  /** What the list says of it, JSON. */
  entry: unknown;
  revoked: boolean;
}

/** Acts that follow the newest one, with all that must become true together with them. */
export interface ListChange {
  company: string;
  at: number;
  /** In a row. `text` is the signed act as JSON; the envelope carries it in the log. */
  acts: readonly { number: number; text: string; envelope: NewEnvelope }[];
  /** Every device as the acts leave it. */
  devices: readonly StoredDevice[];
  epoch: number;
  /** What a device had written at most, per scope, when it was changed or revoked. */
  upTo: readonly { device: string; n: Readonly<Record<string, number>> }[];
  grants: readonly StoredGrant[];
  /** The invitation that is answered by this. */
  invitation?: string | undefined;
}

/** Keys wrapped for a device, JSON; takes the place of what it had. */
export interface StoredGrant {
  device: string;
  grant: unknown;
}

export interface Lists {
  /**
   * All or nothing. `list`: the acts do not follow `head`. `behind`: a device has written beyond its `upTo`. `used`: no such invitation is open.
   * The very same acts again are `same`.
   */
  append(
    change: ListChange
  ): Promise<
    { outcome: 'appended' | 'same'; head: number; seq: number } | { outcome: 'list'; head: number } | { outcome: 'behind' | 'used' | 'no company' }
  >;
  /** Acts with a number above `after`, in a row. */
  acts(company: string, after: number): Promise<{ number: number; text: string }[]>;
  find(company: string, device: string): Promise<StoredDevice | undefined>;
  /** Stores grants made for the list as it stands at `head`; else tells where it stands. */
  grant(
    company: string,
    head: number,
    grants: readonly StoredGrant[]
  ): Promise<{ outcome: 'stored' } | { outcome: 'list'; head: number } | { outcome: 'no company' }>;
  granted(company: string, device: string): Promise<unknown>;
  seen(company: string, device: string, at: number): Promise<void>;
  /** When each device was last here. */
  visits(company: string): Promise<{ id: string; seenAt: number | undefined }[]>;
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

export interface InboxItem {
  seq: number;
  connection: string;
  receivedAt: number;
  /** Sealed to the connection's public key. */
  box: Bytes;
}

/** The public half of a connection's key. */
export interface StoredInboxKey {
  connection: string;
  publicKey: string;
  /** The scope in which the private half lies: who may edit it takes over what comes. */
  scope: string;
}

export interface Inbox {
  /** The public key to which things of a connection are sealed from now on. */
  putKey(company: string, key: StoredInboxKey): Promise<boolean>;
  keys(company: string): Promise<StoredInboxKey[]>;
  /** Gives the seq of the item, undefined without such a company. */
  add(company: string, item: Omit<InboxItem, 'seq'>): Promise<number | undefined>;
  /** Of those connections, oldest first. */
  items(company: string, after: number, limit: { items: number; bytes: number }, connections: readonly string[]): Promise<InboxItem[]>;
  /** The connection of an item. */
  find(company: string, seq: number): Promise<string | undefined>;
  remove(company: string, seq: number): Promise<boolean>;
  /** Bytes of all that waits. */
  size(company: string): Promise<number>;
}

/** How a connection does, in codes. `new`: it has not run yet. */
export interface ConnectionState {
  state: 'new' | 'well' | 'failing';
  fault: string | undefined;
  /** In a row. */
  failures: number;
  /** When it runs next at the earliest. */
  nextAt: number;
  /** When it last got through. */
  ranAt: number | undefined;
}

export interface StoredConnection extends ConnectionState {
  company: string;
  id: string;
  type: string;
  /** JSON, readable by the owners of the company. */
  settings: unknown;
  /** Encrypted by whoever stores them. */
  secrets: readonly { name: string; box: Bytes }[];
  /** JSON of the connection's own: how far it has come. */
  progress: unknown;
  /** Another one with each `put`: what a job of an earlier one writes is not taken. */
  revision: number;
}

export interface Connections {
  /** Makes or changes one; `secrets` takes the place of all that there were, absent leaves them. It is `new` again, its progress stays. `many`: there are `most` others. */
  put(
    company: string,
    connection: { id: string; type: string; settings: unknown; secrets?: StoredConnection['secrets'] | undefined; nextAt: number },
    most: number
  ): Promise<'stored' | 'many' | 'no company'>;
  find(company: string, id: string): Promise<StoredConnection | undefined>;
  of(company: string): Promise<StoredConnection[]>;
  /** Every one of every company. */
  all(): Promise<{ company: string; id: string; nextAt: number }[]>;
  /** Gone with its secrets and what it has seen; what it brought into the inbox stays. */
  remove(company: string, id: string): Promise<boolean>;
  /** False when it is gone or was changed. */
  note(connection: Pick<StoredConnection, 'company' | 'id' | 'revision'>, state: ConnectionState): Promise<boolean>;
  /**
   * Progress, and with `came` what came from outside: its items into the inbox unless that very thing was taken before, all in one transaction.
   * `gone` when the connection is gone or was changed: nothing was kept.
   */
  advance(
    connection: Pick<StoredConnection, 'company' | 'id' | 'revision'>,
    progress: unknown,
    came?: { outside: string; receivedAt: number; boxes: readonly Bytes[] }
  ): Promise<'kept' | 'known' | 'gone'>;
  /** Which of these were taken before. */
  taken(company: string, id: string, outside: readonly string[]): Promise<Set<string>>;
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
