// One run of everything that may go wrong between the relay and the government's e-Box: calls fail as drawn, providers are worked on, the relay is killed as drawn, while messages are
// published and read there, and a device empties the inbox. Time is the run's own; the calls go over TLS to the stand-in.
import type { Connections } from '../../relay/connections/connections.ts';
import type { EboxFailure, ProviderState, StoredMessage } from '../../relay/sandbox/ebox/state.ts';
import { ID, type Item, message, openTrial, provider, type Trial } from '../../relay/sandbox/ebox/trial.ts';
import { mortal } from '../../relay/storage/mortal.ts';
import { drawing } from './chance.ts';

const DAY_MS = 86_400_000;
/** Calls that fail; acts of the storage between two deaths, on average. */
const SHARE = 0.06;
const LIFE = 60;
const ROUNDS = 30;
/** In which nothing fails any more; with pauses in them that make up more than the week in which all is looked through. */
const CALM_TURNS = 8;

export interface Told {
  messages: number;
  files: number;
  deaths: number;
  calls: number;
}

/** What a device knows: of each message how it stands there, of each document how often it came. */
interface Known {
  messages: Map<string, string>;
  files: Map<string, number>;
  wrong: string[];
}

/** @throws Error saying what came twice, or what did not come */
export async function readAll(seed: number, count: number): Promise<Told> {
  const draw = drawing(seed);
  const chance = (): number => draw() / 2 ** 32;
  const kinds = (): Partial<StoredMessage> => ({ isRead: chance() < 0.15, isRegistered: chance() < 0.05, expiresAt: new Date(Date.now() + (1 + chance() * 200) * DAY_MS).toISOString() });
  const made = (from: number, to: number): StoredMessage[] => Array.from({ length: to - from }, (_, n) => message(from + n, kinds()));
  const trial = await openTrial([provider('onss', '3.0', made(0, count)), provider('region', '2.1', made(0, Math.ceil(count / 3)))], { chance });
  try {
    return await lives(trial, chance, made);
  } catch (error) {
    throw new Error(`seed ${seed}: ${String(error)}`, { cause: error });
  } finally {
    await trial.close();
  }
}

async function lives(trial: Trial, chance: () => number, made: (from: number, to: number) => StoredMessage[]): Promise<Told> {
  const { state, time, storage } = trial;
  const { client: _, ...first } = trial.settings();
  await trial.connections.put(trial.company, ID, { type: 'ebox', settings: first });
  await trial.upload();
  await trial.put({ archive: 'unread', shows: chance() < 0.5 ? 'always' : 'asked' });
  await trial.connections.jobs.stop();

  let deaths = -1;
  let troubled = true;
  let life: { connections: Connections; isDead: () => boolean } | undefined;
  const rise = async (): Promise<Connections> => {
    if (life && !life.isDead()) return life.connections;
    deaths += 1;
    let left = troubled ? 5 + Math.floor(chance() * 2 * 2 * LIFE) : Infinity;
    const connections = trial.open(mortal(storage, () => (left -= 1) <= 0));
    life = { connections, isDead: () => left <= 0 };
    await Promise.race([connections.jobs.start(), dead(life)]);
    return connections;
  };
  state.fail = (): EboxFailure | undefined => {
    if (!troubled || chance() >= SHARE) return undefined;
    const kind = chance();
    if (kind < 0.3) return 'cut';
    return kind < 0.5 ? { status: 429, retryAfter: 30 + Math.floor(chance() * 4000) } : { status: [401, 403, 404, 500, 503][Math.floor(chance() * 5)]! };
  };

  const known: Known = { messages: new Map(), files: new Map(), wrong: [] };
  /** One turn, of as many lives as it takes. */
  const turn = async (): Promise<void> => {
    await rise();
    await Promise.race([time.next(), dead(life!)]);
    for (;;) {
      if (life!.isDead()) return;
      if ((await trial.stored()).nextAt > time.now()) return;
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  };
  for (let round = 0; round < ROUNDS; round++) {
    happen(state.providers, chance, made, time.now());
    if (chance() < 0.1) trial.state.tokens.clear();
    await turn();
    if (chance() < 0.4) await emptied(trial, known);
  }
  troubled = false;
  for (const one of state.providers) one.maintenance = [];
  for (let n = 0; n < CALM_TURNS; n++) {
    await time.pass(2 * DAY_MS);
    await turn();
  }
  await emptied(trial, known);
  await life!.connections.jobs.stop();
  judge(state.providers, known, time.now());
  return { messages: known.messages.size, files: known.files.size, deaths, calls: state.asked.length };
}

const dead = async ({ isDead }: { isDead: () => boolean }): Promise<void> => {
  while (!isDead()) await new Promise((resolve) => setTimeout(resolve, 2));
};

/** What goes on at the government meanwhile. */
function happen(providers: ProviderState[], chance: () => number, made: (from: number, to: number) => StoredMessage[], now: number): void {
  for (const one of providers) {
    const { messages } = one;
    if (chance() < 0.3) messages.push(...made(messages.length, messages.length + 1 + Math.floor(chance() * 30)));
    if (chance() < 0.2) messages[Math.floor(chance() * messages.length)]!.isRead = true;
    one.maintenance = chance() < 0.05 ? [{ startDate: new Date(now).toISOString(), endDate: new Date(now + 7_200_000).toISOString() }] : [];
  }
}

/** As a device does: all that is whole is taken over, then erased. */
async function emptied(trial: Trial, known: Known): Promise<void> {
  for (const { message: item } of await trial.items()) take(item, known);
  for (;;) {
    const page = await trial.storage.inbox.items(trial.company, 0, { items: 100, bytes: 64 << 20 }, [ID]);
    if (page.length === 0) return;
    for (const { seq } of page) await trial.storage.inbox.remove(trial.company, seq);
  }
}

function take({ provider: { id }, messages, files }: Item['message'], { messages: standing, files: there, wrong }: Known): void {
  for (const { message: one } of messages) {
    const [name, says] = [`${id} ${one.id}`, JSON.stringify(one)];
    if (standing.get(name) === says) wrong.push(`${name} came twice as it was`);
    standing.set(name, says);
  }
  for (const { of } of files) {
    const name = 'sender' in of ? `${id} logo ${of.sender}` : `${id} ${of.message} ${of.attachment}`;
    there.set(name, (there.get(name) ?? 0) + 1);
    if (there.get(name)! > 1) wrong.push(`${name} came twice`);
  }
}

/** What is at the government, against what came. @throws Error */
function judge(providers: readonly ProviderState[], { messages, files, wrong }: Known, now: number): void {
  for (const { id, messages: all } of providers) {
    for (const one of all) {
      const known = messages.get(`${id} ${one.id}`);
      const isThere = known !== undefined && (JSON.parse(known) as { isRead: boolean }).isRead === one.isRead;
      if (!isThere) wrong.push(`${id} ${one.id} ${known === undefined ? 'did not come' : 'stands otherwise'}`);
      if (Date.parse(one.expiresAt) <= now) continue;
      for (const { id: own } of one.attachments) if (one.isRead !== files.has(`${id} ${one.id} ${own}`)) wrong.push(`${own} of ${id} ${one.id} ${one.isRead ? 'did not come' : 'came'}`);
      if (one.isRegistered && files.has(`${id} ${one.id} main`) && !one.isRead) wrong.push(`${one.id} was opened`);
    }
  }
  if (wrong.length > 0) throw new Error(`${wrong.length}: ${wrong.slice(0, 10).join('; ')}`);
}
