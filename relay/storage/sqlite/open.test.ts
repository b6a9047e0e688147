// The port on SQLite: the conformance suite, and what is this implementation's own (settings, migrations, one relay at a time, kill -9).
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AT, bytes, envelope, found, push } from '../conformance/samples.ts';
import { storageConformance } from '../conformance.ts';
import { StorageFault } from '../port.ts';
import { VERSION } from './migrations.ts';
import { openSqlite, places } from './open.ts';

const newFolder = (): Promise<string> => mkdtemp(path.join(tmpdir(), 'carnet-relay-'));

storageConformance('SQLite', async () => {
  const folder = await newFolder();
  return { open: () => openSqlite(folder), remove: () => rm(folder, { recursive: true, force: true }) };
});

describe('SQLite in a folder', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await newFolder();
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('is held by one relay at a time', async () => {
    const storage = await openSqlite(folder);
    await expect(openSqlite(folder)).rejects.toMatchObject({ reason: 'in use', message: expect.stringContaining('Stop that one first') });
    await storage.close();
    await (await openSqlite(folder)).close();
  });

  it('refuses data of a newer version in words, and leaves it as it is', async () => {
    await (await openSqlite(folder)).close();
    const database = new DatabaseSync(places(folder).database);
    database.exec(`update schema_version set version = ${VERSION + 1}`);
    await expect(openSqlite(folder)).rejects.toBeInstanceOf(StorageFault);
    await expect(openSqlite(folder)).rejects.toThrow(/newer version of Carnet[\s\S]*restore a backup/);
    expect(database.prepare('select version from schema_version').get()).toEqual({ version: VERSION + 1 });
    database.close();
  });

  it('brings tables of the first version forward, with what is in them', async () => {
    const storage = await openSqlite(folder);
    const company = await found(storage);
    const invitation = { id: 'one', entry: {}, by: 'laptop', createdAt: AT, expiresAt: AT + 10 };
    await storage.invitations.add(company, invitation, 9);
    await push(storage, company, envelope({ text: 'x'.repeat(1000) }));
    await storage.blobs.put({ company, id: 'photo', chunk: 0, of: 2, at: AT, bytes: bytes('x'.repeat(1000)) });
    await storage.inbox.putKey(company, { connection: 'ebox', publicKey: 'p', scope: 'purchases' });
    await storage.close();
    const database = new DatabaseSync(places(folder).database);
    database.exec(
      `alter table invitations drop column declined; alter table companies drop column used; drop table connection_taken; drop table connection_secrets;
       drop table connections; alter table inbox_keys drop column scope;
       drop table staged; drop table transmissions; alter table companies drop column transmissions; update schema_version set version = 1`
    );
    database.close();
    const forward = await openSqlite(folder);
    expect(await forward.invitations.find('one', AT)).toEqual({ ...invitation, company, request: undefined, answered: false, declined: false });
    // What lies there already counts.
    const more = { company, id: 'photo', chunk: 1, of: 2, at: AT, bytes: bytes('x') };
    await expect(forward.blobs.put({ ...more, quota: 2000 })).rejects.toMatchObject({ reason: 'quota' });
    expect(await forward.blobs.put({ ...more, quota: 2500 })).toBe('stored');
    expect(await forward.inbox.keys(company)).toEqual([{ connection: 'ebox', publicKey: 'p', scope: 'inbox' }]);
    expect([await forward.connections.of(company), await forward.transmissions.changed(company, 'basecone', 0, 9)]).toEqual([[], []]);
    await forward.close();
  });

  it('says that a file is damaged', async () => {
    await writeFile(places(folder).database, 'no database at all '.repeat(100));
    await expect(openSqlite(folder)).rejects.toMatchObject({ reason: 'damaged' });
  });

  it('says that the disk is full, keeps nothing of that act, and goes on when there is room', async () => {
    const storage = await openSqlite(folder);
    const company = await found(storage);
    await storage.close();
    const limited = new DatabaseSync(places(folder).database);
    const { page_count: pages } = limited.prepare('pragma page_count').get() as { page_count: number };
    limited.close();
    const full = await openSqlite(folder, { pages: pages + 4 });
    const [big, small] = [envelope({ text: 'x'.repeat(100_000) }), envelope({ text: 's' })];
    const outcomes = await Promise.allSettled([push(full, company, small), push(full, company, big)]);
    expect(outcomes).toMatchObject([
      { status: 'fulfilled', value: [2] },
      { status: 'rejected', reason: { reason: 'full' } }
    ]);
    await expect(full.ready()).resolves.toBeUndefined();
    await full.close();
    const wide = await openSqlite(folder);
    expect(await push(wide, company, big)).toEqual([3]);
    await wide.close();
  });

  it('takes away what a stop left halfway: unfinished files and blobs of a company that is gone', async () => {
    const storage = await openSqlite(folder);
    const company = await found(storage);
    await storage.blobs.put({ company, id: 'photo', chunk: 0, of: 1, at: AT, bytes: bytes('x') });
    await storage.close();
    const database = new DatabaseSync(places(folder).database, { enableForeignKeyConstraints: true });
    database.exec('delete from companies');
    database.close();
    expect(await readdir(places(folder).blobs)).toHaveLength(2);
    await (await openSqlite(folder)).close();
    expect(await readdir(places(folder).blobs)).toEqual([]);
  });

  it('loses nothing that it acknowledged when it is killed in the middle of writing', { timeout: 60_000 }, async () => {
    for (let round = 0; round < 3; round += 1) {
      const child = fork(path.join(import.meta.dirname, 'kill-writer.ts'), [folder, String(round)], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
      const acknowledged: string[] = [];
      let said = '';
      child.stdout?.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        const lines = said.split('\n');
        said = lines.pop() ?? '';
        acknowledged.push(...lines);
        if (acknowledged.length >= 60) child.kill('SIGKILL');
      });
      await once(child, 'close');
      expect(acknowledged.length).toBeGreaterThanOrEqual(60);

      const storage = await openSqlite(folder);
      const company = `company ${round}`;
      const page = await storage.log.page({ company, limit: 1e6, bytes: 1e9 });
      const seqs = new Map(page?.rows.map(({ id, seq }) => [id, seq]));
      expect([...seqs.values()]).toEqual(Array.from({ length: seqs.size }, (_, index) => index + 1));
      const series = await storage.issues.series(company);
      for (const line of acknowledged) {
        const [kind, id, value] = line.split(' ') as [string, string, string];
        if (kind === 'blob') expect(await storage.blobs.read(company, id, 0)).toEqual(bytes(value));
        else expect(seqs.get(id), line).toBe(Number(value));
      }
      const issued = [...seqs.keys()].filter((id) => id.startsWith('issue'));
      expect(series).toMatchObject([{ last: issued.length }]);
      await storage.close();
    }
  });
});
