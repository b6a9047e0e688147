// Connections of companies to other systems: what is stored of each, its jobs, and the way of what comes into the inbox, sealed.
import * as z from 'zod/mini';
import type { Bytes } from '#sync/bytes.ts';
import type { Crypto } from '#sync/crypto.ts';
import { type ConnectionPut, CONNECTIONS } from '#sync/wire/connections.ts';
import type { StoredConnection } from '../storage/inbox-port.ts';
import type { Storage } from '../storage/port.ts';
import type { NewTransmission, StoredTransmission, TransmissionKey } from '../storage/transmission-port.ts';
import { stagedUnder } from '../transmissions/box.ts';
import { deliver } from '../transmissions/deliver.ts';
import { leaveInDoubt } from '../transmissions/moved.ts';
import { bringing } from './bring.ts';
import { clearing } from './clearing.ts';
import { type Jobs, connectionJobs, type Turn } from './jobs.ts';
import { type OnDemand, onDemand } from './on-demand.ts';
import { type Secrets, secretsUnder } from './secrets.ts';
import { type Clock, ConnectionFault, type Hook, type Offer, type Taking, type TypeOfConnection } from './type.ts';

const TEST_MS = 30_000;
/** How long one rests that waits for a person: their settings wake it. */
const UNREADY_MS = 86_400_000;
/** Bytes of documents of a company that may wait to be sent. */
const STAGED_ROOM = 1 << 30;

/** How far one that takes documents has come. */
const nightsIn = z.object({ nightsDone: z.number() });

export interface ConnectionsOptions {
  storage: Storage;
  crypto: Crypto;
  clock: Clock;
  /** RELAY_SECRET. */
  secret: string;
  types: readonly TypeOfConnection[];
  /** Something came for that company. */
  tell: (company: string) => void;
}

export interface Connections extends OnDemand {
  jobs: Jobs;
  /** `many`; `secret`: what it needs was not given, or was given for another address. */
  put(company: string, id: string, given: ConnectionPut): Promise<'stored' | 'many' | 'secret' | 'no company'>;
  /** Tries what is given, with the secrets that are stored where it may. @throws ConnectionFault */
  test(company: string, id: string, given: ConnectionPut): Promise<Offer[]>;
  /** What a device hands over: closed, kept, and taken up at its time. */
  stage(document: Omit<NewTransmission, 'box' | 'at'>, bytes: Bytes): ReturnType<Storage['transmissions']['stage']>;
  /** Before it goes. @returns how it stands now, undefined when there is none */
  withdraw(key: TransmissionKey): Promise<StoredTransmission | undefined>;
  /** How the other side treats what arrived. @throws ConnectionFault */
  status(company: string, id: string, outside: string): Promise<string | undefined>;
  remove(company: string, id: string): Promise<boolean>;
  /** The types that are stand-ins of this relay. */
  practice: readonly string[];
  /** By type, of those whose other side calls. */
  hooks: ReadonlyMap<string, Hook>;
  /** The other side said that something arrived there. */
  heard(type: string, about: string): Promise<void>;
}

