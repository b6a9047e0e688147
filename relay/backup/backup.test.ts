// A backup taken while devices write, and restored: whole up to one moment, a new life of the log, devices go on.
import { chmod, mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { toBase64url } from '#sync/bytes.ts';
import { crypto, issue, issueOf, makeCompany, makeWorld, push } from '../api/world.ts';
import type { Company, World } from '../api/world.ts';
import { VERSION } from '../storage/sqlite/migrations.ts';
import { openSqlite, places } from '../storage/sqlite/open.ts';
import { backUp } from './backup.ts';
import { restore } from './restore.ts';

let world: World;
let company: Company;
let copy = '';
let target = '';
const options = { now: new Date(0), newGeneration: () => 'new life' };
beforeEach(async () => {
  world = await makeWorld();
  company = await makeCompany(world);
  copy = `${world.folder}-backup`;
  target = `${world.folder}-restored`;
});
afterEach(async () => {
  await world.close();
  const made = [copy, target, `${target}.before-1970-01-01T00-00-00-000Z`];
  for (const folder of made) await rm(folder, { recursive: true, force: true });
});

it('is whole up to one moment while devices write on, and comes back as a new life of the log', async () => {
  const { owner } = company;
  const pieces: string[] = [];
  const writer = { stop: false };
  const writing = (async () => {
    for (let number = 1; !writer.stop; number += 1) {
      await issue(world, owner, issueOf(owner, number, `r${number}`));
      const id = toBase64url(crypto.randomBytes(32));
      await world.ask('PUT', `/v1/blobs/${id}/0?of=1`, { token: owner.token, body: new Uint8Array(500), media: 'application/octet-stream' });
      pieces.push(id);
      await push(world, owner, owner.envelope({ scope: 'contacts' }));
    }
  })();
  while (pieces.length < 5) await new Promise((resolve) => setImmediate(resolve));
  const before = pieces.length;
  expect(await backUp(world.folder, copy)).toMatchObject({ companies: 1 });
  writer.stop = true;
  await writing;

  expect(await restore(copy, target, options)).toEqual({ companies: 1, kept: undefined });
  const restored = await openSqlite(target);
  const page = (await restored.log.page({ company: owner.company, limit: 1e6, bytes: 1e9 }))!;
  expect(page.generation).toBe('new life');
  expect(page.rows.map(({ seq }) => seq)).toEqual(Array.from({ length: page.head }, (_, index) => index + 1));
  expect(page.head).toBeGreaterThanOrEqual(3 + 2 * before);
  const [series] = await restored.issues.series(owner.company);
  expect(page.rows.length).toBeGreaterThanOrEqual(3 + (series?.last ?? 0));
  for (const id of pieces.slice(0, before)) expect(await restored.blobs.read(owner.company, id, 0)).toEqual(new Uint8Array(500));
  const named = new DatabaseSync(places(target).database, { readOnly: true });
  const ids = named.prepare('select id from blob_pieces').all() as { id: string }[];
  for (const { id } of ids) expect(await restored.blobs.read(owner.company, id, 0)).toBeDefined();
  named.close();
  await restored.close();
});

async function modes(folder: string): Promise<string[]> {
  const inside = await readdir(folder, { recursive: true, withFileTypes: true });
  const all = await Promise.all(
    [
      { at: folder, kind: 'folder' },
      ...inside.map((one) => ({ at: path.join(one.parentPath, one.name), kind: one.isDirectory() ? 'folder' : 'file' }))
    ].map(async ({ at, kind }) => `${kind} ${((await stat(at)).mode & 0o777).toString(8)}`)
  );
  return [...new Set(all)].toSorted();
}

it('is for its owner alone, database and files, and so is what is restored from one that was not', async () => {
  const id = toBase64url(crypto.randomBytes(32));
  await world.ask('PUT', `/v1/blobs/${id}/0?of=1`, { token: company.owner.token, body: new Uint8Array(500), media: 'application/octet-stream' });
  expect(await backUp(world.folder, copy)).toEqual({ companies: 1, files: 1 });
  expect(await modes(copy)).toEqual(['file 600', 'folder 700']);
  await chmod(copy, 0o755);
  await chmod(places(copy).database, 0o644);
  await restore(copy, target, options);
  expect(((await stat(target)).mode & 0o777).toString(8)).toBe('700');
  expect(((await stat(places(target).database)).mode & 0o777).toString(8)).toBe('600');
});

it('is refused over what is there, and without data', async () => {
  await mkdir(copy);
  await expect(backUp(world.folder, copy)).rejects.toThrow('there already');
  await expect(backUp(target, `${target}-x`)).rejects.toThrow('no data of a relay');
  await expect(restore(copy, target, options)).rejects.toThrow('no backup');
});

it('is not restored under a running relay; else what was there is kept beside', async () => {
  await backUp(world.folder, copy);
  await expect(restore(copy, world.folder, options)).rejects.toThrow('Stop that one first');
  expect(await world.relay.storage.companies.find(company.owner.company)).toBeDefined();
  await mkdir(target);
  await writeFile(`${target}/old`, '');
  const { kept } = await restore(copy, target, options);
  expect(await readdir(kept ?? '')).toContain('old');
});

it('of a newer Carnet is refused before anything is replaced', async () => {
  await backUp(world.folder, copy);
  const database = new DatabaseSync(places(copy).database);
  database.exec(`update schema_version set version = ${VERSION + 1}`);
  database.close();
  await mkdir(target);
  await writeFile(`${target}/old`, '');
  await expect(restore(copy, target, options)).rejects.toThrow('newer version of Carnet');
  expect(await readdir(target)).toContain('old');
});

it('doubts what waited to be sent to other systems: it may have been sent since', async () => {
  const { company: id } = company.owner;
  const { connections, transmissions } = world.relay.storage;
  await connections.put(id, { id: 'books', type: 'basecone', settings: {}, nextAt: 0 }, 9);
  const waits = { company: id, connection: 'books', attempt: 1, scope: 'sales', direction: 'sale', number: '1', name: '1.xml', media: 'application/xml', hash: 'h' } as const;
  const at = { size: 1, night: true, state: 'queued', at: 5, box: new Uint8Array([1]) } as const;
  for (const record of ['WAITS', 'UNDER-WAY', 'THERE']) await transmissions.stage({ ...waits, ...at, record }, 99);
  await transmissions.change({ ...waits, record: 'UNDER-WAY' }, ['queued'], { state: 'sending', sentAt: 6, night: false }, 6);
  await transmissions.change({ ...waits, record: 'THERE' }, ['queued'], { state: 'delivered', outside: 'D' }, 7, true);
  await backUp(world.folder, copy);
  await restore(copy, target, { ...options, now: new Date(1000) });
  const restored = await openSqlite(target);
  const states = (await restored.transmissions.changed(id, 'books', 0, 9)).map(({ record, state, sentAt }) => [record, state, sentAt]);
  expect(states.toSorted()).toEqual([
    ['THERE', 'delivered', undefined],
    ['UNDER-WAY', 'unknown', 1000],
    ['WAITS', 'unknown', 1000]
  ]);
  expect((await restored.transmissions.due(id, 'books', 1000, 9)).map(({ record }) => record).toSorted()).toEqual(['UNDER-WAY', 'WAITS']);
  await restored.close();
  const kept = `${target}.before-1970-01-01T00-00-01-000Z`;
  await rm(kept, { recursive: true, force: true });
});
