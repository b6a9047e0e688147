// The loop against the relay itself: what wakes it, what it waits for, what it tells; one tab at a time.
import { liveQuery } from 'dexie';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CompanyStore } from '#store/company.ts';
import { draft, NOW, sealOf } from '#store/conformance/samples.ts';
import { issueAtRelay } from '#store/sync/issue.ts';
import { broadcast, type Surroundings } from '#store/sync/loop/surroundings.ts';
import type { Locks } from '#store/sync/loop/turn.ts';
import type { SyncLoop } from '#store/sync/loop/loop.ts';
import { members } from '#store/sync/members/members.ts';
import { revokeMember } from '#store/sync/members/revoke.ts';
import { openRelay, syncLoop } from '#store/sync/open-relay.ts';
import { deviceNet, type Net } from '#store/sync/relay/http.ts';
import { type SyncStatus, syncStatus } from '#store/sync/status.ts';
import { OWNER } from './devices.ts';
import { ManualTimer } from './manual-timer.ts';
import { founder, invited, meet, type Person, plainNet } from './people.ts';
import { RealRelay } from './real-relay.ts';

const withSockets: Net = { ...plainNet, socket: deviceNet.socket! };

/** A page, in front until it is said otherwise. */
class Page implements Surroundings {
  readonly timer = new ManualTimer();
  readonly locks = navigator.locks as unknown as Locks;
  readonly line = broadcast;
  #hidden = false;
  #listeners = { visibility: new Set<() => void>(), online: new Set<() => void>() };
  hidden = () => this.#hidden;
  onVisibility = (listener: () => void) => this.#on('visibility', listener);
  onOnline = (listener: () => void) => this.#on('online', listener);

  hide(hidden: boolean): void {
    this.#hidden = hidden;
    for (const listener of this.#listeners.visibility) listener();
  }

  online(): void {
    for (const listener of this.#listeners.online) listener();
  }

  #on(what: 'visibility' | 'online', listener: () => void): () => void {
    this.#listeners[what].add(listener);
    return () => this.#listeners[what].delete(listener);
  }
}

/** Resolves once what the query gives is as wanted. */
function until<T>(query: () => Promise<T>, wanted: (value: T) => boolean): Promise<T> {
  return new Promise((resolve, reject) => {
    const live = liveQuery(query).subscribe((value) => {
      if (!wanted(value)) return;
      resolve(value);
      queueMicrotask(() => live.unsubscribe());
    }, reject);
  });
}
const status = (store: CompanyStore, wanted: (status: SyncStatus) => boolean) => until(() => syncStatus(store.connection), wanted);
const resting = (store: CompanyStore) => status(store, ({ state, pending }) => state === 'up-to-date' && pending === 0);
/** Turns of the event loop until something outside the database is so. */
const turns = async (so: () => boolean) => {
  while (!so()) await new Promise((resolve) => setImmediate(resolve));
};

let relay: RealRelay;
let laptop: Person;
let phone: Person;
const running: SyncLoop[] = [];
beforeEach(async () => {
  relay = await RealRelay.start();
  laptop = await founder(relay, (store) => store.edit('invoice', 'D1', () => draft('D1')));
  phone = await invited(laptop, OWNER);
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((loop) => loop.stop()));
  await relay.close();
});

async function run({ store }: Pick<Person, 'store'>, { page = new Page(), net = plainNet } = {}): Promise<{ loop: SyncLoop; page: Page }> {
  const loop = syncLoop(store, (await openRelay(store, { net }))!, page);
  running.push(loop);
  loop.start();
  return { loop, page };
}
const noted = (store: CompanyStore, note: string) => until(() => store.get('invoice', 'D1'), (d) => d?.orderReference === note);
const write = (store: CompanyStore, note: string) => store.edit('invoice', 'D1', (d) => ({ ...d!, orderReference: note }));

