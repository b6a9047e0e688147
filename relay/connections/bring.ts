// The way of what comes from outside into the inbox: known or new, closed for the connection's key, kept once, with how far the connection has come.
import { type Bytes, toBase64url } from '#sync/bytes.ts';
import { utf8 } from '#sync/codec/utf8.ts';
import type { Crypto } from '#sync/crypto.ts';
import { writeContent } from '#sync/inbox/content.ts';
import { partsOf } from '#sync/inbox/parts.ts';
import { closeForInbox } from '#sync/keys/inbox.ts';
import type { StoredCame, StoredConnection } from '../storage/inbox-port.ts';
import type { Storage } from '../storage/port.ts';
import { type Came, type Clock, ConnectionFault, type Job } from './type.ts';

/** Bytes that may wait in a company's inbox before nothing more is fetched: it lies as well where it is. */
const INBOX_BYTES = 256 << 20;

export type Way = Pick<Job<unknown>, 'clock' | 'progress' | 'outside' | 'known' | 'states' | 'bring' | 'keep'>;

/** @returns the way of one connection. @throws ConnectionFault `key`, `full` */
export function bringing({ storage, crypto, clock, tell }: { storage: Storage; crypto: Crypto; clock: Clock; tell: (company: string) => void }): (connection: StoredConnection) => Promise<Way> {
  const room = async (company: string): Promise<void> => {
    if ((await storage.inbox.size(company)) >= INBOX_BYTES) throw new ConnectionFault('full');
  };

  return async (connection) => {
    const { company, id, progress } = connection;
    const publicKey = (await storage.inbox.keys(company)).find((key) => key.connection === id)?.publicKey;
    if (publicKey === undefined) throw new ConnectionFault('key');
    await room(company);

    async function sealed({ outside, receivedAt, also, ...content }: Came): Promise<StoredCame> {
      const boxes: Bytes[] = [];
      for (const part of partsOf(outside, writeContent(content))) boxes.push(await closeForInbox(crypto, publicKey!, company, id, part));
      return { outside: toBase64url(outside), receivedAt, boxes, also: also?.map((one) => ({ outside: toBase64url(one.outside), state: one.state })) };
    }

    async function keep(to: unknown, came?: Came): Promise<void> {
      if (came) await room(company);
      const kept = await storage.connections.advance(connection, to, came && (await sealed(came)));
      // Changed or gone meanwhile: nothing was kept, and this job is about to be ended.
      if (kept === 'gone') throw new ConnectionFault('fault');
      if (came && kept === 'kept') tell(company);
    }

    async function states(outside: readonly Bytes[]): Promise<(string | undefined)[]> {
      const names = outside.map(toBase64url);
      const taken = await storage.connections.taken(company, id, names);
      return names.map((name) => taken.get(name));
    }

    return {
      clock,
      progress,
      outside: (...texts) => crypto.sha256(utf8(JSON.stringify(['carnet/1/outside', company, id, ...texts]))),
      known: async (outside) => (await states(outside)).map((state) => state !== undefined),
      states,
      keep,
      bring: (came) => keep(undefined, came)
    };
  };
}
