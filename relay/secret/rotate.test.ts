// Another RELAY_SECRET: all that lies under it afterwards, and nothing is lost wherever the change is killed.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Crypto } from '#sync/crypto.ts';
import { webCrypto } from '#sync/web-crypto.ts';
import { secretsUnder } from '../connections/secrets.ts';
import { AT, found } from '../storage/conformance/samples.ts';
import { openSqlite } from '../storage/sqlite/open.ts';
import { stagedUnder } from '../transmissions/box.ts';
import { nextSecret, relaySecret } from './kept.ts';
import { rotate } from './rotate.ts';

const crypto = webCrypto(globalThis);
const [OLD, NEW, OTHER] = ['the old one by chance 0123456789 abcd', 'the new one by chance 0123456789 efgh', 'some other by chance 0123456789 ijkl'];
const DOCUMENTS = 20;

let data = '';
let folder = '';
let companies: string[] = [];
beforeEach(async () => {
  data = await mkdtemp(path.join(tmpdir(), 'carnet-secret-'));
  folder = path.join(data, 'relay');
  await mkdir(folder);
});
afterEach(() => rm(data, { recursive: true, force: true }));

const textOf = (company: string, n: number): string => `${company} ${n} `.repeat(2000);

/** Two companies, each with a connection, its password, and documents that wait. */
async function fill(secret: string): Promise<void> {
  const storage = await openSqlite(folder);
  companies = [];
  for (let n = 0; n < 2; n++) {
    const company = await found(storage);
    companies.push(company);
    const place = { company, connection: 'books', name: 'password' };
    await storage.connections.put(company, { id: 'books', type: 'basecone', settings: {}, secrets: [{ name: 'password', box: await secretsUnder(crypto, secret).close(place, `word of ${company}`) }], nextAt: AT }, 9);
    for (let document = 0; document < DOCUMENTS; document++) {
      const key = { company, connection: 'books', record: `R${document}`, attempt: 1 };
      const about = { scope: 'sales', direction: 'sale', number: '', name: 'a.xml', media: 'application/xml', hash: 'h', size: 1, night: true, state: 'queued', at: AT } as const;
      await storage.transmissions.stage({ ...key, ...about, box: await stagedUnder(crypto, secret).close(key, new TextEncoder().encode(textOf(company, document))) }, 1e9);
    }
  }
  await storage.close();
}

/** How much can be read under that secret, as it was. */
async function readable(secret: string): Promise<number> {
  const storage = await openSqlite(folder);
  let count = 0;
  for (const company of companies) {
    const { box } = (await storage.connections.find(company, 'books'))!.secrets[0]!;
    if ((await secretsUnder(crypto, secret).open({ company, connection: 'books', name: 'password' }, box)) === `word of ${company}`) count += 1;
    for (let document = 0; document < DOCUMENTS; document++) {
      const key = { company, connection: 'books', record: `R${document}`, attempt: 1 };
      const bytes = await stagedUnder(crypto, secret).open(key, (await storage.transmissions.box(key))!);
      if (bytes && new TextDecoder().decode(bytes) === textOf(company, document)) count += 1;
    }
  }
  await storage.close();
  return count;
}

const ALL = 2 * (1 + DOCUMENTS);

