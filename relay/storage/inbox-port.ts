// What the relay keeps of connections to the outside, and of what came through them and waits for a device.
import type { Bytes } from '#sync/bytes.ts';

export interface InboxItem {
  seq: number;
  connection: string;
  receivedAt: number;
  /** Sealed to the connection's public key. */
  box: Bytes;
}

/** The public half of a connection's key. */
export interface StoredInboxKey {
  connection: string;
  publicKey: string;
  /** The scope in which the private half lies: who may edit it takes over what comes. */
  scope: string;
}

export interface Inbox {
  /** The public key to which things of a connection are sealed from now on. */
  putKey(company: string, key: StoredInboxKey): Promise<boolean>;
  keys(company: string): Promise<StoredInboxKey[]>;
  /** Gives the seq of the item, undefined without such a company. */
  add(company: string, item: Omit<InboxItem, 'seq'>): Promise<number | undefined>;
  /** Of those connections, oldest first. */
  items(company: string, after: number, limit: { items: number; bytes: number }, connections: readonly string[]): Promise<InboxItem[]>;
  /** The connection of an item. */
  find(company: string, seq: number): Promise<string | undefined>;
  remove(company: string, seq: number): Promise<boolean>;
  /** Bytes of all that waits. */
  size(company: string): Promise<number>;
}

/** How a connection does, in codes. `new`: it has not run yet. */
export interface ConnectionState {
  state: 'new' | 'well' | 'failing';
  fault: string | undefined;
  /** In a row. */
  failures: number;
  /** When it runs next at the earliest. */
  nextAt: number;
  /** When it last got through. */
  ranAt: number | undefined;
}

export interface StoredConnection extends ConnectionState {
  company: string;
  id: string;
  type: string;
  /** JSON, readable by the owners of the company. */
  settings: unknown;
  /** Encrypted by whoever stores them. */
  secrets: readonly { name: string; box: Bytes }[];
  /** JSON of the connection's own: how far it has come. */
  progress: unknown;
  /** Another one with each `put`: what a job of an earlier one writes is not taken. */
  revision: number;
}

/** What came from outside, sealed. */
export interface StoredCame {
  outside: string;
  receivedAt: number;
  boxes: readonly Bytes[];
  /** What is taken with it, each in the state that it has now. */
  also?: readonly { outside: string; state: string }[] | undefined;
}

export interface Connections {
  /** Makes or changes one; `secrets` takes the place of all that there were, absent leaves them. It is `new` again, its progress stays. `many`: there are `most` others. */
  put(
    company: string,
    connection: { id: string; type: string; settings: unknown; secrets?: StoredConnection['secrets'] | undefined; nextAt: number },
    most: number
  ): Promise<'stored' | 'many' | 'no company'>;
  find(company: string, id: string): Promise<StoredConnection | undefined>;
  of(company: string): Promise<StoredConnection[]>;
  /** Every one of every company. */
  all(): Promise<{ company: string; id: string; nextAt: number }[]>;
  /** Those of a type, of every company. */
  ofType(type: string): Promise<Pick<StoredConnection, 'company' | 'id' | 'settings'>[]>;
  /** Gone with its secrets and what it has seen; what it brought into the inbox stays. */
  remove(company: string, id: string): Promise<boolean>;
  /** False when it is gone or was changed. */
  note(connection: Pick<StoredConnection, 'company' | 'id' | 'revision'>, state: ConnectionState): Promise<boolean>;
  /**
   * Progress (undefined leaves it as it is), and with `came` what came from outside: its items into the inbox unless that very thing was taken before, all in one transaction.
   * `gone` when the connection is gone or was changed: nothing was kept.
   */
  advance(
    connection: Pick<StoredConnection, 'company' | 'id' | 'revision'>,
    progress: unknown,
    came?: StoredCame
  ): Promise<'kept' | 'known' | 'gone'>;
  /** Other secrets in the place of all that there were, and nothing else. False when it is gone or was changed. */
  reseal(connection: Pick<StoredConnection, 'company' | 'id' | 'revision'>, secrets: StoredConnection['secrets']): Promise<boolean>;
  /** Which of these were taken before, with the state in which they were taken last: '' where none was said. */
  taken(company: string, id: string, outside: readonly string[]): Promise<Map<string, string>>;
}
