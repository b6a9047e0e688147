// Tokens of signed-in devices: random, kept in memory and only as hashes, gone with the process: devices sign in again.
import { createHash } from 'node:crypto';
import { toBase64url } from '#sync/bytes.ts';
import type { Bytes } from '#sync/bytes.ts';
import { TOKEN_SECONDS } from '#sync/limits.ts';

export interface Session {
  company: string;
  device: string;
  /** Milliseconds since 1970. */
  expiresAt: number;
}

export interface Tokens {
  give(company: string, device: string): { token: string; expiresAt: number };
  find(token: string): Session | undefined;
  /** Takes back those of a device, or of the whole company. */
  takeBack(company: string, device?: string): void;
}

/** Tokens of one device at a time; the oldest gives way. */
const OF_A_DEVICE = 5;

export function tokens({ randomBytes, clock }: { randomBytes: (count: number) => Bytes; clock: () => number }): Tokens {
  // In the order in which they were given, which is that of their ends.
  const sessions = new Map<string, Session>();

  const forget = (gone: (session: Session) => boolean, keep = 0): void => {
    const found = [...sessions].filter(([, session]) => gone(session));
    for (const [hash] of found.slice(0, found.length - keep)) sessions.delete(hash);
  };

  return {
    give(company, device) {
      const now = clock();
      for (const [hash, { expiresAt }] of sessions) {
        if (expiresAt > now) break;
        sessions.delete(hash);
      }
      forget((session) => session.company === company && session.device === device, OF_A_DEVICE - 1);
      const token = toBase64url(randomBytes(32));
      const expiresAt = now + TOKEN_SECONDS * 1000;
      sessions.set(hashOf(token), { company, device, expiresAt });
      return { token, expiresAt };
    },
    find(token) {
      const session = sessions.get(hashOf(token));
      return session && session.expiresAt > clock() ? session : undefined;
    },
    takeBack: (company, device) => forget((session) => session.company === company && (device === undefined || session.device === device))
  };
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64');
}
