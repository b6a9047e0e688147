// Takes over what came from outside: opened, written as records with their files, sent to the log, then erased at the relay.
import type { ConnectionKey } from '#domain/company/connection-key.ts';
import { type Bytes, fromBase64url, toBase64url } from '#sync/bytes.ts';
import { SyncError } from '#sync/error.ts';
import { readContent } from '#sync/inbox/content.ts';
import { connectionKeyId, inboxRecordId } from '#sync/inbox/ids.ts';
import { joinParts, type Part, readPart } from '#sync/inbox/parts.ts';
import { openInbox } from '#sync/keys/inbox.ts';
import { allowed } from '#sync/roles.ts';
import { COMPANY_DOCUMENTS_SCOPE, PURCHASES_SCOPE } from '#sync/scopes.ts';
import type { InboxAnswer } from '#sync/wire/inbox.ts';
import type { Connected } from '../sync/connected.ts';
import { ownRights } from '../sync/own-rights.ts';
import { readState } from '../sync/state.ts';

type Item = InboxAnswer['items'][number];
/** The boxes of one thing that are here so far. */
interface Arriving {
  connection: string;
  parts: Part[];
  seqs: number[];
}
interface Taken extends Kept {
  seqs: number[];
}

/** What was written of something that came: ids of records, SHA-256 of files. */
export interface Kept {
  records: string[];
  files: string[];
}

/** Up to where a relay's inbox holds only what could not be opened with the keys that there were: not fetched again with each pass. */
const passed = new WeakMap<object, { after: number; keys: string }>();

/**
 * Nothing for a device that may write none of what comes.
 * @param send brings what was written to the log; false: not all of it @throws RelayFault, StoreError
 */
export async function emptyInbox(connected: Connected, ended: () => boolean, send: () => Promise<boolean>): Promise<void> {
  const { connection, relay } = connected;
  const me = await ownRights(connection);
  if (!me || ![PURCHASES_SCOPE, COMPANY_DOCUMENTS_SCOPE].some((scope) => allowed(me, scope, 'push'))) return;
  const keys = new Keys(connected);
  const arriving = new Map<string, Arriving>();
  const before = passed.get(relay);
  const start = before && before.keys === (await keys.known()) ? before.after : 0;
  let waits = false;
  for (let after = start; !ended(); ) {
    const { items } = await relay.inbox(after);
    if (items.length === 0) break;
    const taken: Taken[] = [];
    for (const item of items) {
      const one = await partOf(keys, item, arriving);
      const whole = one && joinParts(one.parts);
      if (!one || !whole) continue;
      arriving.delete(nameOf(one.connection, one.parts[0]!));
      const kept = await keep(connected, one, whole);
      if (kept === 'waits') waits = true;
      else if (kept) taken.push(kept);
    }
    if (taken.length > 0 && !(await send())) return;
    for (const one of taken) if (await isSent(connected, one)) for (const seq of one.seqs) await relay.eraseInbox(seq);
    after = items.at(-1)!.seq;
  }
  if (ended()) return;
  await eraseRests(connected, [...arriving.values()]);
  // What waits for a record that comes by the log is looked at again.
  if (waits) return void passed.delete(relay);
  const { items } = await relay.inbox(0);
  // What is left is for keys, apps or parts that are not here.
  const left = items.at(-1)?.seq;
  if (left === undefined) passed.delete(relay);
  else passed.set(relay, { after: left, keys: await keys.known() });
}

const nameOf = (connection: string, { outside }: Part): string => `${connection} ${toBase64url(outside)}`;

/** The message that a box belongs to, with what is here of it; undefined when it cannot be opened. */
async function partOf(keys: Keys, { seq, connection, box }: Item, arriving: Map<string, Arriving>): Promise<Arriving | undefined> {
  const opened = await keys.open(connection, fromBase64url(box));
  const part = opened && readable(() => readPart(opened));
  if (!part) return undefined;
  const name = nameOf(connection, part);
  const one = arriving.get(name) ?? { connection, parts: [], seqs: [] };
  arriving.set(name, one);
  one.parts.push(part);
  one.seqs.push(seq);
  return one;
}

/** @returns undefined when it is of a kind that this app does not know, or damaged: it stays where it is. `waits`: as long as a record that it belongs to is not here */
async function keep(connected: Connected, { connection, parts, seqs }: Arriving, whole: Bytes): Promise<Taken | 'waits' | undefined> {
  const content = readable(() => readContent(whole));
  if (!content) return undefined;
  const { message, files } = content;
  // With what opens archives: loaded when something came.
  const { keepEbox, keepMail } = await import('./unpack.ts');
  const kept = message.kind === 'mail' ? await keepMail(connected, connection, parts[0]!.outside, { message, files }) : await keepEbox(connected, connection, { message, files });
  return kept === 'waits' ? kept : { seqs, ...kept };
}

/** Whether the log has all of it. */
function isSent({ connection }: Connected, { records, files }: Taken): Promise<boolean> {
  return connection.run(async (db) => {
    const waits = await db.outbox.filter(({ what }) => (what.type === 'update' ? records.includes(what.record) : what.type === 'file' && files.includes(what.hash))).count();
    return waits === 0;
  });
}

/** Boxes of a message whose others are erased: a device that had taken it over was cut off in the middle of erasing. */
async function eraseRests({ connection, crypto, relay }: Connected, rests: readonly Arriving[]): Promise<void> {
  for (const { connection: name, parts, seqs } of rests) {
    const first = await inboxRecordId(crypto, name, parts[0]!.outside, 0);
    const isHere = await connection.run(async (db) => (await db.updates.where('record').equals(first).count()) > 0);
    if (isHere) for (const seq of seqs) await relay.eraseInbox(seq);
  }
}

/** Keys of connections, as they are in the records here. */
class Keys {
  readonly #connected: Connected;
  readonly #records = new Map<string, Promise<ConnectionKey | undefined>>();

  constructor(connected: Connected) {
    this.#connected = connected;
  }

  /** Undefined when none of the keys opens it. */
  async open(connection: string, box: Bytes): Promise<Bytes | undefined> {
    const { crypto } = this.#connected;
    const company = await this.#company();
    for (const key of (await this.#of(connection))?.keys ?? []) {
      try {
        return await openInbox(crypto, key, company, connection, box);
      } catch (error) {
        if (!(error instanceof SyncError)) throw error;
      }
    }
    return undefined;
  }

  /** What tells whether there are other keys than before. */
  known(): Promise<string> {
    return this.#connected.connection.run(async (db) => (await db.updates.where('record').startsWith(connectionKeyId('')).primaryKeys()).join());
  }

  #of(connection: string): Promise<ConnectionKey | undefined> {
    const known = this.#records.get(connection) ?? this.#connected.gate.look(async ({ open }) => (await open(connectionKeyId(connection))).record as ConnectionKey | undefined);
    this.#records.set(connection, known);
    return known;
  }

  async #company(): Promise<string> {
    const list = await this.#connected.connection.run((db) => readState(db, 'list'));
    return list?.company ?? '';
  }
}

function readable<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof SyncError) return undefined;
    throw error;
  }
}
