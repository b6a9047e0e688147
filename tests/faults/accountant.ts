// One run of everything that may go wrong between the relay and an accountant's Basecone: calls fail as drawn, the relay is killed as drawn, a night is lost, and
// devices hand over and withdraw meanwhile. Time is the run's own: it goes on to what comes next once nothing is under way.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { webCrypto } from '#sync/web-crypto.ts';
import type { TransmissionState } from '#sync/wire/transmissions.ts';
import { baseconeConnection } from '../../relay/connections/basecone/basecone.ts';
import { type Connections, openConnections } from '../../relay/connections/connections.ts';
import { settled, TrialTime } from '../../relay/connections/trial-time.ts';
import type { TypeOfConnection } from '../../relay/connections/type.ts';
import { drawnPlan } from '../../relay/sandbox/basecone/failures.ts';
import { client, ids, newTrial, ubl, user } from '../../relay/sandbox/basecone/trial.ts';
import { found } from '../../relay/storage/conformance/samples.ts';
import { mortal } from '../../relay/storage/mortal.ts';
import type { Storage } from '../../relay/storage/port.ts';
import { openSqlite } from '../../relay/storage/sqlite/open.ts';
import { drawing } from './chance.ts';

const HOUR = 3_600_000;
const SIZE = 5000;
/** Calls that fail. */
const SHARE = 0.15;
/** Acts of the storage between two deaths, on average. */
const LIFE = 200;
/** From then on nothing fails: what is left must come to its end. */
const TROUBLED_DAYS = 20;
const MOST_DAYS = 90;
const CONNECTION = 'books';
const settings = { at: '02:00', company: ids.first, tags: { sale: 'SLS', purchase: 'PNV' } };

export interface Told {
  states: Partial<Record<TransmissionState | 'arrived', number>>;
  deaths: number;
  calls: number;
  days: number;
}

interface Paper {
  record: string;
  /** It bears no PDF: Basecone does not want it. */
  isBare: boolean;
  night: boolean;
  withdraw: boolean;
}

/** Acts that are under way. */
interface Busy {
  acts: number;
}

