// Handing documents over to the relay, which brings them to another system: what a person asked for, and what goes by itself.
import { SENDING } from '#domain/transmission/flags.ts';
import { type Book, BOOKS, isFact } from '#domain/transmission/model.ts';
import { isFree, nextAttempt, type Standing } from '#domain/transmission/standing.ts';
import { type Bytes, toBase64url } from '#sync/bytes.ts';
import type { Scope } from '#sync/scopes.ts';
import { writeStaged } from '#sync/transmissions/staged.ts';
import type { Transmission } from '#sync/wire/transmissions.ts';
import type { CompanyStore } from '../company.ts';
import type { Connected } from '../sync/connected.ts';
import { isRelayFault } from '../sync/relay/fault.ts';
import { takeBack } from './as-it-came.ts';
import { dueBy, type Sending, withFlags } from './due.ts';
import { follow, followOn, type Told, toldKey } from './follow.ts';
import { noteFacts, type Sent } from './note.ts';
import { SCOPES } from './scopes.ts';
import { standingsWith } from './standings.ts';

/** A document as the other system gets it. */
export interface Made {
  direction: 'sale' | 'purchase';
  number: string;
  /** File name with its ending. */
  name: string;
  media: string;
  bytes: Bytes;
}

export interface HandOver {
  store: CompanyStore;
  connected: Connected;
  sendings: readonly Sending[];
  may: (scope: Scope) => boolean;
  /** @throws anything: that document is passed over, and tried again the next time */
  make: (sent: Sent, signal: AbortSignal) => Promise<Made>;
  signal: AbortSignal;
  /** Told of each that is handed over, or cannot be. */
  tell: (progress: Progress) => void;
}

export interface Progress {
  connection: string;
  done: number;
  total: number;
  /** Could not be made or handed over now, by record. */
  failed: ReadonlyMap<string, unknown>;
}

/** Made and on their way at a time. */
const AT_ONCE = 4;
/** Noted in one act. */
const SLICE = 40;
/** Milliseconds between two words of progress: a screen that is drawn for each document takes from what makes them. */
const TELL_EVERY = 200;


interface Staging extends Sent {
  attempt: number;
  when: 'night' | 'now';
  doubt?: true;
}

/**
 * Follows what became of what was handed over, calls off what is not to go any more, and hands over what is. It may be cut anywhere.
 * @returns the connections of which something that was to go at once has no outcome yet
 * @throws RelayFault, StoreError
 */
export async function handOver(context: HandOver): Promise<string[]> {
  const soon: string[] = [];
  for (const sending of context.sendings) {
    context.signal.throwIfAborted();
    // What a person holds back meanwhile is called off before anything more is handed over.
    let outcome = await handOverTo(context, sending);
    while (outcome.held) outcome = await handOverTo(context, sending);
    if (outcome.soon) soon.push(sending.connection);
  }
  return soon;
}

/** The books that this device may say something of. */
const booksHere = ({ may }: Pick<HandOver, 'may'>): Book[] => BOOKS.filter((book) => may(SCOPES[book]));

interface Handed {
  /** One that goes at once was among them. */
  soon: boolean;
  /** Ended before its time: some of them are not to go any more. */
  held: boolean;
}

async function handOverTo(context: HandOver, sending: Sending): Promise<Handed> {
  const { store, connected, sendings, may } = context;
  const { connection, rule } = sending;
  const { told: there, anew } = await follow(store, connected, connection, (book) => may(SCOPES[book]));
  const staging: Staging[] = [];
  const callingOff: (() => Promise<void>)[] = [];
  const unsent = await unsentDocuments(connected);
  let soon = false;
  for (const book of booksHere(context)) {
    const [queued, asked, due] = [await withFlags(store, book, SENDING.queued), await withFlags(store, book, SENDING.asked), await dueBy(store, book, rule, sendings.length > 1)];
    const stillDue = new Set(queued.length > 0 ? (await dueBy(store, book, rule, true)).map(({ id }) => id) : []);
    const known = await standingsWith(store, connection, [...new Map([...queued, ...asked, ...due].map((one) => [one.id, one])).values()]);
    for (const sent of queued) {
      const standing = known.get(sent.id);
      if (standing?.state !== 'queued') continue;
      if (standing.stopped || !(standing.asked || stillDue.has(sent.id))) callingOff.push(() => callOff(context, connection, sent, standing));
      else if (anew && !there.has(toldKey({ record: sent.id, attempt: standing.attempt }))) staging.push({ ...sent, attempt: standing.attempt, when: standing.when ?? 'night', doubt: true });
      else if (standing.hastened) staging.push({ ...sent, attempt: standing.attempt, when: 'now' });
      else soon ||= standing.when === 'now';
    }
    for (const sent of asked) {
      const standing = known.get(sent.id);
      if (standing?.state === 'asked' && !unsent.has(sent.id)) staging.push({ ...sent, attempt: standing.attempt, when: standing.when ?? 'now' });
    }
    for (const sent of due) {
      if (unsent.has(sent.id)) continue;
      const standing = known.get(sent.id);
      const attempt = isFree(standing) ? nextAttempt(standing) : undefined;
      if (attempt !== undefined) staging.push({ ...sent, attempt, when: 'night' });
    }
  }
  await atOnce(callingOff);
  const handed = await stageAll(context, connection, staging);
  return { ...handed, soon: handed.soon || soon };
}

