// For tests: the e-Box's stand-in, a relay's storage in a folder of its own, one company with a connection, its time, and what a device would read of its inbox.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readContent } from '#sync/inbox/content.ts';
import type { Ebox, EboxFile } from '#sync/inbox/ebox.ts';
import type { InboxContent } from '#sync/inbox/message.ts';
import { joinParts, type Part, readPart } from '#sync/inbox/parts.ts';
import { newInboxKey, openInbox } from '#sync/keys/inbox.ts';
import { webCrypto } from '#sync/web-crypto.ts';
import type { ConnectionCertificate, EboxSettings } from '#sync/wire/connections.ts';
import { FEDERATION_PATH, REGISTRY_PATH, TOKEN_PATH } from './ebox.ts';
import { type EboxListening, listenEbox } from './listen.ts';
import { DOCUMENT_CONSUMER, EboxState, type ProviderState, type StoredMessage } from './state.ts';
import { found } from '../../storage/conformance/samples.ts';
import type { StoredConnection } from '../../storage/inbox-port.ts';
import type { Storage } from '../../storage/port.ts';
import { openSqlite } from '../../storage/sqlite/open.ts';
import { type Connections, openConnections } from '../../connections/connections.ts';
import { TrialTime } from '../../connections/trial-time.ts';
import { eboxConnection, type EboxOptions } from '../../connections/ebox/ebox.ts';

const crypto = webCrypto(globalThis);
export const CLIENT = 'self_service_chaman_721_exemple';
export const ID = 'ebox';
const NAME = { nl: 'RSZ', fr: 'ONSS', de: 'LSS' };

/** @param n later ones were received later */
export const message = (n: number, more: Partial<StoredMessage> = {}): StoredMessage => ({
  id: `m${n}`,
  subject: { fr: `Avis ${n}` },
  receivedAt: new Date(Date.UTC(2026, 0, 1) + n * 3_600_000).toISOString(),
  expiresAt: new Date(Date.now() + 300 * 86_400_000).toISOString(),
  isRead: false,
  sender: '0987654394',
  typeId: 'notice',
  attachments: [
    { id: 'main', fileName: 'avis.pdf', isMain: true, mediaType: 'application/pdf', bytes: Buffer.from(`%PDF avis ${n}`) },
    { id: 'annex', fileName: 'annexe.pdf', isMain: false, mediaType: 'application/pdf', bytes: Buffer.from(`%PDF annexe ${n}`) }
  ],
  ...more
});

export const provider = (id: string, version: ProviderState['version'], messages: StoredMessage[]): ProviderState => ({ id, name: NAME, version, messages });

export interface Item extends InboxContent<Ebox> {
  seq: number;
}

export interface Trial {
  company: string;
  state: EboxState;
  standIn: EboxListening;
  storage: Storage;
  folder: string;
  time: TrialTime;
  connections: Connections;
  options: EboxOptions;
  settings(more?: Partial<EboxSettings>): EboxSettings;
  put(more?: Partial<EboxSettings>): Promise<void>;
  /** As a person does in ChaMan: that certificate, or the last one there is, under that client. */
  upload(certificate?: ConnectionCertificate, scopes?: string[]): Promise<void>;
  stored(): Promise<StoredConnection>;
  /** To the next run and its end. @returns how long it had to be waited for, in milliseconds */
  turn(): Promise<number>;
  /** To the end of a run that was begun otherwise. */
  over(): Promise<void>;
  /** What waits in the inbox, as a device reads it. */
  items(): Promise<Item[]>;
  /** Another relay over the same storage. */
  open(storage?: Storage, time?: TrialTime): Connections;
  close(): Promise<void>;
}

