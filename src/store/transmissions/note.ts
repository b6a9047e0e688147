// What a person wishes, and what the relay tells, noted on documents and purchases.
import { entryId } from '#domain/document/entry-id.ts';
import { ulid } from '#domain/ids.ts';
import { type Book, isFact, type When } from '#domain/transmission/model.ts';
import { isUnderWay, nextAttempt, type Standing } from '#domain/transmission/standing.ts';
import { utf8 } from '#sync/codec/utf8.ts';
import type { Crypto } from '#sync/crypto.ts';
import type { Transmission } from '#sync/wire/transmissions.ts';
import type { CompanyStore } from '../company.ts';
import { type Note, type Noting, transmit } from '../gate/transmit.ts';

/** A record that is sent, by the book in which it stands. */
export interface Sent {
  book: Book;
  id: string;
}

/** Records in one act. */
const AT_ONCE = 100;

/** Words of the other side that are kept. */
const WORDS = 2000;
const OUTSIDE = 200;

/** What the relay tells of one, as a note; the same on every device. Undefined while it is on its way. */
async function factOf(crypto: Crypto, connection: string, told: Transmission): Promise<Note | undefined> {
  const { record, attempt, seq, state, at, when, outside, words } = told;
  if (!isFact(state)) return undefined;
  const chance = (await crypto.sha256(utf8(JSON.stringify(['carnet/1/transmitted', connection, record, attempt, seq, state])))).slice(0, 10);
  // Facts of one instant stay in the order in which the relay stated them.
  new DataView(chance.buffer).setUint32(0, seq);
  return {
    ...{ id: entryId('transmitted', ulid(Date.parse(at), chance)), at, connection, attempt, state, when },
    ...(outside && { outside: outside.slice(0, OUTSIDE) }),
    ...(words && { words: words.slice(0, WORDS) })
  };
}

/** Notes what the relay tells, where the record is on this device and may be written. @param bookOf undefined: not here */
export async function noteFacts(store: CompanyStore, crypto: Crypto, connection: string, told: readonly Transmission[], bookOf: (record: string) => Book | undefined): Promise<void> {
  const notings: Noting[] = [];
  for (const one of told) {
    const book = bookOf(one.record);
    const fact = book && (await factOf(crypto, connection, one));
    if (fact) notings.push({ record: one.record, book, make: () => fact });
  }
  for (let start = 0; start < notings.length; start += AT_ONCE) await transmit(store.gate, notings.slice(start, start + AT_ONCE));
}

/** What a person says of one: asked for, or held back. */
type Saying = (standing: Standing | undefined) => Pick<Note, 'attempt' | 'state' | 'when'> | undefined;

async function say(store: CompanyStore, connection: string, sent: readonly Sent[], by: string | undefined, saying: Saying): Promise<string[]> {
  const said: string[] = [];
  for (let start = 0; start < sent.length; start += AT_ONCE) {
    const part = sent.slice(start, start + AT_ONCE).map(({ book, id }): Noting => ({
      record: id,
      book,
      make(standings) {
        const says = saying(standings.get(connection));
        return says && { connection, ...says, ...(by && { by }) };
      }
    }));
    said.push(...(await transmit(store.gate, part)));
  }
  return said;
}

export interface Asking {
  when: When;
  /** Also what is there already, or may be: a person was warned. */
  again?: boolean;
  by?: string | undefined;
}

/** Asks for records to be sent; what is under way is left alone, but for what waits for the night and shall go now, and what arrived, or may have, unless `again`. @returns those that are asked for by this @throws StoreError */
export function askFor(store: CompanyStore, connection: string, sent: readonly Sent[], { when, again = false, by }: Asking): Promise<string[]> {
  return say(store, connection, sent, by, (standing) => {
    const attempt = nextAttempt(standing, when);
    const there = standing && (standing.arrived || standing.state === 'unknown');
    return attempt === undefined || (there && !again) ? undefined : { attempt, state: 'asked', when };
  });
}

/** Holds back what has not gone: what waits at the relay is called off there as soon as it can be asked. @returns those that are held back by this @throws StoreError */
export function holdBack(store: CompanyStore, connection: string, sent: readonly Sent[], by?: string): Promise<string[]> {
  return say(store, connection, sent, by, (standing) => {
    if (!standing) return { attempt: 1, state: 'stopped' };
    return !standing.stopped && (isUnderWay(standing) || standing.state === 'withdrawn') ? { attempt: standing.attempt, state: 'stopped' } : undefined;
  });
}
