// The relay itself for tests of devices: on a port of this machine, its data in a folder of its own, a clock that the test moves.
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { webCrypto } from '#sync/web-crypto.ts';
import { idOf } from '#sync/ids.ts';
import { createApp } from '../../relay/app.ts';
import { backUp } from '../../relay/backup/backup.ts';
import { restore } from '../../relay/backup/restore.ts';
import { drain, listen } from '../../relay/listen.ts';
import { openRelay, type Relay, type RelayOptions } from '../../relay/relay.ts';
import { makeServer } from '../../relay/server.ts';
import { openSqlite, places } from '../../relay/storage/sqlite/open.ts';
import { webFilesOf } from '../../relay/web/files.ts';

const crypto = webCrypto(globalThis);
const silent = { info() {}, warn() {}, error() {} };
const web = webFilesOf(new Map([['/index.html', new Uint8Array(Buffer.from('<!doctype html>'))]]));

export class RealRelay {
  readonly clock = { now: Date.UTC(2026, 10, 22, 9) };
  readonly #folder: string;
  readonly #options: Partial<RelayOptions>;
  #running: { relay: Relay; server: Server } | undefined;
  #port = 0;
  #isFull = false;
  #quota: number | undefined;
  #turn: Promise<void> = Promise.resolve();

  private constructor(folder: string, options: Partial<RelayOptions>) {
    this.#folder = folder;
    this.#options = options;
  }

  static async start(options: Partial<RelayOptions> = {}): Promise<RealRelay> {
    const made = new RealRelay(await mkdtemp(path.join(tmpdir(), 'carnet-relay-')), options);
    await made.begin();
    return made;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Starts again on the same port, with what is in its folder. */
  async begin(): Promise<void> {
    const plenty = { burst: 1e6, perSecond: 1e6 };
    const relay = openRelay({
      ...{ storage: await openSqlite(this.#data, this.#isFull ? { pages: this.#pages() } : {}), crypto, clock: () => this.clock.now, addressOf: () => 'here', rates: { address: plenty, device: plenty }, quota: this.#quota },
      ...this.#options
    });
    await relay.connections.jobs.start();
    const server = makeServer(createApp({ web, log: silent, behindTls: false, now: () => 0, relay }));
    this.#port = await listen(server, this.#port, '127.0.0.1');
    this.#running = { relay, server };
  }

  async end(): Promise<void> {
    const running = this.#running;
    this.#running = undefined;
    if (!running) return;
    await Promise.all([running.relay.stop(), drain(running.server, 100)]);
    await running.relay.storage.close();
  }

  /** What stands behind it, for tests that look. */
  get relay(): Relay {
    if (!this.#running) throw new Error('not running');
    return this.#running.relay;
  }

  /** Where its data lies. */
  get folder(): string {
    return this.#data;
  }

  /** Ends and begins: tokens are lost, as with every restart. One after the other, whoever asks for it: two at once would both hold its data. */
  restart(between: () => unknown = () => undefined): Promise<void> {
    const turn = async () => {
      await this.end();
      await between();
      await this.begin();
    };
    this.#turn = this.#turn.then(turn, turn);
    return this.#turn;
  }

  /** From now on its disk has no room for another page, or has again. */
  setFull(isFull: boolean): Promise<void> {
    return this.restart(() => (this.#isFull = isFull));
  }

  /** From now on a company may keep so many bytes there; undefined: no bound. */
  setQuota(quota: number | undefined): Promise<void> {
    return this.restart(() => (this.#quota = quota));
  }

  /** @returns what puts the relay back to this moment */
  async backup(): Promise<() => Promise<void>> {
    const copy = path.join(this.#folder, `backup-${idOf(crypto.randomBytes(16))}`);
    await backUp(this.#data, copy);
    return () =>
      this.restart(async () => {
        // What was there is set aside under the moment of the restore.
        this.clock.now += 1000;
        await restore(copy, this.#data, { now: new Date(this.clock.now), newGeneration: () => idOf(crypto.randomBytes(16)) });
      });
  }

  /** What lies in its folder: companies, rows of their logs, files. */
  async kept(): Promise<{ companies: number; log: number; files: number }> {
    const { database, blobs } = places(this.#data);
    const db = new DatabaseSync(database, { readOnly: true });
    const count = (table: string) => Number(db.prepare(`select count(*) as n from ${table}`).get()?.['n']);
    const counts = { companies: count('companies'), log: count('log') };
    db.close();
    const found = await readdir(blobs, { recursive: true, withFileTypes: true }).catch(() => []);
    return { ...counts, files: found.filter((entry) => entry.isFile()).length };
  }

  async close(): Promise<void> {
    await this.#turn.catch(() => undefined);
    await this.end();
    await rm(this.#folder, { recursive: true, force: true });
  }

  #pages(): number {
    const database = new DatabaseSync(places(this.#data).database);
    const { page_count: pages } = database.prepare('pragma page_count').get() as { page_count: number };
    database.close();
    return pages;
  }

  get #data(): string {
    return path.join(this.#folder, 'relay');
  }
}
