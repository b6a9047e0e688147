// What a kind of connection is to the frame: settings and secrets that it takes, a test, and the work itself.
import type * as z from 'zod/mini';
import type { Bytes } from '#sync/bytes.ts';
import type { InboxContent } from '#sync/inbox/message.ts';
import type { ConnectionCertificate, ConnectionFaultCode, ConnectionPut, ConnectionsAnswer, ConnectionTested, FetchPost } from '#sync/wire/connections.ts';
import type { Outgoing } from '../transmissions/outgoing.ts';
import type { Access } from './access.ts';

/** Why a connection does not work, as a code. `after`: the other side wants to be left alone so long, in milliseconds. */
export class ConnectionFault extends Error {
  readonly code: ConnectionFaultCode;
  readonly after: number | undefined;
  constructor(code: ConnectionFaultCode, { after, cause }: { after?: number | undefined; cause?: unknown } = {}) {
    super(code, cause === undefined ? undefined : { cause });
    this.name = 'ConnectionFault';
    this.code = code;
    this.after = after;
  }
}

/** Time as jobs see it. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls `work` once after so many milliseconds. @returns how to call it off */
  after(milliseconds: number, work: () => void): () => void;
}

/** A thing and the state in which it is there now, in few characters. */
export interface Standing {
  outside: Bytes;
  state: string;
}

/** Something from outside, once it is read. */
export interface Came extends InboxContent {
  /** 32 bytes that are always the same for the same thing. */
  outside: Bytes;
  /** Milliseconds since 1970. */
  receivedAt: number;
  /** Taken with it, where it is a collection of things that are known one by one. */
  also?: readonly Standing[];
}

/** What a connection works with that brings something, in its job or because a person asked for it. */
export interface Bringer<Settings> extends Access<Settings> {
  clock: Clock;
  /** How far it has come, as it last said. */
  progress: unknown;
  /** 32 bytes for what the texts name, of this connection alone. */
  outside(...texts: readonly string[]): Promise<Bytes>;
  /** Which of these came before. */
  known(outside: readonly Bytes[]): Promise<boolean[]>;
  /** In which state each of these came last; undefined where it never did. */
  states(outside: readonly Bytes[]): Promise<(string | undefined)[]>;
  /** Keeps what came, unless it came before. @throws ConnectionFault `full`, `key` */
  bring(came: Came): Promise<void>;
}

export interface Job<Settings> extends Bringer<Settings> {
  /** A person waits for it: their settings are new, or they asked to look now. */
  isAsked: boolean;
  /** Keeps progress and what came, both or neither; what came before is not kept again. @throws ConnectionFault `full`, `key` */
  keep(progress: unknown, came?: Came): Promise<void>;
  /** Takes these in the place of its secrets. @throws ConnectionFault `fault` when it was changed meanwhile */
  reseal(secrets: Readonly<Record<string, string>>): Promise<void>;
  /** It works: failures are forgotten. */
  well(): Promise<void>;
}

/** Secrets that the relay makes itself, for a type that needs none of a person. */
export interface OwnSecrets<Settings> {
  /** Names beside those that must be there. */
  more: readonly string[];
  /** @param now milliseconds since 1970 */
  make(settings: Settings, now: number): Promise<Record<string, string>>;
  /** The same with the next ones beside them; where there are such, as they are. */
  withNext(settings: Settings, secrets: Readonly<Record<string, string>>, now: number): Promise<Record<string, string>>;
  /** What of them everybody may see. */
  certificates(secrets: Readonly<Record<string, string>>): ConnectionCertificate[];
}

/** A part of a connection that works or fails by itself. */
export type Part = NonNullable<ConnectionsAnswer['connections'][number]['parts']>[number];

/** What stands at an address is not there (any more). */
export class Absent extends Error {
  override name = 'Absent';
}

/** Something that can be chosen at the other side, for a setting. */
export type Offer = ConnectionTested['offers'][number];

interface AnyType<Settings> {
  type: ConnectionPut['type'];
  settings: z.ZodMiniType<Settings>;
  /** Names of the secrets that are kept. */
  secrets: readonly string[];
  /** A stand-in of this relay, for companies of sample data. */
  practice?: true;
  /** To whom the secrets are shown: where this changes, they must be given again. */
  shownTo(settings: Settings): string;
  /** Makes what is kept of what a person gave, which is forgotten; absent where that is the same. @throws ConnectionFault */
  exchange?(given: Readonly<Record<string, string>>, access: Omit<Access<Settings>, 'secrets'>): Promise<Record<string, string>>;
  /** Where it makes its secrets itself. */
  own?: OwnSecrets<Settings>;
  /** Whether there is anything to be called yet; absent where there always is. */
  isReady?(settings: Settings): boolean;
  /** Tries it and changes nothing. @throws ConnectionFault */
  test(access: Access<Settings>): Promise<Offer[]>;
}

/** It brings something from outside: works until it is ended, or has nothing more to do before `rest` milliseconds. @throws ConnectionFault */
export interface Bringing<Settings = unknown> extends AnyType<Settings> {
  run(job: Job<Settings>): Promise<{ rest: number }>;
  /** Brings what a person asks for, now. @throws ConnectionFault, Absent */
  fetch?(bringer: Bringer<Settings>, asked: FetchPost): Promise<void>;
  /** How the parts of it do. */
  parts?(progress: unknown): Part[];
}

/** The other side calls `/v1/hooks/<type>` when something arrived there. It tells only that it is time to look. */
export interface Hook<Settings = unknown> {
  /** It signs in with these (Basic, RFC 7617). */
  user: string;
  secret: string;
  /** Of a call: what it is about, undefined for what is nothing that connections care for. @throws ConnectionFault for another shape */
  read(body: unknown): string | undefined;
  /** Whether that concerns a connection. */
  concerns(settings: Settings, about: string): boolean;
}

/** It takes documents to the outside. */
export interface Taking<Settings = unknown> extends AnyType<Settings> {
  outgoing: Outgoing<Settings>;
  hook?: Hook<Settings> | undefined;
}

export type TypeOfConnection<Settings = unknown> = Bringing<Settings> | Taking<Settings>;
