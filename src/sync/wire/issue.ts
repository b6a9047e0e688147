// Giving a number: the header of an envelope carries it in clear and signed; the relay compares and sets.
import * as z from 'zod/mini';
import { ENVELOPE_BYTES } from '../limits.ts';
import { binary, count, day, documentNumber, record, running, series } from './fields.ts';

/** A number as the header of an `issue` or `snapshot` envelope states it. */
export const issueFact = z.object({ series, number: documentNumber, date: day, record });
export type IssueFact = z.output<typeof issueFact>;

/** `POST /v1/issue`, the envelope itself as its body (binary): stored. The same envelope again gets the same answer. */
export const issueAnswer = z.object({ seq: running });

/** 409 of `POST /v1/issue`, within a problem. */
export const issueConflict = z.discriminatedUnion('reason', [
  /** Not the next number: seal again with `next`, not dated before `lastDate`. */
  z.object({ reason: z.literal('number'), next: documentNumber, lastDate: z.optional(day) }),
  /** Before the last date of the series, or after the relay's today (Europe/Brussels). */
  z.object({ reason: z.literal('date'), next: documentNumber, lastDate: z.optional(day), today: day }),
  /** That record is issued: adopt this envelope, keep one's own edits as a new draft. */
  z.object({ reason: z.literal('issued'), seq: running, envelope: binary(ENVELOPE_BYTES) })
]);
export type IssueConflict = z.output<typeof issueConflict>;

const standing = z.object({ series, last: count, lastDate: z.optional(day) });
/**
 * `GET /v1/series`: where each series stands. `POST /v1/series` raises series before anything is issued in them at this relay
 * ("my last invoice was 115"); one that has begun, or stands higher, is left as it is. Both answer all series.
 */
export const seriesPost = z.object({ series: z.array(standing).check(z.maxLength(200)) });
export const seriesAnswer = z.object({ series: z.array(standing) });
export type SeriesStanding = z.output<typeof standing>;
