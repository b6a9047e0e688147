// Backups: written, read, refused for what they are, restored equal; and a restore that is cut leaves what was there.
import fc from 'fast-check';
import { Dexie } from 'dexie';
import { expect, test } from 'vitest';
import { BackupError } from '../backup/errors.ts';
import { needsPassphrase, readBackup } from '../backup/read.ts';
import { restore, sameCompanies } from '../backup/restore.ts';
import { downloadSink } from '../backup/sinks.ts';
import { type BackupOptions, writeBackup } from '../backup/write.ts';
import { CompanyStore } from '../company.ts';
import { Device, DeviceDb } from '../device.ts';
import { editing } from '../gate/commit.ts';
import { company, customer, draft, line, NOW, product, sealOf } from './samples.ts';
import { newDatabase } from './tabs.ts';

const patient = { idle: () => undefined };
const newDevice = () => {
  const name = newDatabase();
  return new Device({ make: () => new DeviceDb(name), company: patient });
};

/** A company with something of everything: drafts, issued, credited, paid, a file, something in quarantine. */
async function filled(device: Device): Promise<CompanyStore> {
  const store = await device.createCompany(company);
  const logo = await store.putBlob(new Uint8Array(70_000).map((_, i) => i * i), 'image/png');
  await store.edit('company', 'company', (c) => ({ ...c!, logo, logoType: 'image/png' }));
  await store.commit({ edits: [editing('customer', 'CUSTOMER', () => customer('CUSTOMER')), editing('product', 'P', () => product('P'))] });
  for (const id of ['D1', 'D2', 'D3']) await store.edit('invoice', id, () => draft(id, { internalNote: `note of ${id}` }));
  await store.edit('invoice', 'D3', (d) => ({ ...d!, deletedAt: NOW }));
  const invoice = await store.issue('D1', { now: NOW, build: sealOf });
  await store.append('D1', (_sealed, _entries, newId) => [{ kind: 'paid', id: newId(), day: '2026-11-21', method: 'cash', cents: 100 }]);
  const credits = { id: 'D1', number: invoice.number, issueDate: invoice.issueDate };
  await store.edit('creditNote', 'K1', () => draft('K1', { kind: 'creditNote', credits, lines: [line('L1', 'B', { creditedLine: 'L1', quantity: '0.5' })] }));
  await store.issue('K1', { now: NOW, build: sealOf });
  await store.connection.run((db) => db.quarantine.add({ record: 'X', kind: 'invoice', reason: 'damaged', at: NOW, bytes: new Uint8Array([1, 2, 3]) }));
  return store;
}

/** Everything that counts in a database, in a form that can be compared. */
async function contents(store: CompanyStore) {
  return store.connection.run(async (db) => {
    const plain = async (table: string, ...without: string[]) =>
      (await db.table<Record<string, unknown>>(table).toArray()).map((row) => Object.fromEntries(Object.entries(row).filter(([key]) => !without.includes(key))));
    return {
      updates: await plain('updates', 'n'),
      sealed: await plain('sealed'),
      entries: await plain('entries'),
      counters: await plain('counters'),
      blobs: await plain('blobs'),
      quarantine: await plain('quarantine', 'n'),
      documents: (await plain('documents', 'rev')).filter((row) => !row.gone),
      customers: await plain('customers', 'rev'),
      products: await plain('products', 'rev')
    };
  });
}

async function backup(store: CompanyStore, options: Partial<BackupOptions> = {}): Promise<Blob> {
  let file: Blob | undefined;
  await writeBackup(store, downloadSink((made) => (file = made)), { now: NOW, iterations: 1000, ...options });
  return file!;
}

const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'fine',
    (error: unknown) => (error instanceof BackupError ? error.code : String(error))
  );