describe('the loop', () => {
  test('hands over what is there, fills the new device, and says how far it is', async () => {
    expect(await syncStatus(phone.store.connection)).toMatchObject({ state: 'receiving', pending: 0, download: { of: expect.any(Number) } });
    await run(laptop);
    await resting(laptop.store);
    await run(phone);
    const met = await resting(phone.store);
    expect(met.lastMet).toMatch(/^\d{4}-/);
    expect(met.download).toBeUndefined();
    expect(await phone.store.get('invoice', 'D1')).toBeDefined();
  });

  test('sends a second after something was written, and hears of what others sent by its socket', async () => {
    const one = await run(laptop, { net: withSockets });
    await resting(laptop.store);
    await run(phone, { net: withSockets });
    await resting(phone.store);
    await write(laptop.store, 'one');
    await status(laptop.store, ({ pending }) => pending > 0);
    await turns(() => one.page.timer.waiting.includes(1000));
    // What is written within that second goes in the same envelope.
    await write(laptop.store, 'two');
    one.page.timer.pass(1000);
    await noted(phone.store, 'two');
    expect(await resting(laptop.store)).toMatchObject({ state: 'up-to-date' });
  });

  test.each([
    ['behind', -3 * 1440],
    ['ahead', 47]
  ])('says by how much this device’s clock is %s, until it is set; a few minutes are nothing', async (_, minutes) => {
    let off = minutes;
    // What the relay's answers say of the time, seen from a device whose clock is off by so much.
    const net: Net = {
      ...plainNet,
      fetch: async (...args) => {
        const answer = await plainNet.fetch(...args);
        const headers = new Headers(answer.headers);
        headers.set('date', new Date(Date.now() - off * 60_000).toUTCString());
        return new Response(answer.body, { status: answer.status, headers });
      }
    };
    const { loop } = await run(laptop, { net });
    const { clock = 0 } = await status(laptop.store, ({ state, clock }) => state === 'up-to-date' && clock !== undefined);
    expect(Math.abs(clock - minutes)).toBeLessThanOrEqual(1);
    off = 4;
    loop.now();
    expect((await status(laptop.store, ({ clock }) => clock === undefined)).state).not.toBe('waiting');
  });

  test('asks every ten seconds where there are no sockets', async () => {
    await run(laptop);
    await resting(laptop.store);
    const { page } = await run(phone);
    await resting(phone.store);
    await write(laptop.store, 'later');
    await meet(laptop);
    await turns(() => page.timer.waiting.includes(10_000));
    page.timer.pass(10_000);
    expect(await noted(phone.store, 'later')).toMatchObject({ orderReference: 'later' });
  });

  test('hears what happened before it sends, when it was away: its changes to a draft that was issued meanwhile are kept', async () => {
    await meet(laptop, phone);
    await phone.store.edit('invoice', 'D1', (d) => ({ ...d!, lines: d!.lines.slice(0, 1) }));
    await issueAtRelay(laptop.connected, 'D1', { now: NOW, build: sealOf });
    await run(phone);
    await resting(phone.store);
    expect(await phone.store.sealed('D1')).toEqual(await laptop.store.sealed('D1'));
    const ids = await phone.store.connection.run((db) => db.documents.where('number').equals('').primaryKeys());
    const kept = await Promise.all(ids.map((id) => phone.store.get('invoice', id)));
    expect(kept.map((draft) => [draft?.keptFrom, draft?.lines.length])).toEqual([['D1', 1]]);
  });

  test('waits longer after each failure, says until when, tries at once when asked or back on the network', async () => {
    const { loop, page } = await run(laptop);
    await resting(laptop.store);
    await relay.end();
    const steps: number[] = [];
    let last = '';
    loop.now();
    while (steps.length < 4) {
      const waiting = await status(laptop.store, (s) => s.state === 'waiting' && s.next !== last);
      expect(waiting).toMatchObject({ why: 'unreachable', since: expect.any(String), lastMet: expect.any(String) });
      if (waiting.state === 'waiting') last = waiting.next;
      await turns(() => page.timer.waiting.length > 0);
      steps.push(page.timer.waiting[0]!);
      if (steps.length < 4) page.timer.pass(steps.at(-1)!);
    }
    for (const [i, step] of steps.entries()) {
      expect(step).toBeGreaterThanOrEqual(500 * 2 ** i);
      expect(step).toBeLessThanOrEqual(1000 * 2 ** i);
    }
    // Written meanwhile: kept, counted, and no reason to ask more often.
    await write(laptop.store, 'offline');
    await status(laptop.store, (s) => s.state === 'waiting' && s.pending > 0);
    await relay.begin();
    page.online();
    await resting(laptop.store);
  });

  test('goes on with a relay that restarts', async () => {
    const { loop } = await run(laptop, { net: withSockets });
    await resting(laptop.store);
    await relay.end();
    await status(laptop.store, ({ state }) => state === 'waiting');
    await write(laptop.store, 'through');
    await relay.begin();
    loop.now();
    await resting(laptop.store);
    await meet(phone);
    expect((await phone.store.get('invoice', 'D1'))?.orderReference).toBe('through');
  });

  test('says that this device was cut off, as soon as it is', async () => {
    await run(laptop);
    await resting(laptop.store);
    await run(phone, { net: withSockets });
    await resting(phone.store);
    const id = (await members(phone.connected)).devices.find(({ me }) => me)!.id;
    await revokeMember(laptop.connected, id);
    expect(await status(phone.store, ({ state }) => state === 'refused')).toMatchObject({ why: 'revoked' });
  });

  test('says that a device whose data was set back must be paired again, and keeps what it has', async () => {
    await meet(laptop, phone);
    await write(phone.store, 'sent');
    await meet(phone);
    // An older copy of its database: it counts its envelopes anew.
    await phone.store.connection.run((db) => Promise.all([db.sync.delete('last'), db.envelopes.clear()]));
    await write(phone.store, 'not sent');
    await run(phone);
    expect(await status(phone.store, ({ state }) => state === 'attention')).toMatchObject({ why: 'pair-again' });
    expect((await syncStatus(phone.store.connection)).pending).toBeGreaterThan(0);
  });

  test('does not open one socket after the other where none lasts', async () => {
    let opened = 0;
    const net: Net = {
      ...plainNet,
      socket: () => {
        opened++;
        return deviceNet.socket!(`${relay.origin.replace('http', 'ws')}/nowhere`);
      }
    };
    const { page } = await run(laptop, { net });
    await resting(laptop.store);
    for (let n = 0; n < 6; n++) {
      await turns(() => page.timer.waiting.some((left) => left === 10_000 || left === 60_000));
      page.timer.pass(60_000);
      await turns(() => page.timer.waiting.length > 0);
    }
    expect(opened).toBeLessThanOrEqual(3);
  });
});

