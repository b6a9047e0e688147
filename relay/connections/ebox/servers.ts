// The government's servers for companies: where they are, and a session there with one of a company's certificates.
import { createHash } from 'node:crypto';
import type { EboxSettings } from '#sync/wire/connections.ts';
import type { Access } from '../access.ts';
import { type Clock, ConnectionFault } from '../type.ts';
import type { MadeCertificate } from './certificate.ts';
import { newKept, type Reach } from './https.ts';
import { pairsIn } from './own-secrets.ts';
import { EboxSession, type Kept } from './session.ts';
import type { TokenServer } from './token.ts';

export interface EboxServers {
  token: TokenServer;
  /** Registry of providers, in its new and its old form (EBOX_REGISTRY_URL, EBOX_FEDERATION_URL). */
  registry: string;
  federation: string;
  /** The Message Registry of the NSSO, where no registry answers (EBOX_MESSAGES_URL). */
  messages: string;
  /** The only provider of the simulation (EBOX_SIMULATION_URL). */
  simulation: string;
  reach: Reach;
}

export interface SignedIn {
  session: EboxSession;
  /** It was the next certificate by which it came in. */
  isNext: boolean;
}

/** How long what a client has is kept after it was used. */
const KEPT_MS = 3_600_000;

/** Signs in with the certificates that there are. Of a client that was here lately the token serves on. */
export class SignIns {
  readonly #servers: EboxServers;
  readonly #kept = new Map<string, Kept & { at: number }>();

  constructor(servers: EboxServers) {
    this.#servers = servers;
  }

  /** @param first which one is tried first, where there are two @param fresh with a token of its own @throws ConnectionFault as `askToken`, about the first one of them that does not serve */
  async signIn(access: Access<EboxSettings>, clock: Clock, first: 'first' | 'next', { fresh = false } = {}): Promise<SignedIn> {
    const pairs = pairsIn(access.secrets);
    const order = (first === 'next' ? (['next', 'first'] as const) : (['first', 'next'] as const)).filter((name) => pairs[name]);
    const faults = new Map<string, unknown>();
    for (const name of order) {
      const session = this.#session(access, clock, pairs[name]!, fresh);
      try {
        await session.signIn();
        return { session, isNext: name === 'next' };
      } catch (error) {
        if (!(error instanceof ConnectionFault)) throw error;
        faults.set(name, error);
      }
    }
    throw faults.get('first') ?? new ConnectionFault('secret');
  }

  #session({ settings: { client = '', shows }, signal }: Access<EboxSettings>, clock: Clock, identity: MadeCertificate, fresh: boolean): EboxSession {
    const now = clock.now();
    for (const [name, { at }] of this.#kept) if (now - at > KEPT_MS) this.#kept.delete(name);
    const name = createHash('sha256').update(JSON.stringify([client, shows, identity.certificate])).digest('base64url');
    const kept = this.#kept.get(name) ?? { token: undefined, calls: newKept(), at: now };
    kept.at = now;
    this.#kept.set(name, kept);
    return new EboxSession({ ...this.#servers.reach, identity, shows, signal }, this.#servers.token, client, clock, fresh ? { token: undefined, calls: kept.calls } : kept);
  }
}
