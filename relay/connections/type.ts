// What a kind of connection is to the frame: settings and secrets that it takes, a test, and the work itself.
import type * as z from 'zod/mini';
import type { Bytes } from '#sync/bytes.ts';
import type { InboxContent } from '#sync/inbox/message.ts';
import type { ConnectionFaultCode, ConnectionPut } from '#sync/wire/connections.ts';

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

export interface Access<Settings> {
  settings: Settings;
  /** By name; what the type asks for is there. */
  secrets: Readonly<Record<string, string>>;
  /** Ends it, whatever it waits for. */
  signal: AbortSignal;
}

/** Something from outside, once it is read. */
export interface Came extends InboxContent {
  /** 32 bytes that are always the same for the same thing. */
  outside: Bytes;
  /** Milliseconds since 1970. */
  receivedAt: number;
}

export interface Job<Settings> extends Access<Settings> {
  clock: Clock;
  /** How far it has come, as it last said. */
  progress: unknown;
  /** 32 bytes for what the texts name, of this connection alone. */
  outside(...texts: readonly string[]): Promise<Bytes>;
  /** Which of these came before. */
  known(outside: readonly Bytes[]): Promise<boolean[]>;
  /** Keeps progress and what came, both or neither; what came before is not kept again. @throws ConnectionFault `full`, `key` */
  keep(progress: unknown, came?: Came): Promise<void>;
  /** It works: failures are forgotten. */
  well(): Promise<void>;
}

export interface TypeOfConnection<Settings = unknown> {
  type: ConnectionPut['type'];
  settings: z.ZodMiniType<Settings>;
  /** Names of the secrets that it needs. */
  secrets: readonly string[];
  /** To whom the secrets are shown: where this changes, they must be given again. */
  shownTo(settings: Settings): string;
  /** Tries it and changes nothing. @returns what can be chosen there @throws ConnectionFault */
  test(access: Access<Settings>): Promise<string[]>;
  /** Works until it is ended, or has nothing more to do before `rest` milliseconds. @throws ConnectionFault */
  run(job: Job<Settings>): Promise<{ rest: number }>;
}
