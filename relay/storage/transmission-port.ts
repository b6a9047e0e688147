// What the relay keeps of documents on their way to other systems: how each stands, and its bytes until they have arrived.
import type { Bytes } from '#sync/bytes.ts';
import type { StagedHead, TransmissionState } from '#sync/wire/transmissions.ts';

/** `arrived`: it is there, and something remains to be done with it there; a device is told `sending`. */
export type StoredState = TransmissionState | 'arrived';

export interface TransmissionKey {
  company: string;
  connection: string;
  record: string;
  attempt: number;
}

/** What a device says of a document that it hands over. */
export type DocumentHead = Pick<StagedHead, 'scope' | 'direction' | 'number' | 'name' | 'media' | 'hash'>;

/** A document to be brought to another system. */
export interface OutgoingDocument extends TransmissionKey, DocumentHead {
  size: number;
  /** It waits for a night. */
  night: boolean;
}

export interface StoredTransmission extends OutgoingDocument {
  seq: number;
  state: StoredState;
  outside: string | undefined;
  words: string | undefined;
  /** Sendings that came to nothing, in a row. */
  tries: number;
  /** When something is done with it next at the earliest; undefined: nothing by itself, or with the night. */
  nextAt: number | undefined;
  /** When its bytes last began to go out. */
  sentAt: number | undefined;
  stagedAt: number;
  changedAt: number;
}

export interface NewTransmission extends OutgoingDocument {
  /** `unknown`: it may have been sent before. */
  state: 'queued' | 'unknown';
  at: number;
  /** Closed by whoever stores it. */
  box: Bytes;
}

/** What changes of one. */
export type TransmissionChange = Partial<Pick<StoredTransmission, 'state' | 'outside' | 'words' | 'tries' | 'nextAt' | 'sentAt' | 'night'>>;

export interface Transmissions {
  /**
   * Takes one, or takes it anew where nothing of it went out (`queued`, `withdrawn`, `refused`, `expired`); else it stays as it is (`kept`).
   * `full`: the company has `room` bytes waiting with it.
   */
  stage(document: NewTransmission, room: number): Promise<{ outcome: 'staged' | 'kept'; transmission: StoredTransmission } | { outcome: 'full' | 'no connection' }>;
  find(key: TransmissionKey): Promise<StoredTransmission | undefined>;
  /** Changed after `seq`, in that order. */
  changed(company: string, connection: string, after: number, limit: number): Promise<StoredTransmission[]>;
  /** What is to be done by `now`, the longest due first. */
  due(company: string, connection: string, now: number, limit: number): Promise<StoredTransmission[]>;
  /** When something is due next. */
  nextAt(company: string, connection: string): Promise<number | undefined>;
  /** Changes one that still stands in `from`; false when it does not. `erase`: its bytes are of no use any more. */
  change(key: TransmissionKey, from: readonly StoredState[], change: TransmissionChange, at: number, erase?: boolean): Promise<boolean>;
  /** The closed bytes of one. */
  box(key: TransmissionKey): Promise<Bytes | undefined>;
  /** All that waits for a night may go. @returns how many */
  release(company: string, connection: string, at: number): Promise<number>;
  /** What would be looked up later is due at once. @returns how many */
  hasten(company: string, connection: string, at: number): Promise<number>;
  /** What was being sent when the process ended may have arrived. @returns how many */
  doubt(company: string, connection: string, at: number): Promise<number>;
  /** What waits is withdrawn, its bytes are erased; what may have arrived stays as it is, without its bytes. */
  withdrawAll(company: string, connection: string, at: number): Promise<void>;
  /** Erases what was staged before `before` and is not delivered. @returns how many */
  expire(before: number, at: number): Promise<number>;
}
