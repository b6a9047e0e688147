// One device of a run: its database outlives its tab, its clock is wrong, its requests are cut, repeated, and sent again late.
import type { Chance } from '#store/chance.ts';
import { CompanyStore } from '#store/company.ts';
import { type Faults, faultyDatabase, Killed } from '#store/conformance/faults.ts';
import type { Connected } from '#store/sync/connected.ts';
import { pass } from '#store/sync/loop/pass.ts';
import { openRelay } from '#store/sync/open-relay.ts';
import { StoreError } from '#store/errors.ts';
import { isRelayFault } from '#store/sync/relay/fault.ts';
import type { Net } from '#store/sync/relay/http.ts';
import { LINK, readState } from '#store/sync/state.ts';
import { plainNet } from '../sync/people.ts';
import type { RealRelay } from '../sync/real-relay.ts';
import { copyOf, lastOf, putBack, type ProfileCopy } from '../sync/profile.ts';
import type { Fault } from './script.ts';

/** Requests that are kept, to arrive late. */
const KEPT = 10;

export class SimulatedDevice {
  readonly number: number;
  /** Its id on the device list. */
  readonly id: string;
  /** Days that its clock is off. */
  skew = 0;
  revoked = false;
  /** It was set back, or a row of it damaged, and nobody has dealt with it yet. `sent`: it had sent what its copy does not know. */
  ails: { what: 'set back'; sent: boolean } | { what: 'damaged' } | undefined;
  readonly #database: string;
  readonly #faults: Faults;
  readonly #chance: Chance;
  readonly #relay: RealRelay;
  #tab: { store: CompanyStore; connected: Connected } | undefined;
  #fault: Fault | undefined;
  #requests = 0;
  #isRelayFull = false;
  #copy: ProfileCopy | undefined;
  #old: { address: string; init: RequestInit }[] = [];

  private constructor(number: number, id: string, database: string, relay: RealRelay, chance: Chance) {
    this.number = number;
    this.id = id;
    this.#database = database;
    this.#faults = faultyDatabase(database);
    this.#relay = relay;
    this.#chance = { now: () => chance.now() + this.skew * 86_400_000, randomBytes: chance.randomBytes };
  }

  /** Takes over the database of a store that was just connected or let in. */
  static async of(store: CompanyStore, { number, relay, chance }: { number: number; relay: RealRelay; chance: Chance }): Promise<SimulatedDevice> {
    const link = await store.connection.run((db) => readState(db, LINK));
    store.close();
    const device = new SimulatedDevice(number, link!.device, store.database, relay, chance);
    await device.restart();
    return device;
  }

  get store(): CompanyStore {
    return this.#tab!.store;
  }

  get connected(): Connected {
    return this.#tab!.connected;
  }

  now(): string {
    return new Date(this.#chance.now()).toISOString();
  }

  /** Does something during which this goes wrong. @returns `cut` when there was no answer or the tab died, `no-room` when the device had none */
  async during(fault: Fault | undefined, work: () => Promise<unknown>): Promise<'done' | 'cut' | 'no-room'> {
    this.#fault = fault;
    this.#requests = 0;
    if (fault?.kind === 'kill') this.#faults.failAt(fault.at, new Killed());
    if (fault?.kind === 'quota') this.#faults.failAt(fault.at, new DOMException('no room', 'QuotaExceededError'));
    try {
      await work();
      return 'done';
    } catch (error) {
      if (fault?.kind === 'quota' && error instanceof StoreError && error.code === 'quota') return 'no-room';
      // A relay that ends twice while one asks has forgotten the token twice: the loop comes back later, as after no answer.
      if (isRelayFault(error, 'unreachable', 'token', 'stopping') || (fault?.kind === 'full' && isRelayFault(error, 'full')) || error instanceof Killed) return 'cut';
      throw error;
    } finally {
      this.#fault = undefined;
      this.#faults.failAt(Infinity, new Killed());
      if (this.#isRelayFull) await this.#relay.setFull((this.#isRelayFull = false));
      if (fault?.kind === 'kill') await this.restart();
    }
  }

  /** The browser's profile is copied. */
  async copy(): Promise<void> {
    this.#copy = await copyOf(this.#database);
  }

  forgetCopy(): void {
    this.#copy = undefined;
  }

  /** The profile is put back from its copy, which serves once. @returns false without one */
  async setBack(): Promise<boolean> {
    const copy = this.#copy;
    if (!copy) return false;
    this.#copy = undefined;
    const sent = await this.#hasSentSince(copy);
    this.close();
    await putBack(this.#database, copy);
    await this.restart();
    this.ails = { what: 'set back', sent };
    return true;
  }

  async #hasSentSince(copy: ProfileCopy): Promise<boolean> {
    const then = lastOf(copy);
    const rows = await this.store.connection.run((db) => db.envelopes.toArray());
    return rows.some(({ device, scope, n, seq }) => device === this.id && seq > 0 && n > (then[scope] ?? 0));
  }

  /** The tab is closed, and opened again. */
  async restart(): Promise<void> {
    this.close();
    const store = new CompanyStore('test', this.#database, { chance: this.#chance, make: this.#faults.make, idle: () => undefined });
    this.#tab = { store, connected: (await openRelay(store, { net: this.#net() }))! };
  }

  close(): void {
    this.#tab?.store.close();
    this.#tab = undefined;
  }

  /** What the loop does, once. @returns what it would show a person */
  async meet(): Promise<string | undefined> {
    return pass(this.connected, { ended: () => false, tell: () => Promise.resolve(), away: true });
  }

  /** A request that was on its way for long arrives after all; nobody waits for its answer any more. */
  async replay(which: number): Promise<void> {
    const old = this.#old[which % Math.max(this.#old.length, 1)];
    if (old) await (await plainNet.fetch(old.address, old.init)).arrayBuffer();
  }

  #net(): Net {
    return {
      ...plainNet,
      fetch: async (address, { signal: _signal, ...init }) => {
        const fault = ++this.#requests === this.#fault?.at ? this.#fault.kind : undefined;
        if (fault === 'before') throw new TypeError('cut');
        if (fault === 'relay') await this.#relay.restart();
        if (fault === 'full') await this.#relay.setFull((this.#isRelayFull = true));
        if (init.method === 'POST') this.#old = [...this.#old.slice(1 - KEPT), { address, init }];
        const answer = await plainNet.fetch(address, init);
        if (fault === 'after' || fault === 'twice') await answer.arrayBuffer();
        if (fault === 'after') throw new TypeError('cut');
        return fault === 'twice' ? plainNet.fetch(address, init) : answer;
      }
    };
  }
}