test('a backup restored on an empty device is equal', async () => {
  const store = await filled(newDevice());
  const there = newDevice();
  const plan = await readBackup(await backup(store));
  expect(plan).toMatchObject({ company: { name: company.name }, createdAt: NOW, lacks: [], latest: '2026-11-21', passphrase: undefined });
  expect(plan.counts).toMatchObject({ records: 7, seals: 2, entries: 5, files: 1, quarantined: 1 });
  expect(plan.series.map(({ series, n, last }) => [series, n, last?.kind])).toEqual([['NCV:2026', 1, 'creditNote'], ['VEN:2026', 116, 'invoice']]);
  expect(plan.series[1]?.last?.number).toMatch(/0116$/);
  expect(await sameCompanies(there, plan)).toEqual([]);
  const progress: number[] = [];
  const id = await restore(there, plan, { onProgress: (done, total) => progress.push(done / total) });
  const restored = await there.openCompany(id);
  expect(await contents(restored)).toEqual(await contents(store));
  expect(progress).toEqual([...progress].sort((a, b) => a - b));
  expect(progress.at(-1)).toBe(1);
  // It goes on where it stood, as another device.
  expect((await restored.issue('D2', { now: NOW, build: sealOf })).n).toBe(117);
  const author = (s: CompanyStore) => s.connection.run(async (db) => (await db.meta.get('author'))?.value);
  expect(await author(restored)).not.toBe(await author(store));
});

test('with a passphrase: asked for, checked, and then equal', async () => {
  const store = await filled(newDevice());
  const file = await backup(store, { passphrase: 'Été à Liège' });
  expect(await needsPassphrase(file)).toBe(true);
  expect(await code(readBackup(file))).toBe('passphrase-needed');
  expect(await code(readBackup(file, { passphrase: 'ete a liege' }))).toBe('passphrase-wrong');
  const text = new TextDecoder('latin1').decode(await file.arrayBuffer());
  expect(text).not.toContain(company.name);
  const there = newDevice();
  // The same letters, composed otherwise.
  const id = await restore(there, await readBackup(file, { passphrase: 'Été à Liège'.normalize('NFD') }));
  expect(await contents(await there.openCompany(id))).toEqual(await contents(store));
});

test('a file that is cut short, damaged anywhere, foreign or newer is told as what it is', async () => {
  const store = await filled(newDevice());
  for (const passphrase of [undefined, 'secret']) {
    const file = new Uint8Array(await (await backup(store, { passphrase })).arrayBuffer());
    const read = (bytes: Uint8Array<ArrayBuffer>) => code(readBackup(new Blob([bytes]), { passphrase }));
    expect(await read(file)).toBe('fine');
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: file.length - 1 }), async (length) => {
        expect(await read(file.slice(0, length))).toBe('truncated');
      }),
      { numRuns: 30 }
    );
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 16, max: file.length - 1 }), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const changed = file.slice();
        changed[at]! ^= flip;
        expect(['damaged', 'truncated']).toContain(await read(changed));
      }),
      { numRuns: 40 }
    );
    const newer = file.slice();
    newer[14] = '2'.charCodeAt(0);
    expect(await read(newer)).toBe('newer');
  }
  expect(await code(readBackup(new Blob(['PK\x03\x04 something else entirely'])))).toBe('foreign');
  expect(await code(readBackup(new Blob([])))).toBe('foreign');
});

test('replacing is said before and takes the place of the company, open tabs let go', async () => {
  const device = newDevice();
  const store = await filled(device);
  const plan = await readBackup(await backup(store));
  await store.edit('customer', 'CUSTOMER', (c) => ({ ...c!, name: 'Changed since' }));
  expect((await sameCompanies(device, plan)).map((entry) => entry.id)).toEqual([store.id]);
  const before = (await device.companies())[0]!.database;
  expect(await restore(device, plan, { replace: store.id, confirmed: { 'VEN:2026': 130 } })).toBe(store.id);
  expect(store.connection.state).toBe('gone');
  const restored = await device.openCompany(store.id);
  expect((await restored.get('customer', 'CUSTOMER'))?.name).toBe(customer('C').name);
  expect((await restored.issueContext('D2', NOW)).n).toBe(131);
  expect(await Dexie.exists(before)).toBe(false);
  expect(await device.companies()).toHaveLength(1);
});

