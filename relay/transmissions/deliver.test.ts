// What goes to another system: each document once, whatever fails, and what is not known is said.
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConnectionFault } from '../connections/type.ts';
import { SETTLES_MS } from './deliver.ts';
import { Killed, makeWorld, type Mishap, OtherSide, type World } from './each-world.ts';
import { arrivalName } from './name.ts';
import { nextNight } from './night.ts';
import type { Outgoing } from './outgoing.ts';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

const now = () => world.clock.now;
const planned = (...mishaps: Mishap[]): OtherSide => new OtherSide(now, (call) => (call === 'send' ? mishaps.shift() : undefined));
const HOUR = 3_600_000;

describe('a round', () => {
  it('sends what is due, tags it, and has nothing more to do until the night', async () => {
    const there = planned();
    await world.stage('R1');
    await world.stage('R2', { night: true });
    const { rest } = await world.round(there);
    expect([there.arrived.length, there.tagged.length, await world.states()]).toEqual([1, 1, { R1: 'delivered', R2: 'queued' }]);
    expect(now() + rest).toBe(Date.UTC(2026, 10, 23, 1));
    // Once more, and it has the same to do: nothing.
    await world.round(there);
    expect(there.arrived).toHaveLength(1);
    world.clock.now += rest;
    await world.round(there);
    expect([there.arrived.length, await world.states()]).toEqual([2, { R1: 'delivered', R2: 'delivered' }]);
  });

  it('makes up for a night that was missed, once; what came after it waits for the next', async () => {
    const there = planned();
    await world.round(there);
    await world.stage('R1', { night: true });
    world.clock.now += 24 * HOUR;
    await world.round(there);
    expect(await world.states()).toEqual({ R1: 'delivered' });
    await world.stage('R2', { night: true });
    await world.round(there);
    expect(await world.states()).toMatchObject({ R2: 'queued' });
  });

  it('has at most four under way', async () => {
    for (let n = 0; n < 12; n++) await world.stage(`R${n}`);
    let [under, most] = [0, 0];
    const there = planned();
    const send = there.send.bind(there);
    there.send = async (access, shipment) => {
      most = Math.max(most, ++under);
      await new Promise((resolve) => setImmediate(resolve));
      under -= 1;
      return send(access, shipment);
    };
    await world.round(there);
    expect([most, there.arrived.length, new Set(there.arrived).size]).toEqual([4, 12, 12]);
    // That the other side answers is written down once, not with each.
    expect(world.wells).toBe(1);
  });

  it('leaves a document as due as it was when nothing arrived, and the connection rests', async () => {
    const there = planned('unreachable', 'busy');
    await world.stage('R1');
    await expect(world.round(there)).rejects.toMatchObject({ code: 'unreachable' });
    await expect(world.round(there)).rejects.toMatchObject({ code: 'busy', after: 5000 });
    expect(await world.states()).toEqual({ R1: 'queued' });
    await world.round(there);
    expect(await world.states()).toEqual({ R1: 'delivered' });
  });

  it('says what the other side does not want, in its words, and goes on with the others', async () => {
    const there = new OtherSide(now, (call, { record }) => (call === 'send' && record === 'R1' ? 'refused' : undefined));
    for (const record of ['R1', 'R2']) await world.stage(record);
    await world.round(there);
    expect(await world.states()).toEqual({ R1: 'refused', R2: 'delivered' });
    expect(await world.storage.transmissions.find({ company: world.company, connection: 'there', record: 'R1', attempt: 1 })).toMatchObject({ words: 'no PDF in it' });
  });

  it('looks up what may have arrived before anything else, and finds it', async () => {
    const there = planned('cut after');
    await world.stage('R1');
    await expect(world.round(there)).rejects.toBeInstanceOf(ConnectionFault);
    expect(await world.states()).toEqual({ R1: 'unknown' });
    world.clock.now += 1000;
    await world.round(there);
    expect([await world.states(), there.arrived.length, there.tagged.length]).toEqual([{ R1: 'delivered' }, 1, 1]);
  });

  it('does not look up again and again what did not come: each time after twice as long', async () => {
    let looks = 0;
    const there = new OtherSide(now, (call, { attempt }) => {
      if (call === 'find') looks += 1;
      return call === 'send' && attempt === 1 && looks === 0 ? 'cut before' : undefined;
    });
    await world.stage('R1');
    await expect(world.round(there)).rejects.toBeInstanceOf(ConnectionFault);
    for (; there.arrived.length === 0; world.clock.now += 1000) await world.round(there);
    expect(looks).toBeLessThan(9);
  });

  it('sends again what is not there only once it could not be on its way any more', async () => {
    const there = planned('late', 'cut before');
    for (const record of ['R1', 'R2']) await world.stage(record);
    const until = now() + SETTLES_MS - 1000;
    for (; now() < until; world.clock.now += 30_000) {
      await world.round(there).catch((error: unknown) => expect(error).toBeInstanceOf(ConnectionFault));
      expect(there.arrived.length).toBeLessThanOrEqual(1);
    }
    expect(await world.states()).toEqual({ R1: 'delivered', R2: 'unknown' });
    world.clock.now += 60_000;
    await world.round(there);
    expect([await world.states(), there.arrived.length]).toEqual([{ R1: 'delivered', R2: 'delivered' }, 2]);
  });

  it('holds up no document for others that cannot be looked up', async () => {
    const there = new OtherSide(now, (call) => (call === 'find' ? 'unreachable' : undefined));
    for (let n = 0; n < 6; n++) await world.stage(`U${n}`, { state: 'unknown' });
    world.clock.now += 1;
    await world.stage('R1');
    for (let n = 0; n < 9; n++) {
      await world.round(there).catch((error: unknown) => expect(error).toBeInstanceOf(ConnectionFault));
      world.clock.now += HOUR;
    }
    expect(await world.states()).toMatchObject({ R1: 'delivered', U0: 'unknown' });
  });

  it('leaves to a person what cannot be looked up', async () => {
    const there = planned('cut after');
    const blind: Outgoing<undefined> = { night: () => '02:00', send: (access, shipment) => there.send(access, shipment) };
    await world.stage('R1');
    await expect(world.round(blind)).rejects.toBeInstanceOf(ConnectionFault);
    for (let n = 0; n < 5; n++) {
      world.clock.now += HOUR;
      await world.round(blind);
    }
    expect([await world.states(), there.arrived.length]).toEqual([{ R1: 'unknown' }, 1]);
  });

  it('never sends again for a tag that failed', async () => {
    let fails = 3;
    const there = new OtherSide(now, (call) => (call === 'finish' && fails-- > 0 ? 'cut before' : undefined));
    await world.stage('R1');
    for (let n = 0; n < 6; n++) {
      await world.round(there).catch(() => undefined);
      world.clock.now += HOUR;
    }
    expect([await world.states(), there.arrived.length, there.tagged.length]).toEqual([{ R1: 'delivered' }, 1, 1]);
    await world.stage('R2');
    await world.round(new OtherSide(now, (call) => (call === 'finish' ? 'refused' : undefined)));
    expect((await world.storage.transmissions.find({ company: world.company, connection: 'there', record: 'R2', attempt: 1 }))).toMatchObject({ state: 'delivered', words: 'unknown tag' });
  });

  it('looks up what was handed over before the relay was put back', async () => {
    const there = planned();
    await world.stage('R1');
    await world.round(there);
    await world.stage('R2', { state: 'unknown', record: 'R2', name: 'x.xml' });
    await world.round(there);
    expect(await world.states()).toMatchObject({ R2: 'unknown' });
    world.clock.now += SETTLES_MS;
    await world.round(there);
    expect([await world.states(), there.arrived.length]).toEqual([{ R1: 'delivered', R2: 'delivered' }, 2]);
  });
});

