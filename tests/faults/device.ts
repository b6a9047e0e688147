// One device of a run: its database outlives its tab, its clock is wrong, its requests are cut, repeated and sent again late.
import type { RelayPort } from '#store/sync/relay-port.ts';
import type { Chance } from '#store/chance.ts';
import { CompanyStore } from '#store/company.ts';
import { type Faults, faultyDatabase, Killed } from '#store/conformance/faults.ts';
import { newDatabase } from '#store/conformance/tabs.ts';
import type { Exchange } from '#store/sync/exchange.ts';
import type { Crypto } from '#sync/crypto.ts';
import type { DeviceKeys } from '#sync/keys/found.ts';
import type { Fault } from './script.ts';

/** The connection is gone. */
export class Cut extends TypeError {}

export class SimulatedDevice {
  readonly number: number;
  readonly keys: DeviceKeys;
  /** Days that its clock is off. */
  skew = 0;
  revoked = false;
  store: CompanyStore;
  exchange: Exchange;
  readonly #database = newDatabase();
  readonly #faults: Faults = faultyDatabase(this.#database);
  readonly #chance: Chance;
  readonly #crypto: Crypto;
  readonly #relay: RelayPort;
  #fault: Fault | undefined;
  #requests = 0;
  #old: Uint8Array[][] = [];

  constructor(number: number, { keys, relay, crypto, chance }: { keys: DeviceKeys; relay: RelayPort; crypto: Crypto; chance: Chance }) {
    this.number = number;
    this.keys = keys;
    this.#crypto = crypto;
    this.#relay = relay;
    this.#chance = { now: () => chance.now() + this.skew * 86_400_000, randomBytes: chance.randomBytes };
    [this.store, this.exchange] = this.#tab();
  }

  now(): string {
    return new Date(this.#chance.now()).toISOString();
  }

  /** Does something during which this goes wrong. @returns what it gave, or undefined when it was cut or killed */
  async during<T>(fault: Fault | undefined, work: () => Promise<T>): Promise<T | undefined> {
    this.#fault = fault;
    this.#requests = 0;
    if (fault?.kind === 'kill') this.#faults.failAt(fault.at, new Killed());
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Cut || error instanceof Killed)) throw error;
      return undefined;
    } finally {
      this.#fault = undefined;
      this.#faults.failAt(Infinity, new Killed());
      if (fault?.kind === 'kill') this.restart();
    }
  }

  /** The tab is closed and opened again. */
  restart(): void {
    this.store.close();
    [this.store, this.exchange] = this.#tab();
  }

  /** A request that was on its way for long arrives after all. */
  async replay(which: number): Promise<void> {
    const old = this.#old[which % Math.max(this.#old.length, 1)];
    if (old) await this.#relay.push(old);
  }

  #tab(): [CompanyStore, Exchange] {
    const store = new CompanyStore('test', this.#database, { chance: this.#chance, make: this.#faults.make, idle: () => undefined });
    return [store, { connection: store.connection, crypto: this.#crypto, chance: this.#chance, gate: store.gate, relay: this.#port() }];
  }

  #port(): RelayPort {
    const asked = async <T>(request: () => Promise<T>): Promise<T> => {
      const fault = ++this.#requests === this.#fault?.at ? this.#fault.kind : undefined;
      if (fault === 'before') throw new Cut();
      const answer = await request();
      if (fault === 'after') throw new Cut();
      return fault === 'twice' ? request() : answer;
    };
    const relay = this.#relay;
    return {
      standing: () => asked(() => relay.standing()),
      pull: (ask) => asked(() => relay.pull(ask)),
      keys: (after) => asked(() => relay.keys(after)),
      issue: (envelope) => asked(() => relay.issue(envelope)),
      push: (envelopes) => {
        this.#old = [...this.#old.slice(-9), envelopes.map((one) => one.slice())];
        return asked(() => relay.push(envelopes));
      }
    };
  }
}
