// Transmissions: documents that a device hands to the relay for another system. (connection, record, attempt) is one, whoever hands it over.
import * as z from 'zod/mini';
import { count, exactly, instant, record, running, scope } from './fields.ts';

/** Bytes of one document as it is handed over: what mail takes at most (20 MB with its encoding) is less, what people scan rarely more. */
export const STAGED_BYTES = 25 << 20;
/** Transmissions in one answer. */
export const TRANSMISSIONS = 500;

const DIRECTIONS = ['sale', 'purchase'] as const;
/** Books in which it belongs: `sale` of the company's own invoices and credit notes, `purchase` of what it received or issued as its supplier's (self-billing). */
export const direction = z.enum(DIRECTIONS);

/** `night`: with the next night's run. `now`: as soon as it is here. */
export const sendWhen = z.enum(['night', 'now']);

/** What stands before the bytes of a document (transmissions/staged.ts). */
export const stagedHead = z.object({
  /** Of the record: who may edit it may hand it over. */
  scope,
  direction,
  /** Number of the document as its issuer gave it; empty where none is known. */
  number: z.string().check(z.maxLength(100)),
  /** File name with its ending; made safe and unique by the relay. */
  name: z.string().check(z.minLength(1), z.maxLength(200)),
  media: z.string().check(z.regex(/^[a-z]+\/[a-zA-Z0-9.+-]{1,100}$/)),
  /** SHA-256 of the bytes. */
  hash: exactly(32),
  when: sendWhen,
  /** It was handed over to a relay that was put back since, so it may have been sent: looked up on the other side before anything else. */
  doubt: z.optional(z.boolean())
});
export type StagedHead = z.output<typeof stagedHead>;

/** Path of one: from 1 on, another attempt is another sending, on explicit demand. */
export const transmissionParams = z.object({ record, attempt: z.string().check(z.regex(/^[1-9]\d{0,2}$/)) });

const TRANSMISSION_STATES = ['queued', 'sending', 'delivered', 'refused', 'unknown', 'withdrawn', 'expired'] as const;
/**
 * `queued` it waits for its time; `sending`; `delivered` it is there; `refused` the other side does not want it, in `words`; `unknown` it may be there: looked
 * up again, or for a person to say; `withdrawn` before it was sent; `expired` it could not be sent in 30 days and was erased.
 */
export const transmissionState = z.enum(TRANSMISSION_STATES);
export type TransmissionState = z.output<typeof transmissionState>;

export const transmission = z.object({
  seq: running,
  record,
  attempt: running,
  state: transmissionState,
  when: sendWhen,
  hash: exactly(32),
  /** The other side's id of it. */
  outside: z.optional(z.string()),
  /** What the other side said of it, in its own words. */
  words: z.optional(z.string()),
  /** Of the last change. */
  at: instant
});
export type Transmission = z.output<typeof transmission>;

/** `GET /v1/connections/:id/transmissions?after=seq`: each as it stands now, in the order in which they changed; of scopes that this device may read. `next`: to ask after. */
export const transmissionsAnswer = z.object({ transmissions: z.array(transmission).check(z.maxLength(TRANSMISSIONS)), next: count, more: z.boolean() });
export type TransmissionsAnswer = z.output<typeof transmissionsAnswer>;

/** `POST …/:record/:attempt/status`: how the other side treats it by now. */
export const outsideStatus = z.object({ status: z.string().check(z.maxLength(200)) });
