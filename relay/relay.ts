// What the routes of /v1 share: the storage, who is signed in, the sockets, the limits. Made once, handed to createApp.
import type { Context } from 'hono';
import { toBase64url } from '#sync/bytes.ts';
import type { Crypto } from '#sync/crypto.ts';
import { REPLACED_DAYS, STAGED_DAYS } from '#sync/limits.ts';
import { rateLimit } from './api/rate.ts';
import type { Rate, RateLimit } from './api/rate.ts';
import { listReader } from './keys/read-list.ts';
import type { ListReader } from './keys/read-list.ts';
import { eventHub } from './events/hub.ts';
import type { EventHub } from './events/hub.ts';
import { openConnections } from './connections/connections.ts';
import type { Connections } from './connections/connections.ts';
import type { Clock, TypeOfConnection } from './connections/type.ts';
import { challenges } from './sessions/challenges.ts';
import type { Challenges } from './sessions/challenges.ts';
import { tokens } from './sessions/tokens.ts';
import type { Tokens } from './sessions/tokens.ts';
import type { Storage } from './storage/port.ts';

const DAY_MS = 86_400_000;

export interface RelayOptions {
  storage: Storage;
  crypto: Crypto;
  /** Milliseconds since 1970. */
  clock: () => number;
  /** Who asks, for the limits: an address, or whatever stands for one. */
  addressOf: (c: Context) => string;
  /** Asked of who founds a company; absent when everybody may. */
  admission?: string | undefined;
  /** Requests without a sign-in by address; requests of a device. */
  rates?: { address: Rate; device: Rate };
  /** How long the next piece of a body may take, in milliseconds. */
  bodyPatience?: number;
  /** Bytes of log and files that one company may keep here; without it there is no bound. */
  quota?: number | undefined;
  /** RELAY_SECRET, under which secrets of connections lie; one of the moment when absent. */
  secret?: string | undefined;
  /** The kinds of connections that there are. */
  connectionTypes?: readonly TypeOfConnection[];
  /** Calls something later, for jobs. */
  after?: Clock['after'];
}

export interface Relay extends Required<Omit<RelayOptions, 'rates' | 'admission' | 'quota' | 'secret' | 'connectionTypes' | 'after'>> {
  admission: string | undefined;
  quota: number | undefined;
  addresses: RateLimit;
  devices: RateLimit;
  challenges: Challenges;
  tokens: Tokens;
  lists: ListReader;
  hub: EventHub;
  connections: Connections;
  /** Does what time asks for; to be called now and then. */
  sweep(): Promise<void>;
  /** Takes no more requests of /v1, says goodbye to every socket, ends jobs; resolves when none of them runs any more. */
  stop(): Promise<void>;
  readonly stopping: boolean;
}

const later: Clock['after'] = (milliseconds, work) => {
  const timer = setTimeout(work, Math.min(milliseconds, 2 ** 31 - 1));
  return () => clearTimeout(timer);
};

const usual = { address: { burst: 120, perSecond: 4 }, device: { burst: 600, perSecond: 100 } };

export function openRelay({ rates = usual, admission, quota, bodyPatience = 15_000, secret, connectionTypes = [], after = later, ...options }: RelayOptions): Relay {
  const { storage, crypto, clock } = options;
  const hub = eventHub({ storage, clock });
  const connections = openConnections({
    ...{ storage, crypto, clock: { now: clock, after }, types: connectionTypes, tell: (company) => hub.tell(company) },
    secret: secret ?? toBase64url(crypto.randomBytes(32))
  });
  let stopping = false;
  return {
    ...options,
    admission,
    quota,
    bodyPatience,
    addresses: rateLimit(rates.address, clock),
    devices: rateLimit(rates.device, clock),
    challenges: challenges({ randomBytes: (count) => crypto.randomBytes(count), clock }),
    tokens: tokens({ randomBytes: (count) => crypto.randomBytes(count), clock }),
    lists: listReader(storage, crypto),
    hub,
    connections,
    async sweep() {
      const now = clock();
      await storage.sweep({ hiddenBefore: now - REPLACED_DAYS * DAY_MS, endedBefore: now });
      await storage.transmissions.expire(now - STAGED_DAYS * DAY_MS, now);
    },
    stop() {
      stopping = true;
      hub.stop();
      return connections.jobs.stop();
    },
    get stopping() {
      return stopping;
    }
  };
}
