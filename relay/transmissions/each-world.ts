// For the tests of transmissions: a storage in a folder of its own, a clock that tests move, and another side that a plan makes fail.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Access } from '../connections/access.ts';
import { ConnectionFault } from '../connections/type.ts';
import { AT, bytes, found } from '../storage/conformance/samples.ts';
import type { Storage } from '../storage/port.ts';
import { openSqlite } from '../storage/sqlite/open.ts';
import type { NewTransmission } from '../storage/transmission-port.ts';
import { deliver, SETTLES_MS } from './deliver.ts';
import { type Outgoing, type Shipment, Unsure, Unwanted } from './outgoing.ts';

/** What befalls one call. `late`: it arrives after all, while nobody waits any more. */
export type Mishap = 'unreachable' | 'busy' | 'login' | 'refused' | 'cut before' | 'cut after' | 'late' | undefined;

export type Plan = (call: 'send' | 'find' | 'finish', shipment: Shipment) => Mishap;

/** The process ends there. */
export class Killed extends Error {}

export class OtherSide implements Outgoing<undefined> {
  /** What is there: names, in the order in which they came. */
  readonly arrived: string[] = [];
  readonly tagged: string[] = [];
  #late: { at: number; name: string }[] = [];
  readonly #now: () => number;
  readonly #plan: Plan;
  constructor(now: () => number, plan: Plan = () => undefined) {
    this.#now = now;
    this.#plan = plan;
  }
  night(): string {
    return '02:00';
  }
  async send(_: unknown, shipment: Shipment): Promise<{ outside: string }> {
    const mishap = this.#plan('send', shipment);
    this.#fail(mishap);
    if (mishap === 'refused') throw new Unwanted('no PDF in it');
    if (mishap === 'late') this.#late.push({ at: this.#now() + SETTLES_MS / 2, name: shipment.name });
    if (mishap === 'cut before' || mishap === 'late') throw new Unsure();
    this.arrived.push(shipment.name);
    if (mishap === 'cut after') throw new Unsure();
    return { outside: `D-${shipment.name}` };
  }
  async find(_: unknown, shipment: Shipment): Promise<{ outside: string } | undefined> {
    this.#fail(this.#plan('find', shipment));
    this.settle(this.#now());
    return this.arrived.includes(shipment.name) ? { outside: `D-${shipment.name}` } : undefined;
  }
  async finish(_: unknown, shipment: Shipment): Promise<object> {
    const mishap = this.#plan('finish', shipment);
    this.#fail(mishap);
    if (mishap === 'refused') throw new Unwanted('unknown tag');
    if (mishap !== undefined) throw new Unsure();
    this.tagged.push(shipment.name);
    return {};
  }
  /** What was late by then is there. */
  settle(now: number): void {
    this.arrived.push(...this.#late.filter(({ at }) => at <= now).map(({ name }) => name));
    this.#late = this.#late.filter(({ at }) => at > now);
  }
  #fail(mishap: Mishap): void {
    if (mishap === 'unreachable' || mishap === 'login') throw new ConnectionFault(mishap);
    if (mishap === 'busy') throw new ConnectionFault('busy', { after: 5000 });
  }
}

export interface Kill {
  killAt?: number;
  written?: boolean;
}

export interface World {
  storage: Storage;
  company: string;
  clock: { now: number };
  stage(record: string, more?: Partial<NewTransmission>): Promise<string>;
  states(): Promise<Record<string, string>>;
  /** How often a round said that the other side answers as it should. */
  readonly wells: number;
  /** One round. `killAt`: the process ends at so many a change, before or after it is written. */
  round<S>(outgoing: Outgoing<S>, more?: Kill & { access?: Pick<Access<S>, 'settings' | 'secrets'> }): Promise<{ rest: number }>;
  close(): Promise<void>;
}

/** @param clock shared with another side that has one */
export async function makeWorld(clock = { now: AT }): Promise<World> {
  const folder = await mkdtemp(path.join(tmpdir(), 'carnet-transmissions-'));
  const storage = await openSqlite(folder);
  const company = await found(storage);
  const connection = 'there';
  await storage.connections.put(company, { id: connection, type: 'basecone', settings: {}, nextAt: AT }, 9);
  let nightsDone: number | undefined;
  let wells = 0;
  return {
    ...{ storage, company, clock },
    get wells() {
      return wells;
    },
    async stage(record, more = {}) {
      const plain: NewTransmission = {
        ...{ company, connection, record, attempt: 1, scope: 'sales', direction: 'sale', number: record, name: `${record}.xml`, media: 'application/xml', hash: 'h' },
        ...{ size: 5, night: false, state: 'queued', at: clock.now, box: bytes('bytes'), ...more }
      };
      return (await storage.transmissions.stage(plain, 1e9)).outcome;
    },
    async states() {
      const all = await storage.transmissions.changed(company, connection, 0, 10_000);
      return Object.fromEntries(all.map(({ record, state }) => [record, state]));
    },
    round<S>(outgoing: Outgoing<S>, { killAt = Infinity, written = false, access }: Kill & { access?: Pick<Access<S>, 'settings' | 'secrets'> } = {}) {
      let changes = 0;
      const transmissions: Storage['transmissions'] = {
        ...storage.transmissions,
        async change(...given) {
          changes += 1;
          if (changes >= killAt && !(changes === killAt && written)) throw new Killed();
          const done = await storage.transmissions.change(...given);
          if (changes >= killAt) throw new Killed();
          return done;
        }
      };
      return deliver({
        ...{ company, connection, outgoing, transmissions, chance: () => 0.5, nightsDone },
        access: { settings: undefined as S, secrets: {}, ...access, signal: new AbortController().signal },
        open: (one) => storage.transmissions.box(one),
        clock: { now: () => clock.now, after: () => () => undefined },
        async well() {
          wells += 1;
        },
        async keepNights(until) {
          nightsDone = until;
        }
      });
    },
    async close() {
      await storage.close();
      await rm(folder, { recursive: true, force: true });
    }
  };
}