describe('whatever fails', () => {
  const mishaps: Mishap[] = ['unreachable', 'busy', 'cut before', 'cut after', 'late', undefined, undefined, undefined];
  it('each document is there exactly once, or is said to be refused or unknown', { timeout: 240_000 }, async () => {
    const run = fc.record({
      documents: fc.integer({ min: 1, max: 12 }),
      calls: fc.infiniteStream(fc.constantFrom(...mishaps)),
      kills: fc.array(fc.record({ killAt: fc.integer({ min: 1, max: 30 }), written: fc.boolean() }), { maxLength: 6 }),
      refused: fc.integer({ min: 0, max: 20 })
    });
    await fc.assert(
      fc.asyncProperty(run, async ({ documents, calls, kills, refused }) => {
        await world.close();
        world = await makeWorld();
        let mishapsLeft = documents * 3;
        const there = new OtherSide(now, (call, { record }) => {
          if (record === `R${refused}` && call === 'send') return 'refused';
          const mishap = calls.next().value as Mishap;
          return call === 'find' && (mishap === 'cut before' || mishap === 'cut after' || mishap === 'late') ? 'unreachable' : mishapsLeft-- > 0 ? mishap : undefined;
        });
        for (let n = 0; n < documents; n++) await world.stage(`R${n}`);
        for (let rounds = 0; ; rounds++) {
          const ended = await world.round(there, kills[rounds]).then(
            () => true,
            (error: unknown) => {
              if (!(error instanceof ConnectionFault || error instanceof Killed)) throw error;
              return false;
            }
          );
          const open = Object.values(await world.states()).some((state) => ['queued', 'sending', 'arrived', 'unknown'].includes(state));
          if (ended && !open) break;
          if (rounds > 500) break;
          world.clock.now += 61_000;
        }
        there.settle(Infinity);
        const states = await world.states();
        for (let n = 0; n < documents; n++) {
          const key = { company: world.company, connection: 'there', record: `R${n}`, attempt: 1, name: `R${n}.xml` };
          const times = there.arrived.filter((name) => name === arrivalName(key)).length;
          const state = states[`R${n}`];
          expect([`R${n}`, state, times]).toEqual([`R${n}`, n === refused ? 'refused' : 'delivered', n === refused ? 0 : 1]);
        }
      }),
      { numRuns: 40 }
    );
  });
});

