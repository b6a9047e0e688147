// Challenges that say themselves until when they are good and for whom: nothing is kept for who only asks.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { fromBase64url, toBase64url } from '#sync/bytes.ts';
import type { Bytes } from '#sync/bytes.ts';
import { CHALLENGE_SECONDS } from '#sync/limits.ts';

export interface Challenges {
  make(company: string, device: string): { challenge: string; expiresAt: number };
  /** True once for a challenge that was made here for them and is still good. Ask when the signature is known to be right. */
  use(company: string, device: string, challenge: string): boolean;
}

const RANDOM = 12;
const HEAD = 4 + RANDOM;

/** A challenge is 32 bytes: second of its end (4), random (12), HMAC-SHA-256 cut to 16. The key lives as long as the process. */
export function challenges({ randomBytes, clock }: { randomBytes: (count: number) => Bytes; clock: () => number }): Challenges {
  const key = randomBytes(32);
  const used = new Map<string, number>();
  const seal = (head: Uint8Array, company: string, device: string): Buffer =>
    createHmac('sha256', key).update(head).update(`${company}|${device}`).digest().subarray(0, 16);

  return {
    make(company, device) {
      const end = Math.floor(clock() / 1000) + CHALLENGE_SECONDS;
      const head = Buffer.alloc(HEAD);
      head.writeUInt32BE(end);
      head.set(randomBytes(RANDOM), 4);
      return { challenge: toBase64url(Buffer.concat([head, seal(head, company, device)])), expiresAt: end * 1000 };
    },
    use(company, device, challenge) {
      const now = clock() / 1000;
      for (const [old, end] of used) if (end < now) used.delete(old);
      const bytes = Buffer.from(fromBase64url(challenge));
      const head = bytes.subarray(0, HEAD);
      if (bytes.length !== 32 || !timingSafeEqual(bytes.subarray(HEAD), seal(head, company, device))) return false;
      const end = head.readUInt32BE();
      if (end < now || used.has(challenge)) return false;
      used.set(challenge, end);
      return true;
    }
  };
}
