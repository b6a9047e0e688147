// A message as the stand-in keeps it, and the bytes of what is attached to it, made when they are asked for.
import { createHash } from 'node:crypto';
import type { Texts } from './reference.ts';

export interface StoredAttachment {
  id: string;
  fileName: string;
  title?: Texts;
  isMain: boolean;
  mediaType: string;
  /** A function makes the same each time: of a hundred letters none is written before it is asked about. */
  bytes: Buffer | (() => Buffer);
  /** Another one than that of the bytes, for messages that were damaged on their way. */
  digest?: string;
}

export interface StoredPayment {
  /** Euros without VAT, and the VAT to be added. */
  amount: number;
  vatAmount: number;
  dueDate: string;
  iban: string;
  bic?: string;
  reference?: unknown;
}

export interface StoredMessage {
  id: string;
  subject: Texts;
  /** Instants. */
  receivedAt: string;
  expiresAt: string;
  isRead: boolean;
  /** Out of sight in the e-Box's own pages. */
  isHidden?: boolean;
  isRegistered?: boolean;
  isReplyAllowed?: boolean;
  /** Still listed, but its documents are not there any more, as in the night after it has expired. */
  isErased?: boolean;
  /** Enterprise number. */
  sender: string;
  /** `standin` unless given. */
  application?: string;
  typeId: string;
  /** A person whom it is meant for, with a national number. */
  attention?: { name: string; ssin?: string };
  /** The message to which this is the answer. */
  originalId?: string;
  attachments: StoredAttachment[];
  body?: { texts: Texts; isMain: boolean };
  payment?: StoredPayment;
  /** Business data by their keys, such as FOR_ACTION. */
  facts?: Record<string, string>;
}

export const bytesOf = ({ bytes }: StoredAttachment): Buffer => (typeof bytes === 'function' ? bytes() : bytes);

interface Measured {
  size: number;
  digest: string;
}

/** Kept with the bytes, or with what makes them, but for the bytes themselves: one of them is of 30 MB. */
const measured = new WeakMap<object, Measured>();

function measure(attachment: StoredAttachment): Measured {
  const known = measured.get(attachment.bytes);
  if (known) return known;
  const bytes = bytesOf(attachment);
  const made = { size: bytes.length, digest: createHash('sha256').update(bytes).digest('base64url') };
  measured.set(attachment.bytes, made);
  return made;
}

/** Bytes. */
export const sizeOf = (attachment: StoredAttachment): number => measure(attachment).size;

/** SHA-256 in base64url. */
export const digestOf = (attachment: StoredAttachment): string => attachment.digest ?? measure(attachment).digest;

export const applicationOf = ({ application = 'standin' }: StoredMessage): string => application;
