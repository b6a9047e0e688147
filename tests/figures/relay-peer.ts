// @hocuspocus/server with its documents in SQLite: fifty providers of one document, each making the same small edits one after the other.
// Its SQLite extension is its database extension with two statements; the same two go to Node's own SQLite, which needs no compiler.
import { fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import process from 'node:process';
import { root } from '../checks/root.ts';

const peers = createRequire(path.join(root, 'tests', 'bench', 'package.json'));

interface Provider {
  document: { getMap(name: string): { set(key: string, value: unknown): void } };
  unsyncedChanges: number;
  isSynced: boolean;
  on(event: 'unsyncedChanges' | 'synced', listener: () => void): void;
  off(event: 'unsyncedChanges', listener: () => void): void;
  destroy(): void;
}

/** Runs in the child. */
async function serve(file: string): Promise<void> {
  const { Server } = peers('@hocuspocus/server') as { Server: new (options: unknown) => { listen(port: number): Promise<unknown>; address: { port: number } } };
  const { Database } = peers('@hocuspocus/extension-database') as { Database: new (options: unknown) => unknown };
  const db = new DatabaseSync(file);
  db.exec('CREATE TABLE IF NOT EXISTS documents (name TEXT NOT NULL UNIQUE, data BLOB NOT NULL)');
  const select = db.prepare('SELECT data FROM documents WHERE name = ?');
  const upsert = db.prepare('INSERT INTO documents (name, data) VALUES (?, ?) ON CONFLICT(name) DO UPDATE SET data = excluded.data');
  const database = new Database({
    fetch: ({ documentName }: { documentName: string }) => Promise.resolve((select.get(documentName) as { data: Uint8Array } | undefined)?.data ?? null),
    store: ({ documentName, state }: { documentName: string; state: Uint8Array }) => Promise.resolve(void upsert.run(documentName, state))
  });
  const server = new Server({ quiet: true, address: '127.0.0.1', extensions: [database] });
  await server.listen(0);
  process.send?.(server.address.port);
}

/** @returns milliseconds from each edit to the server's word that it has it (in memory: it writes some seconds later), and how many a second */
export async function peerTimes(devices: number, edits: number): Promise<{ times: number[]; perSecond: number }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'carnet-peer-'));
  const child = fork(import.meta.filename, [path.join(folder, 'peer.sqlite')], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  try {
    const port = await new Promise<number>((resolve, reject) => {
      child.once('message', (said) => resolve(said as number));
      child.once('exit', (code) => reject(new Error(`the peer ended with ${code}`)));
    });
    const { HocuspocusProvider } = peers('@hocuspocus/provider') as { HocuspocusProvider: new (options: unknown) => Provider };
    const providers = Array.from({ length: devices }, () => new HocuspocusProvider({ url: `ws://127.0.0.1:${port}`, name: 'company' }));
    await Promise.all(providers.map((provider) => new Promise<void>((resolve) => (provider.isSynced ? resolve() : provider.on('synced', resolve)))));
    const times: number[] = [];
    const began = performance.now();
    await Promise.all(providers.map((provider, i) => edit(provider, i, edits, times)));
    const perSecond = (times.length * 1000) / (performance.now() - began);
    for (const provider of providers) provider.destroy();
    return { times, perSecond };
  } finally {
    // At once: what it would still write is not measured.
    child.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  }
}

async function edit(provider: Provider, device: number, edits: number, times: number[]): Promise<void> {
  const map = provider.document.getMap('records');
  for (let n = 0; n < edits; n++) {
    const start = performance.now();
    map.set(`${device}/lines/${n % 6}/quantity`, `${n} ${'x'.repeat(60)}`);
    await new Promise<void>((resolve) => {
      const look = () => {
        if (provider.unsyncedChanges > 0) return;
        provider.off('unsyncedChanges', look);
        resolve();
      };
      provider.on('unsyncedChanges', look);
      look();
    });
    times.push(performance.now() - start);
  }
}

if (process.argv[1] === import.meta.filename) await serve(process.argv[2]!);
