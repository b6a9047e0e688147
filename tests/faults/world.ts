// The company of a run, its relay and its devices.
import { draft } from '#store/conformance/samples.ts';
import { company as COMPANY } from '#store/conformance/samples.ts';
import { pullSome, pushSome } from '#store/sync/exchange.ts';
import { resumeIssue } from '#store/sync/issue.ts';
import { readState } from '#store/sync/state.ts';
import { connect, takeOverSome } from '#store/sync/take-over.ts';
import { beginning } from '#sync/cursor.ts';
import { lastOf } from '#sync/envelope/gaps.ts';
import { revokeDevice } from '#sync/keys/revoke.ts';
import { deviceOf } from '#sync/list/state.ts';
import type { Crypto } from '#sync/crypto.ts';
import type { DeviceKeys } from '#sync/keys/found.ts';
import { AT, join, newCompany, ringOf, type TestCompany } from '../sync/company.ts';
import { MemoryRelay } from '../sync/memory-relay.ts';
import { Clock, cryptoOf } from './chance.ts';
import { SimulatedDevice } from './device.ts';
import { Promised } from './promised.ts';

/** Devices at once; who is revoked makes room. */
const DEVICES = 5;

export class World {
  readonly promised = new Promised();
  readonly devices: SimulatedDevice[] = [];
  readonly clock: Clock;
  readonly #crypto: Crypto;
  #company!: TestCompany;
  #relay!: MemoryRelay;

  private constructor(seed: number) {
    this.clock = new Clock(seed);
    this.#crypto = cryptoOf(seed);
  }

  /** A company with two devices and a draft. */
  static async begin(seed: number): Promise<World> {
    const world = new World(seed);
    world.#company = await newCompany();
    world.#relay = new MemoryRelay(world.#crypto);
    await world.#relay.act(world.#company.list.company, world.#company.acts);
    const first = await world.#add(world.#company.founder, true);
    await first.store.edit('company', 'company', () => COMPANY);
    await first.store.edit('invoice', 'FIRST', () => draft('FIRST'));
    await world.pair();
    return world;
  }

  get living(): SimulatedDevice[] {
    return this.devices.filter(({ revoked }) => !revoked);
  }

  get relay(): MemoryRelay {
    this.#relay.today = this.clock.today;
    return this.#relay;
  }

  letterOf({ keys }: SimulatedDevice): string {
    return deviceOf(this.#company.list, keys.id)!.letter!;
  }

  /** Another device of the owner comes in, and has nothing yet. */
  async pair(): Promise<void> {
    if (this.living.length >= DEVICES) return;
    const known = this.#company.acts.length;
    const keys = await join(this.#company, { role: 'owner' });
    await this.#relay.act(this.#company.list.company, this.#company.acts.slice(known));
    await this.#add(keys, false);
  }

  /** The founder, who has fetched everything, cuts a device off: the keys are changed. */
  async revoke(device: SimulatedDevice): Promise<void> {
    const [founder] = this.devices;
    if (!founder || device === founder || device.revoked) return;
    await meet(founder);
    const gaps = (await founder.store.connection.run((db) => readState(db, 'gaps'))) ?? {};
    const { founded, list } = this.#company;
    const change = await revokeDevice(this.#crypto, list, this.#company.founder, founded.keys, AT, device.keys.id, lastOf(gaps, device.keys.id));
    this.#company.list = change.list;
    this.#company.acts.push(...change.acts);
    await this.#relay.act(list.company, change.acts, change.grants);
    device.revoked = true;
    device.store.close();
    this.promised.revoked(device.keys.id);
  }

  async #add(keys: DeviceKeys, takeOver: boolean): Promise<SimulatedDevice> {
    const relay = this.#relay.port(keys.id);
    const device = new SimulatedDevice(this.devices.length, { keys, relay, crypto: this.#crypto, chance: this.clock });
    const link = { company: this.#company.list.company, device: keys.id, relay: 'http://localhost' };
    const ring = (await ringOf(this.#company, keys)).all();
    await connect(device.store.connection, { link, keys, list: this.#company.list, ring, cursor: beginning(await relay.standing()) }, takeOver);
    this.devices.push(device);
    return device;
  }
}

/** One pass of a device: what it asked for and was not answered, what it has to send, what there is to fetch. */
export async function meet({ exchange, store }: SimulatedDevice): Promise<void> {
  await resumeIssue(exchange);
  while (await takeOverSome(store.connection));
  while ((await pushSome(exchange)).stored > 0);
  while ((await pullSome(exchange)) === 'more');
}
