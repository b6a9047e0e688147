// What the relay keeps of a company's log: its envelopes in order, the numbers of documents, the list of its devices with their keys.
import type { Bytes } from '#sync/bytes.ts';

/** What is to be stored may not bring a company above so many bytes of log and files, hidden rows included; undefined: no bound. @throws StorageFault `quota` */
export interface Bounded {
  quota?: number | undefined;
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
