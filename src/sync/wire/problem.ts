// Faults of the relay as problem details (RFC 9457), with a `reason` that a device acts on.
import * as z from 'zod/mini';
import { count } from './fields.ts';
import { issueConflict } from './issue.ts';

export const PROBLEM_TYPE = 'application/problem+json';

/** Reasons beside those of `POST /v1/issue`. */
export const reason = z.enum([
  /** 400: the body or the address is not of the shape wanted. */
  'malformed',
  /** 401: no token, or not one that is good now: sign in again. */
  'token',
  /** 401: the challenge ran out, was used, or the signature is not that of the device. */
  'proof',
  /** 403: this device was revoked. */
  'revoked',
  /** 403: the role does not allow it. */
  'role',
  /** 403: this relay takes no companies without an admission. */
  'admission',
  /** 404. */
  'absent',
  /** 409: another act was faster; `head` is the number of the list now. */
  'list',
  /** 409: the device to be revoked or changed has written more; pull, then try again. */
  'behind',
  /** 409: the invitation was taken by another device. */
  'used',
  /** 410: the request to be let in was declined. */
  'declined',
  /** 409: the same id with other content. */
  'differs',
  /** 409: secrets of a connection are to be given anew; `detail`: the code of the fault with those that were given. */
  'secret',
  /** 409: the other side of a connection cannot be asked; `detail` is the code of its fault. */
  'connection',
  /** 413, 415, 429, 507, 503. */
  'too-large',
  'media-type',
  'slow-down',
  'full',
  'stopping',
  /** 500. */
  'fault'
]);
export type Reason = z.output<typeof reason>;

const common = { title: z.string(), status: z.int(), detail: z.optional(z.string()) };
export const problem = z.looseObject({
  ...common,
  /** Absent: the status says it all. One that this version does not know is read as absent. */
  reason: z.optional(z.string()),
  /** With `list`. */
  head: z.optional(count)
});
export type Problem = z.output<typeof problem>;

/** The 409 of `POST /v1/issue`. */
export const issueProblem = z.intersection(z.looseObject(common), issueConflict);