describe('names', () => {
  it('are safe, and no other document’s', () => {
    const of = (name: string, more = {}) => arrivalName({ name, company: 'C', connection: 'there', record: 'R', attempt: 1, ...more });
    expect(of('2026-0001 Établissements «Léa» & fils.XML')).toMatch(/^2026-0001-E-tablissements-Le-a-fils-[0-9a-f]{8}\.xml$/);
    expect(of('../../etc/passwd')).toMatch(/^etc-passwd-[0-9a-f]{8}$/);
    expect(of('=1+1.pdf')).toMatch(/^1-1-[0-9a-f]{8}\.pdf$/);
    expect(of('…')).toMatch(/^document-[0-9a-f]{8}$/);
    expect(new Set([of('a.pdf'), of('a.pdf', { record: 'S' }), of('a.pdf', { attempt: 2 }), of('a.pdf', { company: 'D' })]).size).toBe(4);
  });
});

describe('nights', () => {
  it('come once each, also where the clocks change', () => {
    const nights = (at: string, from: string, count: number): string[] => {
      const found: string[] = [];
      for (let time = Date.parse(from); found.length < count; ) found.push(new Date((time = nextNight(at, time))).toISOString());
      return found;
    };
    expect(nights('02:00', '2026-03-27T12:00:00Z', 3)).toEqual(['2026-03-28T01:00:00.000Z', '2026-03-29T01:00:00.000Z', '2026-03-30T00:00:00.000Z']);
    expect(nights('02:30', '2026-10-24T12:00:00Z', 2)).toEqual(['2026-10-25T00:30:00.000Z', '2026-10-26T01:30:00.000Z']);
    expect(nights('23:15', '2026-12-31T12:00:00Z', 2)).toEqual(['2026-12-31T22:15:00.000Z', '2027-01-01T22:15:00.000Z']);
  });
});