describe('another secret', () => {
  it('has everything under it, and the old one opens nothing any more', async () => {
    await fill(OLD);
    expect(await rotate(folder, crypto, OLD, NEW)).toEqual({ changed: ALL, done: 0, lost: 0 });
    expect([await readable(NEW), await readable(OLD)]).toEqual([ALL, 0]);
    expect(await rotate(folder, crypto, OLD, NEW)).toEqual({ changed: 0, done: ALL, lost: 0 });
    await expect(rotate(folder, crypto, OTHER, OLD)).rejects.toThrow('is it another one?');
    expect(await readable(NEW)).toBe(ALL);
  });

  it('leaves what could not be read before as it is', async () => {
    await fill(OTHER);
    const lost = companies;
    await fill(OLD);
    expect(await rotate(folder, crypto, OLD, NEW)).toEqual({ changed: ALL, done: 0, lost: ALL });
    companies = lost;
    expect(await readable(OTHER)).toBe(ALL);
  });

  it('ended at any point leaves all of it under the old one', async () => {
    await fill(OLD);
    for (let left = 0; left < ALL; left += 7) {
      let closed = 0;
      const close: Crypto['close'] = (...given) => (closed++ < left ? crypto.close(...given) : Promise.reject(new Error('ended')));
      await expect(rotate(folder, { ...crypto, close }, OLD, NEW)).rejects.toThrow('ended');
      expect(await readable(OLD)).toBe(ALL);
    }
  });

  it('is refused while the relay runs, and where there is no data', async () => {
    await expect(rotate(folder, crypto, OLD, NEW)).rejects.toThrow('no data');
    const storage = await openSqlite(folder);
    await expect(rotate(folder, crypto, OLD, NEW)).rejects.toThrow('Stop that one first');
    await storage.close();
  });
});

describe('npm run relay:secret', () => {
  const run = async (env: Record<string, string> = {}, killAfter?: number): Promise<{ code: number | null; said: string }> => {
    const child = spawn(process.execPath, [path.join(import.meta.dirname, 'main.ts')], { env: { ...process.env, CARNET_DATA: data, RELAY_SECRET: '', ...env } });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (said += text.toString()));
    const timer = killAfter === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfter);
    const [code] = (await once(child, 'close')) as [number | null];
    clearTimeout(timer);
    return { code, said };
  };

  it('killed again and again and then run to its end loses nothing; the relay does not start in between', { timeout: 120_000 }, async () => {
    const old = await relaySecret(data);
    await fill(old);
    let [kills, isHalf] = [0, false];
    for (let wait = 100; ; wait += 60) {
      const { code } = await run({}, wait);
      if (code === 0) break;
      kills += 1;
      const starts = await relaySecret(data).catch(() => undefined);
      if (starts === undefined) isHalf = true;
      else expect(await readable(starts)).toBe(ALL);
    }
    const fresh = await relaySecret(data);
    expect([fresh === old, kills > 1, await readable(fresh), await readable(old)]).toEqual([false, true, ALL, 0]);
    // Whichever of the two moments a kill met, both are as they must be.
    const next = await nextSecret(data);
    await expect(relaySecret(data)).rejects.toThrow('was not finished');
    if (isHalf) expect(next.old).toBe(fresh);
    await rotate(folder, crypto, next.old, next.fresh);
    expect((await run()).said).toContain(`(${ALL} had been before)`);
    expect([await readable(await relaySecret(data)), await relaySecret(data)]).toEqual([ALL, next.fresh]);
  });

  it('changes one that is set, or puts one that is set in the place of the file, and takes no weak one', async () => {
    await fill(OLD);
    expect(await run({ RELAY_SECRET: OLD })).toMatchObject({ code: 1, said: expect.stringContaining('RELAY_SECRET_NEW') });
    expect(await run({ RELAY_SECRET: OLD, RELAY_SECRET_NEW: 'short' })).toMatchObject({ code: 1, said: expect.stringContaining('32') });
    expect(await readable(OLD)).toBe(ALL);
    expect(await run({ RELAY_SECRET: OLD, RELAY_SECRET_NEW: NEW })).toMatchObject({ code: 0, said: expect.stringContaining('Set RELAY_SECRET') });
    expect(await readable(NEW)).toBe(ALL);
    await writeFile(path.join(data, 'relay-secret'), NEW);
    expect(await run({ RELAY_SECRET_NEW: OTHER })).toMatchObject({ code: 0 });
    expect(await readable(OTHER)).toBe(ALL);
    await expect(readFile(path.join(data, 'relay-secret'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
