// Jobs: one for each connection at a time, at its time, again after a pause that grows; killed anywhere they lose nothing and bring nothing twice.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import type { ConnectionPut } from '#sync/wire/connections.ts';
import { newInboxKey, openInbox } from '#sync/keys/inbox.ts';
import type { InboxKey } from '#sync/keys/inbox.ts';
import { readContent } from '#sync/inbox/content.ts';
import type { Mail } from '#sync/inbox/message.ts';
import { readPart } from '#sync/inbox/parts.ts';
import { webCrypto } from '#sync/web-crypto.ts';
import { found } from '../storage/conformance/samples.ts';
import { mortal } from '../storage/mortal.ts';
import type { Storage } from '../storage/port.ts';
import { openSqlite } from '../storage/sqlite/open.ts';
import { backOff, LONGEST } from './back-off.ts';
import { openConnections } from './connections.ts';
import type { Connections } from './connections.ts';
import { ConnectionFault } from './type.ts';
import { TrialTime } from './trial-time.ts';
import type { Job, TypeOfConnection } from './type.ts';

const crypto = webCrypto(globalThis);
const put: ConnectionPut = { type: 'imap', settings: { host: 'x.example', port: 993, security: 'tls', user: 'u', folder: 'INBOX' }, secrets: { password: 'secret' } };
type Run = (job: Job<unknown>) => Promise<{ rest: number }>;
const typeThat = (run: Run): TypeOfConnection => ({ type: 'imap', settings: z.any(), secrets: ['password'], shownTo: (settings) => JSON.stringify(settings), test: () => Promise.resolve([]), run });

let folder = '';
let storage: Storage;
let company = '';
let time: TrialTime;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'carnet-jobs-'));
  storage = await openSqlite(folder);
  company = await found(storage);
  time = new TrialTime(Date.UTC(2026, 10, 22, 9));
});
afterEach(async () => {
  await storage.close();
  await rm(folder, { recursive: true, force: true });
});

const open = (run: Run, over: Storage = storage): Connections =>
  openConnections({ storage: over, crypto, clock: time, secret: 'a secret by chance 0123456789 abcdefgh', types: [typeThat(run)], tell: () => undefined });
const keyed = async (): Promise<InboxKey> => {
  const key = await newInboxKey(crypto);
  await storage.inbox.putKey(company, { connection: 'imap', publicKey: key.publicKey, scope: 'purchases' });
  return key;
};
const state = async () => (await storage.connections.find(company, 'imap'))!;
const until = async (test: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await test())) await new Promise((resolve) => setImmediate(resolve));
};