/** @throws Error saying which document is not there once, or is said to be what it is not */
export async function bringAll(seed: number, documents: number): Promise<Told> {
  const draw = drawing(seed);
  const chance = (): number => draw() / 2 ** 32;
  const folder = await mkdtemp(path.join(tmpdir(), 'carnet-accountant-'));
  const storage = await openSqlite(folder);
  try {
    return await lives(storage, chance, documents);
  } catch (error) {
    throw new Error(`seed ${seed}: ${String(error)}`, { cause: error });
  } finally {
    await storage.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function lives(storage: Storage, chance: () => number, documents: number): Promise<Told> {
  const company = await found(storage);
  // The night in which clocks go back is among the first.
  const start = Date.UTC(2026, 9, 23, 18);
  const time = new TrialTime(start);
  const busy: Busy = { acts: 0 };
  const { basecone } = await newTrial({ later: (milliseconds, work) => idle(busy, time, milliseconds, work) }, time);
  const counted = { ...storage, connections: counting(storage.connections, busy), transmissions: counting(storage.transmissions, busy) };
  const own = webCrypto(globalThis);
  // Backing off by chance, drawn too.
  const crypto = { ...counting(own, busy), randomBytes: (count: number) => Uint8Array.from({ length: count }, () => Math.floor(chance() * 256)) };

  const born = (): { connections: Connections; dead: Promise<void>; isDead: () => boolean } => {
    let left = 1 + Math.floor(chance() * 2 * 2 * LIFE);
    let die = (): void => undefined;
    const dead = new Promise<void>((resolve) => (die = resolve));
    const dies = (): boolean => {
      left -= 1;
      if (left <= 0) die();
      return left <= 0;
    };
    const reach: typeof fetch = (...given) => (left <= 0 ? new Promise<never>(() => undefined) : counting({ call: basecone.fetch }, busy).call(...given));
    const type = baseconeConnection({ url: 'http://basecone.example/v1', client, fetch: reach });
    const types = [type as TypeOfConnection];
    const secret = 'a secret by chance 0123456789 abcdefgh';
    return { connections: openConnections({ storage: mortal(counted, dies), crypto, clock: time, secret, types, tell: () => undefined }), dead, isDead: () => left <= 0 };
  };

  let [life, deaths] = [born(), 0];
  /** What a device asks for, again and again until it is answered. */
  const asked = async <T>(act: (connections: Connections) => Promise<T>): Promise<T> => {
    for (;;) {
      const answer = await Promise.race([act(life.connections).then((done) => ({ done })), life.dead]);
      if (answer) return answer.done;
      await rise();
    }
  };
  const rise = async (): Promise<void> => {
    for (; life.isDead(); deaths++) {
      await quiet(busy);
      life = born();
      await Promise.race([life.connections.jobs.start(), life.dead]);
    }
  };

  await asked((connections) => connections.put(company, CONNECTION, { type: 'basecone', settings, secrets: { office: user.officeCode, username: user.username, password: user.password } }));
  basecone.fail(drawnPlan(chance, SHARE));
  time.after(25 * HOUR, () => void basecone.down(8 * HOUR, chance() < 0.5 ? 'refused' : 'reset'));
  time.after(TROUBLED_DAYS * 24 * HOUR, () => basecone.heal());

  const papers = Array.from({ length: documents }, (_, n): Paper => ({ record: `R${n}`, isBare: chance() < 0.02, night: chance() < 0.5, withdraw: chance() < 0.04 }));
  const hand = async ({ record, isBare, night, withdraw }: Paper): Promise<void> => {
    const file = ubl(`${record}.xml`, { embedded: !isBare });
    const bytes = new Uint8Array(SIZE).fill(32);
    bytes.set(new Uint8Array(await file.arrayBuffer()));
    const key = { company, connection: CONNECTION, record, attempt: 1 };
    const about = { scope: 'sales', direction: 'sale', number: record, name: file.name, media: file.type, hash: 'h', size: SIZE, night, state: 'queued' } as const;
    await asked((connections) => connections.stage({ ...key, ...about }, bytes));
    if (withdraw) await asked((connections) => connections.withdraw(key));
  };

  const statesNow = async (): Promise<Map<string, string>> => new Map((await storage.transmissions.changed(company, CONNECTION, 0, 1e6)).map(({ record, state }) => [record, state]));
  let [handed, waited] = [0, 0];
  for (;;) {
    await quiet(busy);
    if (life.isDead()) {
      await rise();
      continue;
    }
    if (handed < documents && chance() < 0.7) {
      const some = papers.slice(handed, handed + 1 + Math.floor(chance() * 60));
      for (const paper of some) await hand(paper);
      handed += some.length;
      continue;
    }
    if (handed === documents && waited > HOUR && (await isOver(storage, company, await statesNow()))) break;
    if (time.now() > start + MOST_DAYS * 24 * HOUR) throw new Error('it does not come to an end');
    waited = await time.next();
  }

  const states = await statesNow();
  judge(papers, states, basecone);
  basecone.stop();
  const sum: Told['states'] = {};
  for (const state of states.values() as Iterable<TransmissionState>) sum[state] = (sum[state] ?? 0) + 1;
  return { states: sum, deaths, calls: basecone.requests.length, days: Math.round((time.now() - start) / 24 / HOUR) };
}

/** Nothing waits for a time, for the night, or for an answer. */
async function isOver(storage: Storage, company: string, states: Map<string, string>): Promise<boolean> {
  return (await storage.transmissions.nextAt(company, CONNECTION)) === undefined && ![...states.values()].some((state) => ['queued', 'sending', 'arrived'].includes(state));
}

/** What is at Basecone, against what the app is told. @throws Error */
function judge(papers: readonly Paper[], states: Map<string, string>, basecone: Awaited<ReturnType<typeof newTrial>>['basecone']): void {
  const wrong: string[] = [];
  let delivered = 0;
  for (const { record, isBare, withdraw } of papers) {
    const [state, times] = [states.get(record), basecone.imports(record)];
    const isTrue =
      (state === 'delivered' && times === 1 && !isBare) || (state === 'refused' && times === 0 && isBare) || (state === 'withdrawn' && times === 0 && withdraw) || (state === 'unknown' && times <= 1);
    if (!isTrue) wrong.push(`${record} is ${times} times there and said to be ${state}`);
    if (state === 'delivered') delivered += 1;
  }
  for (const { correlationId, tag } of basecone.documents) if (tag !== 'SLS' && states.get(correlationId ?? '') === 'delivered') wrong.push(`${correlationId} has the tag ${tag}`);
  if (wrong.length > 0) throw new Error(wrong.join('; '));
  if (delivered < papers.length * 0.9) throw new Error(`only ${delivered} of ${papers.length} are there`);
}

/** Those of its acts that take time are counted as long as they do. */
function counting<Acts extends object>(acts: Acts, busy: Busy): Acts {
  const counted = (Object.entries(acts) as [string, (...given: unknown[]) => unknown][]).map(([name, act]) => [
    name,
    (...given: unknown[]): unknown => {
      const answer = act(...given);
      if (!(answer instanceof Promise)) return answer;
      busy.acts += 1;
      return answer.finally(() => (busy.acts -= 1));
    }
  ]);
  return Object.fromEntries(counted) as Acts;
}

/** A wait of the stand-in: what is asked of it meanwhile is not under way, it waits for the time. */
function idle(busy: Busy, time: TrialTime, milliseconds: number, work: () => void): () => void {
  // An outage is no call that waits.
  const waits = milliseconds < HOUR ? 1 : 0;
  busy.acts -= waits;
  return time.after(milliseconds, () => {
    busy.acts += waits;
    work();
  });
}

/** Nothing is under way but what waits for the time. */
async function quiet(busy: Busy): Promise<void> {
  for (let calm = 0; calm < 2; calm++) {
    await settled();
    if (busy.acts > 0) calm = -1;
  }
}