test('cancelled or cut at any point, a restore changes nothing, and nothing of it stays', async () => {
  const device = newDevice();
  const store = await filled(device);
  const plan = await readBackup(await backup(store));
  const before = await contents(store);
  const names = async () => (await Dexie.getDatabaseNames()).filter((name) => name.startsWith('carnet-0'));
  const databases = await names();
  for (const when of [0.1, 0.5, 0.8, 1]) {
    const stop = new AbortController();
    const cut = restore(device, plan, { replace: store.id, signal: stop.signal, onProgress: (done, total) => done / total >= when && stop.abort() });
    expect(await code(cut)).toBe('cancelled');
    expect([await names(), await device.companies().then((all) => all.length)]).toEqual([databases, 1]);
  }
  expect(await contents(store)).toEqual(before);
  // The tab dies: a half-filled database that nobody lists, and the note that it was being made.
  const half = newDatabase();
  await device.connection.run((db) => db.rests.bulkPut([{ database: half }, { database: store.database }]));
  await new CompanyStore('half', half).edit('customer', 'C', () => customer('C'));
  expect(await device.sweep()).toBe(1);
  expect([await Dexie.exists(half), await device.connection.run((db) => db.rests.count())]).toEqual([false, 0]);
  expect(await contents(store)).toEqual(before);
});

test('a company that another tab has just finished is not taken for what a killed tab left', async () => {
  const name = newDatabase();
  const [making, sweeping] = [1, 2].map(() => new Device({ make: () => new DeviceDb(name) })) as [Device, Device];
  let finish = (): void => undefined;
  const finished = new Promise<void>((resolve) => (finish = resolve));
  let filling: Promise<string> | undefined;
  const database = await new Promise<string>((begun, failed) => {
    filling = making.building(async (id, base) => {
      await new CompanyStore(id, base).edit('customer', 'C', () => customer('C'));
      begun(base);
      await finished;
      await making.enter(id, base, company);
      return base;
    });
    filling.catch(failed);
  });
  // Done with it at the worst moment: after the other tab has looked twice.
  const { connection } = sweeping;
  const run = connection.run.bind(connection);
  let looks = 0;
  connection.run = (async (work: never) => {
    const seen: unknown = await run(work);
    if (++looks === 2) {
      finish();
      await filling;
    }
    return seen;
  }) as typeof connection.run;
  await sweeping.sweep();
  finish();
  await filling;
  expect(await making.companies()).toMatchObject([{ database }]);
  expect(await Dexie.exists(database)).toBe(true);
});

test('what is damaged on the device goes along as damaged, and the backup stays whole', async () => {
  const store = await filled(newDevice());
  await store.connection.run(async (db) => {
    await db.updates.where('record').equals('P').modify((row) => void (row.bytes = row.bytes.map((byte) => byte ^ 1)));
    await db.blobs.toCollection().modify((row) => void (row.bytes = row.bytes.slice(1)));
    const seal = (await db.sealed.get('K1'))!;
    await db.sealed.put({ ...seal, json: seal.json.replace('EUR', 'USD') });
  });
  const plan = await readBackup(await backup(store));
  expect([plan.counts.quarantined, plan.counts.seals, plan.counts.files, plan.lacks.length]).toEqual([3, 1, 0, 1]);
  const there = newDevice();
  const restored = await there.openCompany(await restore(there, plan));
  expect((await restored.quarantined()).map((row) => row.reason).sort()).toEqual(['damaged', 'damaged', 'seal']);
  expect(await restored.sealed('D1')).toEqual(await store.sealed('D1'));
});

test('writing is stopped by a full disk or by the person, and leaves nothing', async () => {
  const store = await filled(newDevice());
  let [aborted, closed] = [0, 0];
  const sink = (write: () => Promise<void>) => ({ write, close: async () => void closed++, abort: async () => void aborted++ });
  const full = sink(() => Promise.reject(new BackupError('unwritable')));
  expect(await code(writeBackup(store, full, { now: NOW }))).toBe('unwritable');
  const stop = new AbortController();
  expect(await code(writeBackup(store, sink(async () => undefined), { now: NOW, signal: stop.signal, onProgress: () => stop.abort() }))).toBe('cancelled');
  expect([aborted, closed]).toEqual([2, 0]);
});