describe('jobs', () => {
  it('run again when they said so, one at a time', async () => {
    await keyed();
    let [running, most, runs] = [0, 0, 0];
    const connections = open(async ({ secrets, settings }) => {
      running += 1;
      most = Math.max(most, running);
      expect([secrets, settings]).toEqual([put.secrets, put.settings]);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      runs += 1;
      return { rest: 60_000 };
    });
    await connections.put(company, 'imap', put);
    await connections.jobs.start();
    await time.next();
    for (let n = 1; n < 4; n++) {
      await until(() => runs === n);
      await until(async () => (await state()).state === 'well' && (await state()).nextAt > time.now());
      expect(await time.next()).toBe(60_000);
    }
    await connections.jobs.stop();
    expect(most).toBe(1);
  });

  it('pause longer with each failure, as long as the other side asks for, and forget failures once it works', async () => {
    await keyed();
    const faults: (ConnectionFault | Error | undefined)[] = [
      ...Array.from({ length: 14 }, () => new ConnectionFault('unreachable')),
      new ConnectionFault('busy', { after: 1_800_000 }),
      new TypeError('a bug'),
      new ConnectionFault('login'),
      undefined,
      new ConnectionFault('unreachable')
    ];
    let runs = 0;
    const connections = open(() => {
      const fault = faults[runs++];
      return fault ? Promise.reject(fault) : Promise.resolve({ rest: 5000 });
    });
    await connections.put(company, 'imap', put);
    await time.next();
    const waits: number[] = [];
    const seen: [string, string | undefined, number][] = [];
    for (let n = 1; n <= faults.length; n++) {
      await until(async () => runs === n && (await state()).nextAt > time.now());
      const { state: how, fault, failures } = await state();
      seen.push([how, fault, failures]);
      waits.push(await time.next());
    }
    await connections.jobs.stop();
    for (let n = 0; n < 12; n++) expect(waits[n]! / (1000 * 2 ** n)).toSatisfy((part: number) => part >= 0.5 && part <= 1);
    expect(waits.slice(0, 14).every((wait) => wait <= LONGEST)).toBe(true);
    expect(waits[13]).toBeGreaterThanOrEqual(LONGEST / 2);
    expect(waits[14]).toBeGreaterThanOrEqual(1_800_000);
    expect(seen.slice(14)).toEqual([['failing', 'busy', 15], ['failing', 'fault', 16], ['failing', 'login', 17], ['well', undefined, 0], ['failing', 'unreachable', 1]]);
    expect(waits.slice(16, 18)).toEqual([expect.toSatisfy((wait: number) => wait >= LONGEST / 2), 5000]);
    expect(backOff('unreachable', 999, 1)).toBe(LONGEST);
  });

  it('are woken when there is something to do, unless they fail; what comes while they work is not forgotten', async () => {
    await keyed();
    let [runs, fails, during] = [0, false, () => undefined as void];
    const connections = open(() => {
      runs += 1;
      during();
      return fails ? Promise.reject(new ConnectionFault('unreachable')) : Promise.resolve({ rest: 3_600_000 });
    });
    await connections.put(company, 'imap', put);
    await time.next();
    const rested = async (n: number) => until(async () => runs === n && (await state()).nextAt > time.now());
    await rested(1);
    connections.jobs.wake(company, 'imap');
    await rested(2);
    during = () => {
      during = () => undefined;
      connections.jobs.wake(company, 'imap');
    };
    connections.jobs.wake(company, 'imap');
    await rested(4);
    fails = true;
    connections.jobs.wake(company, 'imap');
    await until(async () => (await state()).state === 'failing');
    connections.jobs.wake(company, 'imap');
    for (let n = 0; n < 50; n++) await new Promise((resolve) => setImmediate(resolve));
    expect(runs).toBe(5);
    await connections.jobs.stop();
  });

  it('say what they lack: a key, a secret that can be opened, room in the inbox', async () => {
    const connections = open(() => Promise.resolve({ rest: 1000 }));
    await connections.put(company, 'imap', put);
    await time.next();
    await until(async () => (await state()).fault === 'key');
    await keyed();
    const otherSecret = openConnections({ storage, crypto, clock: time, secret: 'another secret by chance 0123456789 abc', types: [typeThat(() => Promise.resolve({ rest: 1 }))], tell: () => undefined });
    await connections.jobs.stop();
    await otherSecret.jobs.start();
    await time.next();
    await until(async () => (await state()).fault === 'secret');
    await otherSecret.jobs.stop();
    // Nor can a secret be moved to another company's connection.
    const thief = await found(storage);
    const stolen = await state();
    await storage.connections.put(thief, { id: 'imap', type: 'imap', settings: stolen.settings, secrets: stolen.secrets, nextAt: time.now() }, 9);
    await storage.inbox.putKey(thief, { connection: 'imap', publicKey: (await newInboxKey(crypto)).publicKey, scope: 'purchases' });
    const again = open(() => Promise.resolve({ rest: 1000 }));
    await again.jobs.renew(thief, 'imap');
    await time.next();
    await until(async () => (await storage.connections.find(thief, 'imap'))!.fault === 'secret');
    await again.jobs.stop();
    // Nobody takes over what came: it lies as well where it is.
    const full = open(() => Promise.resolve({ rest: 1000 }), { ...storage, inbox: { ...storage.inbox, size: () => Promise.resolve(256 << 20) } });
    await full.put(company, 'imap', put);
    await time.next();
    await until(async () => (await state()).fault !== undefined);
    expect(await state()).toMatchObject({ state: 'failing', fault: 'full', failures: 1 });
    await full.jobs.stop();
  });

  it('end when their connection is changed or removed: nothing of the old one is kept after', async () => {
    await keyed();
    const jobs: Job<unknown>[] = [];
    const connections = open(
      (job) =>
        new Promise((resolve) => {
          jobs.push(job);
          job.signal.addEventListener('abort', () => resolve({ rest: 1 }));
        })
    );
    await connections.put(company, 'imap', put);
    await time.next();
    await until(() => jobs.length === 1);
    await connections.put(company, 'imap', put);
    expect(jobs[0]!.signal.aborted).toBe(true);
    await expect(jobs[0]!.keep({ late: true })).rejects.toBeInstanceOf(ConnectionFault);
    await time.next();
    await until(() => jobs.length === 2);
    expect(await connections.remove(company, 'imap')).toBe(true);
    expect(jobs[1]!.signal.aborted).toBe(true);
    await expect(jobs[1]!.keep({ late: true })).rejects.toBeInstanceOf(ConnectionFault);
    expect(await storage.connections.all()).toEqual([]);
    await connections.jobs.stop();
  });

  it('killed at any point bring each thing once', { timeout: 120_000 }, async () => {
    const key = await keyed();
    const THINGS = 12;
    /** Reads from outside one after the other, from where it had come. */
    const reading: Run = async (job) => {
      for (let n = ((job.progress as { last: number } | undefined)?.last ?? 0) + 1; n <= THINGS; n++) {
        const outside = await job.outside(String(n));
        const [isKnown] = await job.known([outside]);
        const receivedAt = new Date(0).toISOString();
        const message = { kind: 'mail' as const, from: 'a', subject: String(n), receivedAt, text: '', files: [{ name: 'a.pdf', type: 'application/pdf' as const, size: 1_500_000 }], left: [] };
        // Also without progress at every other thing: what is taken tells too.
        const progress = n % 2 === 0 ? { last: n } : (job.progress ?? { last: 0 });
        await job.keep(progress, isKnown ? undefined : { outside, receivedAt: 0, message, files: [new Uint8Array(1_500_000)] });
      }
      return { rest: 1e9 };
    };
    await open(reading).put(company, 'imap', put);
    for (let seed = 1; ; seed++) {
      let left = seed * 3;
      let isDead = false;
      const dying = open(reading, mortal(storage, () => (isDead ||= --left <= 0)));
      const before = await storage.connections.find(company, 'imap');
      await storage.connections.note(before!, { ...before!, nextAt: time.now() });
      await dying.jobs.start();
      await time.next();
      await until(async () => isDead || (await state()).nextAt > time.now() + 1e8);
      void dying.jobs.stop();
      if (!isDead) break;
      time = new TrialTime(Date.UTC(2026, 10, 22, 9));
    }
    const items = [];
    for (let after = 0; ; ) {
      const page = await storage.inbox.items(company, after, { items: 100, bytes: 4e6 }, ['imap']);
      if (page.length === 0) break;
      items.push(...page);
      after = page.at(-1)!.seq;
    }
    const parts = await Promise.all(items.map(async ({ box }) => readPart(await openInbox(crypto, key, company, 'imap', box))));
    expect(parts.map(({ index, of }) => `${index}/${of}`)).toEqual(Array.from({ length: THINGS * 2 }, (_, n) => `${n % 2}/2`));
    const subjects = parts.flatMap(({ piece, index }, n) => (index === 0 ? [(readContent(Buffer.concat([piece, parts[n + 1]!.piece])).message as Mail).subject] : []));
    expect(subjects).toEqual(Array.from({ length: THINGS }, (_, n) => String(n + 1)));
  });
});