describe('of several tabs', () => {
  const counting = () => {
    const count = { asked: 0 };
    const net: Net = {
      ...plainNet,
      fetch: (address, init) => {
        count.asked++;
        return plainNet.fetch(address, init);
      }
    };
    return { count, net };
  };
  const secondTab = () => new CompanyStore(laptop.store.id, laptop.store.database, { idle: () => undefined });

  test('one syncs; another takes over when that one goes to the background', async () => {
    const [one, two] = [counting(), counting()];
    const first = await run(laptop, { net: one.net });
    await resting(laptop.store);
    const other = secondTab();
    const second = await run({ store: other }, { net: two.net });
    await turns(() => second.page.timer.waiting.includes(5000));
    expect(two.count.asked).toBe(0);
    // A holder that answers is waited for, however long.
    for (let n = 0; n < 6; n++) {
      second.page.timer.pass(5000);
      await answered(`carnet-sync-${laptop.store.database}`);
    }
    expect(two.count.asked).toBe(0);
    first.page.hide(true);
    await turns(() => two.count.asked > 0);
    await write(other, 'second tab');
    await turns(() => second.page.timer.waiting.includes(1000));
    const before = one.count.asked;
    second.page.timer.pass(1000);
    await resting(other);
    expect(one.count.asked).toBe(before);
    first.page.hide(false);
    await second.loop.stop();
    other.close();
  });

  test('one that is frozen with its turn is passed over after ten seconds', async () => {
    let thaw = (): void => undefined;
    const frozen = navigator.locks.request(`carnet-sync-${laptop.store.database}`, () => new Promise<void>((resolve) => (thaw = resolve)));
    const taken = frozen.then(() => 'given back', (error: Error) => error.name);
    const { page } = await run(laptop);
    for (let n = 0; n < 3; n++) {
      await turns(() => page.timer.waiting.includes(5000) || n === 2);
      page.timer.pass(5000);
    }
    await resting(laptop.store);
    expect(await taken).toBe('AbortError');
    thaw();
  });
});

/** Resolves when whoever holds the turn has answered a question. */
function answered(name: string): Promise<void> {
  return new Promise((resolve) => {
    const line = broadcast(name, (word) => {
      if (word !== 'here') return;
      line.close();
      resolve();
    });
    line.say('holder?');
  });
}
