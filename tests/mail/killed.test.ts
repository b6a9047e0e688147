// A relay that is killed (-9) while it takes over mail: nothing lost, nothing twice. One that takes large mail, one after the other: no more memory than for one.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { type InboxKey, newInboxKey, openInbox } from '#sync/keys/inbox.ts';
import { readContent } from '#sync/inbox/content.ts';
import type { Mail } from '#sync/inbox/message.ts';
import { joinParts, type Part, readPart } from '#sync/inbox/parts.ts';
import { webCrypto } from '#sync/web-crypto.ts';
import { secretsUnder } from '../../relay/connections/secrets.ts';
import { found } from '../../relay/storage/conformance/samples.ts';
import { openSqlite } from '../../relay/storage/sqlite/open.ts';
import { Dovecot, PASSWORD, USER } from './dovecot.ts';
import { message, pdf } from './messages.ts';

const crypto = webCrypto(globalThis);
const SECRET = 'a secret of the relay by chance 0123456789';
let dovecot: Dovecot;
let folder = '';
let company = '';
let key: InboxKey;
beforeAll(async () => {
  dovecot = await Dovecot.start();
});
afterAll(() => dovecot.close());
beforeEach(async () => {
  await dovecot.clear();
  folder = await mkdtemp(path.join(tmpdir(), 'carnet-killed-'));
  const storage = await openSqlite(folder);
  company = await found(storage);
  key = await newInboxKey(crypto);
  await storage.inbox.putKey(company, { connection: 'imap', publicKey: key.publicKey, scope: 'purchases' });
  const settings = { host: 'localhost', port: dovecot.ports.tls, security: 'tls', user: USER, folder: 'INBOX' };
  const box = await secretsUnder(crypto, SECRET).close({ company, connection: 'imap', name: 'password' }, PASSWORD);
  await storage.connections.put(company, { id: 'imap', type: 'imap', settings, secrets: [{ name: 'password', box }], nextAt: 0 }, 9);
  await storage.close();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A relay in a process of its own, until it has taken `count` messages or is dead. @param at the act before or after which it dies; 0: none */
async function run(at: number, count: number): Promise<{ killed: boolean; rss: number[] }> {
  const child = fork(path.join(import.meta.dirname, 'killed-relay.ts'), [folder, SECRET, dovecot.ca, String(at)], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const rss: number[] = [];
  child.on('message', (said: { rss: number }) => {
    rss.push(said.rss);
    if (rss.length === count) child.disconnect();
  });
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
  return { killed: signal === 'SIGKILL', rss };
}

async function subjects(): Promise<string[]> {
  const storage = await openSqlite(folder);
  const parts = new Map<string, Part[]>();
  for (let after = 0; ; ) {
    const items = await storage.inbox.items(company, after, { items: 100, bytes: 4e6 }, ['imap']);
    for (const { box } of items) {
      const part = readPart(await openInbox(crypto, key, company, 'imap', box));
      const name = Buffer.from(part.outside).toString('hex');
      parts.set(name, [...(parts.get(name) ?? []), part]);
    }
    if (items.length === 0) break;
    after = items.at(-1)!.seq;
  }
  await storage.close();
  return [...parts.values()].map((of) => {
    expect(of).toHaveLength(of[0]!.of);
    return (readContent(joinParts(of)!).message as Mail).subject;
  });
}

it('killed before or after any act it loses no mail and brings none twice', { timeout: 240_000 }, async () => {
  const wanted = Array.from({ length: 5 }, (_, n) => `n ${n}`);
  for (const subject of wanted) await dovecot.deliver(message({ subject, parts: [{ name: 'a.pdf', bytes: pdf(subject, 1_200_000) }] }));
  let [taken, deaths]: [string[], number] = [[], 0];
  // Each run dies a little later than the one before got: before the commit, then after it.
  for (let round = 0; taken.length < wanted.length; round++) {
    const { killed, rss } = await run(1 + (round % 4), wanted.length - taken.length);
    const now = await subjects();
    expect(now.length).toBeGreaterThanOrEqual(taken.length + rss.length);
    expect(now.toSorted()).toEqual([...new Set(now)].toSorted());
    if (!killed) expect(now).toHaveLength(wanted.length);
    taken = now;
    deaths += Number(killed);
  }
  expect(deaths).toBeGreaterThanOrEqual(4);
  await dovecot.deliver(message({ subject: 'after', parts: [{ name: 'a.pdf', bytes: pdf('after') }] }));
  expect((await run(0, 1)).killed).toBe(false);
  expect((await subjects()).toSorted()).toEqual(['after', ...wanted]);
});

it('large mail takes the memory of one message, however many come', { timeout: 240_000 }, async () => {
  const COUNT = 8;
  for (let n = 0; n < COUNT; n++) await dovecot.deliver(message({ subject: `n ${n}`, parts: [{ name: 'a.pdf', bytes: pdf(n, 15_000_000) }] }));
  const { rss } = await run(0, COUNT);
  const mib = rss.map((bytes) => Math.round(bytes / 2 ** 20));
  expect(mib).toHaveLength(COUNT);
  // 20 MB as it comes, 15 MB read, 15 MB sealed, and what the runtime has not given back yet. Kept of each, it would be 200 more at the end.
  const half = Math.max(...mib.slice(0, COUNT / 2));
  expect(half, mib.join()).toBeLessThan(600);
  expect(Math.max(...mib.slice(COUNT / 2)), mib.join()).toBeLessThan(half + 100);
});
