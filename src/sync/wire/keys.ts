// Acts on the device list together with the keys that follow from them; what a device is told of both.
import * as z from 'zod/mini';
import { ACTS, DEVICES } from '../limits.ts';
import { binary, count, id, instant, running, signature } from './fields.ts';
import { signedAct, signedActs } from './list.ts';

/** Keys wrapped for one device by an owner's. See keys/grant.ts. */
export const grant = z.object({
  to: id,
  by: id,
  /** Number of the device list that the granter knew. */
  list: running,
  /** ECIES (keys/ecies.ts). */
  box: binary(64 << 10),
  signature
});
export type Grant = z.output<typeof grant>;

/**
 * `POST /v1/keys`: all or nothing. Every act must follow the head; a grant takes the place of the one that its device had.
 * 409 `list` when another act was faster, 409 `behind` when a revoked or changed device has written beyond `upTo`.
 */
export const keysPost = z.object({
  acts: signedActs,
  grants: z.array(grant).check(z.maxLength(DEVICES + 1)),
  /** The invitation that an added device came with: used up by this. */
  invitation: z.optional(id)
});
export type KeysPost = z.output<typeof keysPost>;
/** `head`: number of the list now; `seq`: that of the last act in the log. */
export const keysPosted = z.object({ head: running, seq: running });

/** `POST /v1/leave`: the act by which a device revokes itself. 409 `list`, `behind` as above. */
export const leavePost = z.object({ act: signedAct });

/** `POST /v1/grants`: keys handed out without an act (a scope that is new to an app). */
export const grantsPost = z.object({ grants: z.array(grant).check(z.minLength(1), z.maxLength(DEVICES + 1)) });

/** `GET /v1/keys?after=number`: the acts after that number, and what this device was granted last. */
export const keysAnswer = z.object({ head: count, acts: z.array(signedAct).check(z.maxLength(ACTS)), grant: z.optional(grant) });
export type KeysAnswer = z.output<typeof keysAnswer>;

/** `GET /v1/devices`: when each device was last here; names and roles stand in the list. */
export const devicesAnswer = z.object({ devices: z.array(z.object({ id, lastSeenAt: z.optional(instant) })) });
export type DevicesAnswer = z.output<typeof devicesAnswer>;
