// The rows that a connected company keeps beside its data: what is to be sent, what came, and what must wait.
import type { Covered } from '#sync/codec/items.ts';
import type { SyncId } from '#sync/ids.ts';
import type { EnvelopeKind } from '#sync/codec/header.ts';
import type { Scope } from '#sync/scopes.ts';
import type { SyncFault } from '#sync/error.ts';
import type { IssueFact } from '#sync/wire/issue.ts';

/** Something to be sent. All but `update` name what is sent as it is at that moment: it can only have grown. */
export type Outgoing =
  | { type: 'update'; record: string; kind: string; bytes: Uint8Array<ArrayBuffer> }
  /** All of an editable record. */
  | { type: 'record'; record: string }
  /** An issued document and its number. `draft`: what it was sealed from goes along, so that others see what of theirs is not in it. */
  | { type: 'document'; id: string; draft?: true }
  | { type: 'entries'; document: string; ids: string[] }
  /** A file by its SHA-256: that the relay has it, and under which secret. */
  | { type: 'file'; hash: string }
  /**
   * The running numbers of this scope that are part of what this device has sent: nobody waits for envelopes that a relay has lost.
   * `ranges`: those alone, of authors who cannot send them any more.
   */
  | { type: 'covers'; ranges?: Covered[] };

export interface OutboxRow {
  n: number;
  scope: Scope;
  what: Outgoing;
  /** Id of the envelope in which it is sent; '' as long as it is in none. */
  envelope: string;
}

/** `seq` of an envelope that a relay which was put back has not shown since. */
export const LOST = -1;
/** `seq` of one that was lost, and of which this device has noted all that it was about to be sent anew. */
export const SENT_ANEW = -2;

/** An envelope of our own that is fixed, or one of anybody that was applied. */
export interface EnvelopeRow {
  id: string;
  device: SyncId;
  scope: Scope;
  n: number;
  /** Place in the log; 0: ours, and the relay has not said that it has it; LOST, SENT_ANEW: the relay was put back, and has not shown it since. */
  seq: number;
  kind: EnvelopeKind;
  /** What something was said of: ids of records, hashes of files. Absent in rows of older apps. */
  about?: string[];
}

/** A number that an envelope states. Issued documents are put in order by them. */
export interface StatedRow extends IssueFact {
  /** `<envelope> <place>` */
  key: string;
  /** Infinity as long as the relay has not said its place: whoever it knows comes first. */
  seq: number;
  place: number;
}

/** An envelope that cannot be read yet, as it came. */
export interface LaterRow {
  id: string;
  seq: number;
  reason: SyncFault;
  bytes: Uint8Array<ArrayBuffer>;
}

/** An update that builds on others which are not here yet. */
export interface PendingRow {
  n: number;
  record: string;
  kind: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** A file that an envelope names: what others fetch it with. */
export interface FileRow {
  /** SHA-256 in hexadecimal. */
  hash: string;
  /** Media type. */
  type: string;
  /** Bytes. */
  size: number;
  /** Epoch of the secret that its pieces are closed with. */
  epoch: number;
  scope: Scope;
  /** `here`: on this device and at the relay. `away`: to be fetched. `bad`: what the relay gave is not this file. */
  state: 'here' | 'away' | 'bad';
}

/** A piece of a file that is being fetched, opened; gone once the file is whole. */
export interface PieceRow {
  /** SHA-256 of the file in hexadecimal. */
  hash: string;
  /** From 0 on. */
  index: number;
  bytes: Uint8Array<ArrayBuffer>;
}

export interface SyncRow {
  key: string;
  value: unknown;
}

/** An envelope of our own, sent or about to be: fixed until its answer is here. */
export interface OwnEnvelope {
  id: string;
  scope: Scope;
  n: number;
  bytes: Uint8Array<ArrayBuffer>;
}

/** One that asks for the number of a document. */
export interface Issuing extends OwnEnvelope {
  draft: string;
}