export async function openTrial(providers: ProviderState[], more: Partial<EboxOptions> = {}): Promise<Trial> {
  const folder = await mkdtemp(path.join(tmpdir(), 'carnet-ebox-'));
  const storage = await openSqlite(folder);
  const company = await found(storage);
  const time = new TrialTime(Date.now());
  const state = new EboxState(providers, () => time.now(), (milliseconds, work) => time.after(milliseconds, work));
  const standIn = await listenEbox(state);
  const { origin, ca } = standIn;
  const key = await newInboxKey(crypto);
  await storage.inbox.putKey(company, { connection: ID, publicKey: key.publicKey, scope: 'purchases' });
  const token = `${origin}${TOKEN_PATH}`;
  const fallback = `${origin}/REST/${providers[0]?.id}/messageRegistry/v${providers[0]?.version[0]}`;
  const options: EboxOptions = {
    token: { url: token, audience: token },
    ...{ registry: `${origin}${REGISTRY_PATH}`, federation: `${origin}${FEDERATION_PATH}`, messages: fallback, simulation: fallback },
    reach: { local: true, ca },
    chance: () => 0.5,
    ...more
  };
  const open = (over: Storage = storage, clock = time): Connections =>
    openConnections({ storage: over, crypto, clock, secret: 'a secret by chance 0123456789 abcdefgh', types: [eboxConnection(options)], tell: () => undefined });
  const connections = open();
  const stored = async (): Promise<StoredConnection> => (await storage.connections.find(company, ID))!;
  const settings = (more: Partial<EboxSettings> = {}): EboxSettings => ({
    ...{ environment: 'production', client: CLIENT, company: { name: 'Ateliers Exemple', number: '0987654394' }, shows: 'always', archive: 'ask' },
    ...more
  });
  const over = async (): Promise<void> => {
    while ((await stored()).nextAt <= time.now()) await new Promise((resolve) => setTimeout(resolve, 5));
  };
  return {
    ...{ company, state, standIn, storage, folder, time, connections, options, settings, stored, over, open },
    async put(more) {
      const answer = await connections.put(company, ID, { type: 'ebox', settings: settings(more) });
      if (answer !== 'stored') throw new Error(answer);
    },
    async upload(certificate, scopes = [DOCUMENT_CONSUMER]) {
      const pem = (certificate ?? (await connections.certificates(await stored()))!.at(-1)!).pem;
      state.clients.splice(0, state.clients.length, ...state.clients.filter(({ id }) => id !== CLIENT));
      standIn.register({ id: CLIENT, certificate: pem, scopes });
    },
    async turn() {
      const waited = await time.next();
      await over();
      return waited;
    },
    async items() {
      const parts = new Map<string, { part: Part; seq: number }[]>();
      for (let after = 0; ; ) {
        const page = await storage.inbox.items(company, after, { items: 100, bytes: 64 << 20 }, [ID]);
        if (page.length === 0) break;
        for (const { seq, box } of page) {
          const part = readPart(await openInbox(crypto, key, company, ID, box));
          const name = Buffer.from(part.outside).toString('hex');
          parts.set(name, [...(parts.get(name) ?? []), { part, seq }]);
        }
        after = page.at(-1)!.seq;
      }
      return [...parts.values()].map((of) => ({ ...(readContent(joinParts(of.map(({ part }) => part))!) as InboxContent<Ebox>), seq: of[0]!.seq }));
    },
    async close() {
      await connections.jobs.stop();
      await standIn.close();
      await storage.close();
      await rm(folder, { recursive: true, force: true });
    }
  };
}

/** Every message that came, `provider id`, in order; one that came twice stands twice. */
export const messagesOf = (items: readonly Item[]): string[] => items.flatMap(({ message: { provider: from, messages } }) => messages.map(({ message: { id } }) => `${from.id} ${id}`));

const placeOf = (of: EboxFile['of']): string => ('sender' in of ? `logo ${of.sender}` : `${of.message} ${of.attachment}`);

/** Every file that came, `provider message attachment`. */
export const filesOf = (items: readonly Item[]): string[] => items.flatMap(({ message: { provider: from, files } }) => files.map(({ of }) => `${from.id} ${placeOf(of)}`));
