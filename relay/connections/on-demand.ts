// What people ask of a connection beside its settings: its certificates, a look at once, a document at once.
import type { Bytes } from '#sync/bytes.ts';
import type { ConnectionCertificate, FetchPost } from '#sync/wire/connections.ts';
import type { StoredConnection } from '../storage/inbox-port.ts';
import type { Storage } from '../storage/port.ts';
import type { bringing } from './bring.ts';
import type { Jobs } from './jobs.ts';
import { Absent, type Clock, ConnectionFault, type Part, type TypeOfConnection } from './type.ts';

/** For what a person waits for: 30 MB of an attachment over a slow line. */
const FETCH_MS = 180_000;
/** A person who presses again and again is no reason to call as often. */
const LOOK_MS = 10_000;

export interface OnDemand {
  /** The public parts of secrets that the relay made; undefined for a type that makes none. */
  certificates(stored: StoredConnection): Promise<ConnectionCertificate[] | undefined>;
  /** Makes the next ones beside the first, unless there are such. @returns undefined where there is no such connection, or none that makes its own @throws ConnectionFault */
  makeNext(company: string, id: string): Promise<ConnectionCertificate[] | undefined>;
  /** How its parts do, of a type that has some. */
  parts(stored: StoredConnection): Part[] | undefined;
  /** Looks for what is new now. False where there is no such connection. */
  look(company: string, id: string): Promise<boolean>;
  /** Brings that into the inbox now. @throws ConnectionFault, Absent */
  fetch(company: string, id: string, asked: FetchPost): Promise<void>;
}

export interface OnDemandOptions {
  storage: Storage;
  clock: Clock;
  typeOf: (type: string) => TypeOfConnection | undefined;
  /** Secrets of one, in clear. @throws ConnectionFault `secret` */
  opened: (stored: StoredConnection, type: TypeOfConnection) => Promise<Record<string, string>>;
  closed: (stored: StoredConnection, plain: Readonly<Record<string, string>>) => Promise<{ name: string; box: Bytes }[]>;
  way: ReturnType<typeof bringing>;
  inTime: <T>(work: (signal: AbortSignal) => Promise<T>, time: number) => Promise<T>;
  press: Jobs['press'];
}

export function onDemand({ storage, clock, typeOf, opened, closed, way, inTime, press }: OnDemandOptions): OnDemand {
  const looked = new Map<string, number>();
  return {
    async certificates(stored) {
      const type = typeOf(stored.type);
      return type?.own?.certificates(await opened(stored, type).catch(() => ({})));
    },
    async makeNext(company, id) {
      const stored = await storage.connections.find(company, id);
      const type = stored && typeOf(stored.type);
      const settings = type?.settings.safeParse(stored?.settings);
      if (!stored || !type?.own || !settings?.success) return undefined;
      const plain = await type.own.withNext(settings.data, await opened(stored, type), clock.now());
      if (!(await storage.connections.reseal(stored, await closed(stored, plain)))) throw new ConnectionFault('fault');
      return type.own.certificates(plain);
    },
    parts(stored) {
      const type = typeOf(stored.type);
      return type && 'run' in type ? type.parts?.(stored.progress) : undefined;
    },
    async look(company, id) {
      const name = `${company} ${id}`;
      if (!(await storage.connections.find(company, id))) return false;
      for (const [one, at] of looked) if (clock.now() - at >= LOOK_MS) looked.delete(one);
      if (looked.has(name)) return true;
      looked.set(name, clock.now());
      press(company, id);
      return true;
    },
    async fetch(company, id, asked) {
      const stored = await storage.connections.find(company, id);
      const type = stored && typeOf(stored.type);
      const settings = type?.settings.safeParse(stored?.settings);
      if (!stored || !type || !('run' in type) || !type.fetch || !settings?.success) throw new Absent(id);
      const access = { settings: settings.data, secrets: await opened(stored, type) };
      const bringer = await way(stored);
      await inTime(async (signal) => type.fetch?.({ ...bringer, ...access, signal }, asked), FETCH_MS);
    }
  };
}