/** So many at a time, until one fails. */
async function atOnce(acts: readonly (() => Promise<void>)[]): Promise<void> {
  const left = acts.values();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const act of left) await act();
    })
  );
}

/** What the other devices do not know of yet may still get another id (it was issued twice): it is handed over once its place is fixed. */
function unsentDocuments({ connection }: Connected): Promise<Set<string>> {
  return connection.run(async (db) => new Set((await db.outbox.where('what.type').equals('document').toArray()).flatMap(({ what }) => (what.type === 'document' ? [what.id] : []))));
}

async function callOff({ store, connected }: HandOver, connection: string, { book, id }: Sent, { attempt }: Standing): Promise<void> {
  const told = await connected.relay.callOff({ connection, record: id, attempt });
  if (told) await noteFacts(store, connected.crypto, connection, [told], () => book);
  if (told?.state === 'withdrawn') await takeBack(store, [{ book, id }]);
}

async function stageAll(context: HandOver, connection: string, all: readonly Staging[]): Promise<Handed> {
  const { connected, signal, tell } = context;
  const failed = new Map<string, unknown>();
  let [done, soon, held] = [0, false, false];
  let told = -Infinity;
  const say = () => {
    told = connected.chance.now();
    tell({ connection, done, total: all.length, failed: new Map(failed) });
  };
  if (all.length > 0) say();
  // What the relay says is noted while the next are made; one noting after the other.
  let noting: Promise<void> = Promise.resolve();
  for (let start = 0; start < all.length; start += SLICE) {
    const slice = all.slice(start, start + SLICE);
    const taken: Transmission[] = [];
    const left = slice.values();
    const work = async () => {
      for (const one of left) {
        signal.throwIfAborted();
        if (held) return;
        try {
          const staged = await stage(context, connection, one);
          held ||= !staged;
          if (!staged) return;
          taken.push(staged);
          soon ||= one.when === 'now';
          done++;
        } catch (error) {
          signal.throwIfAborted();
          // What is wrong with the relay, or with the connection there, is wrong for all.
          if (isRelayFault(error) && !isRelayFault(error, 'too-large', 'malformed')) throw error;
          failed.set(one.id, error);
        }
        if (Math.abs(connected.chance.now() - told) >= TELL_EVERY) say();
      }
    };
    const outcomes = await Promise.allSettled(Array.from({ length: AT_ONCE }, work));
    say();
    await noting;
    noting = noteTaken(context, connection, slice, taken, soon && all.length > SLICE);
    // Said where it is awaited.
    noting.catch(() => undefined);
    for (const outcome of outcomes) {
      if (outcome.status === 'fulfilled') continue;
      await noting;
      throw outcome.reason;
    }
    if (held) break;
  }
  await noting;
  return { soon, held };
}

/** @param follows of a thousand the first have arrived long before the last is handed over: who waits for them sees it, and what has arrived is noted as that alone */
async function noteTaken({ store, connected, may }: HandOver, connection: string, slice: readonly Sent[], taken: readonly Transmission[], follows: boolean): Promise<void> {
  const books = new Map(slice.map(({ id, book }) => [id, book]));
  const told: Told = follows ? await followOn(store, connected, connection, (book) => may(SCOPES[book])) : new Map();
  const isNoted = (one: Transmission) => isFact(told.get(toldKey(one)));
  await noteFacts(store, connected.crypto, connection, taken.filter((one) => !isNoted(one)), (record) => books.get(record));
}

/** @returns undefined when a person held it back while it was made: making takes its time */
async function stage({ store, connected, make, signal }: HandOver, connection: string, { book, id, attempt, when, doubt }: Staging): Promise<Transmission | undefined> {
  const { bytes, ...made } = await make({ book, id }, signal);
  const now = (await standingsWith(store, connection, [{ book, id }])).get(id);
  if (now?.stopped && now.attempt === attempt) return undefined;
  const hash = toBase64url(await connected.crypto.sha256(bytes));
  return connected.relay.stage({ connection, record: id, attempt }, writeStaged({ ...made, scope: SCOPES[book], hash, when, ...(doubt && { doubt }) }, bytes), signal);
}
