// A company's beginning and end at the relay, its recovery box.
import * as z from 'zod/mini';
import { binary, exactly, generation, id, running, signature } from './fields.ts';
import { grant } from './keys.ts';
import { signedActs } from './list.ts';

/** What the printed secret opens: see recovery/box.ts. Stored under an id that only the secret gives. */
export const recoveryPut = z.object({ recovery: id, device: id, box: binary(4096) });
export type RecoveryPut = z.output<typeof recoveryPut>;

/**
 * `POST /v1/companies`: the first acts (`found`, usually `add` of the recovery entry), nobody signed in. `company` must be the
 * hash of the first act. The same request again gets the same answer.
 */
export const companyPost = z.object({
  company: id,
  acts: signedActs,
  grants: z.array(grant).check(z.maxLength(2)),
  recovery: z.optional(recoveryPut),
  /** Asked by relays that are not open to everybody. */
  admission: z.optional(z.string().check(z.maxLength(200)))
});
export type CompanyPost = z.output<typeof companyPost>;
export const companyPosted = z.object({ generation, head: running });

/** `PUT /v1/recovery` (owner): a new sheet; the box of the one before is erased. The body is a `recoveryPut`. */

/** `POST /v1/recover`, nobody signed in: the box of a sheet. Then sign in as the device named in it. */
export const recoverPost = z.object({ recovery: id });
export const recoverAnswer = z.object({ company: id, device: id, box: binary(4096) });
export type RecoverAnswer = z.output<typeof recoverAnswer>;

/** `DELETE /v1/company` (owner): the challenge of `POST /v1/sessions/challenge`, signed for this purpose (session/proof.ts). */
export const companyDelete = z.object({ challenge: exactly(32), signature });