export function openConnections({ storage, crypto, clock, secret, types, tell }: ConnectionsOptions): Connections {
  const secrets = secretsUnder(crypto, secret);
  const boxes = stagedUnder(crypto, secret);
  const passed = clearing();
  const typeOf = (type: string): TypeOfConnection | undefined => types.find((one) => one.type === type);
  const chance = (): number => new DataView(crypto.randomBytes(4).buffer).getUint32(0) / 2 ** 32;

  const way = bringing({ storage, crypto, clock, tell });

  async function work(connection: StoredConnection, { signal, isAsked, well }: Turn): Promise<{ rest: number; isNew?: boolean }> {
    const type = typeOf(connection.type);
    const settings = type?.settings.safeParse(connection.settings);
    if (!type || !settings?.success) throw new ConnectionFault('fault');
    if (type.isReady?.(settings.data) === false) return { rest: UNREADY_MS, isNew: true };
    if ('outgoing' in type) return send(connection, type, settings.data, signal, well);
    const bringer = await way(connection);
    return type.run({
      ...{ ...bringer, settings: settings.data, secrets: await opened(secrets, connection, type), signal, isAsked, well },
      async reseal(plain) {
        if (!(await storage.connections.reseal(connection, await closed(connection, plain)))) throw new ConnectionFault('fault');
      }
    });
  }

  const closed = ({ company, id }: Pick<StoredConnection, 'company' | 'id'>, plain: Readonly<Record<string, string>>): Promise<{ name: string; box: Bytes }[]> =>
    Promise.all(Object.entries(plain).map(async ([name, value]) => ({ name, box: await secrets.close({ company, connection: id, name }, value) })));

  async function send<S>(connection: StoredConnection, { outgoing, ...type }: Taking<S>, settings: S, signal: AbortSignal, well: () => Promise<void>): Promise<{ rest: number }> {
    const { company, id } = connection;
    const nights = nightsIn.safeParse(connection.progress);
    return deliver({
      ...{ company, connection: id, outgoing, transmissions: storage.transmissions, clock, chance, well },
      access: { settings, secrets: await opened(secrets, connection, type), signal },
      nightsDone: nights.data?.nightsDone,
      async open(one) {
        const box = await storage.transmissions.box(one);
        passed(box?.length ?? 0);
        return box && boxes.open(one, box);
      },
      async keepNights(nightsDone) {
        if ((await storage.connections.advance(connection, { nightsDone })) === 'gone') throw new ConnectionFault('fault');
      }
    });
  }

  /** The secrets that serve for what is given: those given with it, else the stored ones, unless they would be shown to somebody else. */
  async function secretsFor(company: string, id: string, given: ConnectionPut, signal: AbortSignal): Promise<Record<string, string> | undefined> {
    const type = typeOf(given.type);
    if (!type) return undefined;
    if (type.secrets.length === 0) return {};
    if (given.secrets && type.exchange) return type.exchange(given.secrets, { settings: given.settings, signal });
    if (given.secrets && !type.own) return type.secrets.every((name) => name in given.secrets!) ? given.secrets : undefined;
    const stored = await storage.connections.find(company, id);
    const before = stored?.type === given.type ? type.settings.safeParse(stored.settings) : undefined;
    if (!stored || !before?.success || type.shownTo(before.data) !== type.shownTo(given.settings)) return undefined;
    return opened(secrets, stored, type).catch(() => undefined);
  }

  /** Where a connection brings documents; empty for one that brings none. */
  function placeOf({ type: name, settings }: Pick<StoredConnection, 'type' | 'settings'>): string {
    const type = typeOf(name);
    const read = type?.settings.safeParse(settings);
    return type && 'outgoing' in type && read?.success ? `${name} ${type.outgoing.place?.(read.data) ?? ''}` : '';
  }

  async function inTime<T>(work: (signal: AbortSignal) => Promise<T>, time = TEST_MS): Promise<T> {
    const end = new AbortController();
    const callOff = clock.after(time, () => end.abort());
    try {
      return await work(end.signal);
    } finally {
      callOff();
    }
  }

  const hooks = new Map(types.flatMap((type) => ('outgoing' in type && type.hook ? [[type.type, type.hook] as const] : [])));
  const jobs = connectionJobs({ storage, clock, chance, work });
  return {
    jobs,
    practice: types.flatMap(({ type, practice }) => (practice ? [type] : [])),
    async put(company, id, given) {
      const plain = (await inTime((signal) => secretsFor(company, id, given, signal))) ?? (await typeOf(given.type)?.own?.make(given.settings, clock.now()));
      if (!plain) return 'secret';
      const boxes = await closed({ company, id }, plain);
      await jobs.end(company, id);
      const { type, settings } = given;
      const before = await storage.connections.find(company, id);
      if (before && placeOf(before) !== placeOf(given)) await leaveInDoubt(storage.transmissions, company, id, clock.now());
      const stored = await storage.connections.put(company, { id, type, settings, secrets: boxes, nextAt: clock.now() }, CONNECTIONS);
      await jobs.renew(company, id);
      return stored;
    },
    async test(company, id, given) {
      const type = typeOf(given.type);
      return inTime(async (signal) => {
        const plain = await secretsFor(company, id, given, signal);
        if (!plain || !type) throw new ConnectionFault('secret');
        return type.test({ settings: given.settings, secrets: plain, signal });
      });
    },
    async stage(document, bytes) {
      passed(bytes.length);
      const { company, connection } = document;
      const answer = await storage.transmissions.stage({ ...document, at: clock.now(), box: await boxes.close(document, bytes) }, STAGED_ROOM);
      if (answer.outcome === 'staged' && !answer.transmission.night) jobs.wake(company, connection);
      return answer;
    },
    async withdraw(key) {
      await storage.transmissions.change(key, ['queued'], { state: 'withdrawn' }, clock.now(), true);
      return storage.transmissions.find(key);
    },
    async status(company, id, outside) {
      const stored = await storage.connections.find(company, id);
      const type = stored && typeOf(stored.type);
      const settings = type?.settings.safeParse(stored?.settings);
      if (!stored || !type || !('outgoing' in type) || !settings?.success) return undefined;
      const plain = await opened(secrets, stored, type);
      return inTime(async (signal) => type.outgoing.status?.({ settings: settings.data, secrets: plain, signal }, outside));
    },
    async remove(company, id) {
      await jobs.end(company, id);
      const removed = await storage.connections.remove(company, id);
      await jobs.end(company, id);
      // Nothing that waits goes any more; what may have arrived stays known.
      await storage.transmissions.withdrawAll(company, id, clock.now());
      return removed;
    },
    ...onDemand({ storage, clock, typeOf, opened: (stored, type) => opened(secrets, stored, type), closed, way, inTime, press: jobs.press }),
    hooks,
    async heard(type, about) {
      const hook = hooks.get(type as ConnectionPut['type']);
      for (const { company, id, settings } of await storage.connections.ofType(type)) {
        const read = typeOf(type)?.settings.safeParse(settings);
        if (!hook || !read?.success || !hook.concerns(read.data, about)) continue;
        if ((await storage.transmissions.hasten(company, id, clock.now())) > 0) jobs.wake(company, id);
      }
    }
  };
}

/** @throws ConnectionFault `secret` when one is not there or cannot be opened: RELAY_SECRET is another one */
async function opened(secrets: Secrets, { company, id, secrets: boxes }: StoredConnection, type: Pick<TypeOfConnection, 'secrets' | 'own'>): Promise<Record<string, string>> {
  const plain: Record<string, string> = {};
  for (const name of type.secrets) {
    const box = boxes.find((one) => one.name === name)?.box;
    const value = box && (await secrets.open({ company, connection: id, name }, box));
    if (value === undefined) throw new ConnectionFault('secret');
    plain[name] = value;
  }
  for (const { name, box } of boxes) {
    if (type.own?.more.includes(name)) plain[name] = (await secrets.open({ company, connection: id, name }, box)) ?? '';
  }
  return plain;
}
