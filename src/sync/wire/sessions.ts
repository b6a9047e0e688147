// Signing in: a device signs a challenge and gets a token for at most a quarter of an hour.
import * as z from 'zod/mini';
import { count, exactly, generation, id, instant, signature } from './fields.ts';

/** `POST /v1/sessions/challenge`: answered alike for devices that do not exist. */
export const challengePost = z.object({ company: id, device: id });
export const challengeAnswer = z.object({ challenge: exactly(32), expiresAt: instant });

/** `POST /v1/sessions`: `signature` over `proofText('session', …)` (session/proof.ts). A challenge serves once. */
export const sessionPost = z.object({ company: id, device: id, challenge: exactly(32), signature });
export const sessionAnswer = z.object({
  token: z.string().check(z.regex(/^[A-Za-z0-9_.-]{20,400}$/)),
  expiresAt: instant,
  generation,
  /** Highest seq of the log; number of the device list. */
  head: count,
  list: count
});
export type SessionAnswer = z.output<typeof sessionAnswer>;
