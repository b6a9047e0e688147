// Documents into a folder of a WebDAV server, a real one of HTTP that fails as told: each comes once and whole, also where software takes it away at once.
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WebdavSettings } from '#sync/wire/connections.ts';
import { type DavFailure, type DavOptions, type DavStandIn, listenDav } from '../../sandbox/webdav/webdav.ts';
import { type Kill, Killed, makeWorld, type World } from '../../transmissions/each-world.ts';
import { ConnectionFault } from '../type.ts';
import { webdavConnection } from './webdav.ts';

const user = { user: 'léa', password: 'wörd' };
const { signal } = new AbortController();
let server: DavStandIn;
let world: World;
const listening = async (options: Partial<DavOptions> = {}): Promise<void> => {
  await server?.close();
  server = await listenDav({ ...user, ...options });
};
beforeEach(async () => {
  world = await makeWorld();
  await listening();
});
afterEach(async () => {
  await world.close();
  await server.close();
});

const settingsOf = (more: Partial<WebdavSettings> = {}): WebdavSettings => ({ at: '02:00', url: `http://localhost:${server.port}/books`, user: user.user, ...more });
const type = (local = true) => webdavConnection({ local });
const access = (more: Partial<WebdavSettings> = {}) => ({ settings: settingsOf(more), secrets: { password: user.password } });
const round = async (more: Kill = {}, settings: Partial<WebdavSettings> = {}) => world.round(type().outgoing, { ...more, access: access(settings) });
const code = async (act: Promise<unknown>): Promise<string> =>
  act.then(
    () => 'none',
    (error: unknown) => (error instanceof ConnectionFault ? error.code : String(error))
  );
const LARGE = new Uint8Array(1 << 20).fill(65);

describe('a document into a folder', () => {
  it('comes whole under a name of its own, by its book', async () => {
    for (const folder of ['/books/Ventes 2026/', '/books/Achats/']) server.folders.add(folder);
    await world.stage('R1', { name: '2026-0001 é.xml', box: LARGE, size: LARGE.length });
    await world.stage('R2', { direction: 'purchase' });
    await round({}, { folders: { sale: 'Ventes 2026', purchase: '/Achats/' } });
    expect(await world.states()).toEqual({ R1: 'delivered', R2: 'delivered' });
    expect([...server.files].map(([name, { length }]) => [name, length]).toSorted()).toEqual([
      [expect.stringMatching(/^\/books\/Achats\/R2-[0-9a-f]{8}\.xml$/), 5],
      [expect.stringMatching(/^\/books\/Ventes 2026\/2026-0001-e-[0-9a-f]{8}\.xml$/), LARGE.length]
    ]);
  });

  it('waits when the folder takes none, and is refused when it does not take this one', async () => {
    await world.stage('R1');
    const faults: [number, string][] = [[401, 'login'], [403, 'role'], [404, 'folder'], [409, 'folder'], [301, 'folder'], [423, 'busy'], [507, 'busy']];
    for (const [status, fault] of faults) {
      server.failOnce('PUT', { kind: 'status', status });
      expect([status, await code(round()), await world.states()]).toEqual([status, fault, { R1: 'queued' }]);
    }
    server.failOnce('PUT', { kind: 'status', status: 503, retryAfter: 7 });
    await expect(round()).rejects.toMatchObject({ code: 'busy', after: 7000 });
    server.failOnce('PUT', { kind: 'status', status: 415 });
    await round();
    expect(await world.storage.transmissions.find({ company: world.company, connection: 'there', record: 'R1', attempt: 1 })).toMatchObject({ state: 'refused', words: 'HTTP 415 Unsupported Media Type' });
    await world.stage('R2');
    await server.close();
    expect([await code(round()), await world.states()]).toMatchObject(['unreachable', { R2: 'queued' }]);
  });

  it('cut in the middle is not there before it is whole', async () => {
    await world.stage('R1', { box: LARGE, size: LARGE.length });
    server.failOnce('PUT', { kind: 'cut', when: 'during' });
    expect(await code(round())).toBe('fault');
    expect([await world.states(), server.came, [...server.files.keys()]]).toEqual([{ R1: 'unknown' }, [], [expect.stringMatching(/\.part$/)]]);
    for (let n = 0; n < 12; n++) {
      world.clock.now += 60_000;
      await round();
    }
    expect([await world.states(), server.came.length, [...server.files.values()].map(({ length }) => length)]).toEqual([{ R1: 'delivered' }, 1, [LARGE.length]]);
  });

  it('comes once whatever fails and whenever the relay is killed, also where software takes it away at once', { timeout: 240_000 }, async () => {
    const failures: (DavFailure | undefined)[] = [
      ...(['during', 'after', 'lost'] as const).map((when): DavFailure => ({ kind: 'cut', when })),
      ...[423, 500, 503].map((status): DavFailure => ({ kind: 'status', status })),
      ...Array.from({ length: 12 }, () => undefined)
    ];
    const run = fc.record({
      draws: fc.infiniteStream(fc.nat({ max: failures.length - 1 })),
      kills: fc.array(fc.record({ killAt: fc.integer({ min: 1, max: 30 }), written: fc.boolean() }), { maxLength: 6 }),
      taking: fc.boolean()
    });
    await fc.assert(
      fc.asyncProperty(run, async ({ draws, kills, taking }) => {
        await world.close();
        [world] = [await makeWorld(), await listening({ taking })];
        for (let n = 0; n < 8; n++) await world.stage(`R${n}`);
        let left = 60;
        server.fail(() => (left-- > 0 ? failures[draws.next().value as number] : undefined));
        for (let rounds = 0; rounds < 300; rounds++) {
          await round(kills[rounds]).catch((error: unknown) => {
            if (!(error instanceof ConnectionFault || error instanceof Killed)) throw error;
          });
          if (Object.values(await world.states()).every((state) => state === 'delivered')) break;
          world.clock.now += 61_000;
        }
        expect(new Set(Object.values(await world.states()))).toEqual(new Set(['delivered']));
        expect([server.came.length, new Set(server.came).size]).toEqual([8, 8]);
      }),
      { numRuns: 12 }
    );
  });
});

describe('the test', () => {
  const test = (more: Partial<WebdavSettings> = {}, { local = true, password = user.password } = {}) => code(type(local).test({ settings: settingsOf(more), secrets: { password }, signal }));

  it('says what is wrong before anything is sent', async () => {
    expect([await test(), await test({ user: 'other' }), await test({}, { password: 'other' })]).toEqual(['none', 'login', 'login']);
    expect(await test({ folders: { sale: 'none', purchase: '' } })).toBe('folder');
    expect(await test({ url: 'http://localhost:1/books/' })).toBe('unreachable');
    server.failOnce('PROPFIND', { kind: 'cut', when: 'after' });
    expect(await test()).toBe('unreachable');
  });

  it('calls no address of this machine or its network, and none without TLS, unless it may', async () => {
    expect([await test({}, { local: false }), await test({ url: 'https://127.0.0.1/' }, { local: false }), await test({ url: 'https://[::1]/' }, { local: false })]).toEqual(['address', 'address', 'address']);
    const resolved = webdavConnection({ local: false, resolve: () => Promise.resolve(['10.0.0.1']) });
    expect(await code(resolved.test({ settings: settingsOf({ url: 'https://cloud.example/dav' }), secrets: { password: 'a' }, signal }))).toBe('address');
    expect(await test({ url: 'https://cloud.example:22/' }, { local: false })).toBe('address');
  });
});
