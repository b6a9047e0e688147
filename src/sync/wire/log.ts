// The log: what is asked in an address, what a push is answered. Envelopes travel in binary (codec/).
import * as z from 'zod/mini';
import { PAGE_ENVELOPES, PUSH_ENVELOPES } from '../limits.ts';
import { count, envelopeId, generation, running } from './fields.ts';

export const BINARY_TYPE = 'application/vnd.carnet.envelopes';

const whole = z.pipe(z.string().check(z.regex(/^\d{1,15}$/)), z.transform(Number));
/**
 * `GET /v1/log?after=seq` oldest first, `?before=seq` newest first: one of them. The answer is a page (codec/page.ts). `replaced=1`: also
 * envelopes that a snapshot took the place of, as long as they are kept.
 */
export const logQuery = z.object({
  after: z.optional(whole),
  before: z.optional(whole),
  limit: z.optional(z.pipe(z.string().check(z.regex(/^\d{1,4}$/)), z.pipe(z.transform(Number), z.int().check(z.gte(1), z.lte(PAGE_ENVELOPES))))),
  replaced: z.optional(z.literal('1'))
});

/** Why one envelope of a push was not stored; the others are. */
export const pushFault = z.enum([
  /** It cannot be read, names another company or device, or is too large. */
  'malformed',
  /** The role does not allow it in that scope. */
  'role',
  /** Its running number is taken by another envelope: this device's data was set back; it must be paired again. */
  'taken',
  /** A snapshot that names envelopes which are not there or are of another scope. */
  'contains',
  /** The epoch is not one of the list. */
  'epoch'
]);

/** `POST /v1/log`, in the order of the batch. An id that is there already gets the seq that it got. */
export const pushAnswer = z.object({
  generation,
  head: count,
  results: z
    .array(z.union([z.object({ id: envelopeId, seq: running }), z.object({ id: z.optional(envelopeId), fault: pushFault })]))
    .check(z.maxLength(PUSH_ENVELOPES))
});
export type PushAnswer = z.output<typeof pushAnswer>;
