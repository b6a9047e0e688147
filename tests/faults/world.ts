// The company of a run, its relay and its devices, by the verbs that the screens call.
import type { CompanyStore } from '#store/company.ts';
import { draft } from '#store/conformance/samples.ts';
import { leaveList } from '#store/sync/members/leave.ts';
import { members } from '#store/sync/members/members.ts';
import { revokeMember } from '#store/sync/members/revoke.ts';
import { readState } from '#store/sync/state.ts';
import { founder, invited, type Person } from '../sync/people.ts';
import { RealRelay } from '../sync/real-relay.ts';
import { Clock } from './chance.ts';
import { SimulatedDevice } from './device.ts';
import { Promised } from './promised.ts';

/** Devices at once; who is revoked or leaves makes room. */
const DEVICES = 5;

export class World {
  readonly promised = new Promised();
  readonly devices: SimulatedDevice[] = [];
  readonly clock: Clock;
  readonly relay: RealRelay;
  /** The relay was put back once: a number that it had forgotten may have been given again. */
  wasRestored = false;
  #putBack: (() => Promise<void>) | undefined;

  private constructor(seed: number, relay: RealRelay) {
    this.clock = new Clock(seed, relay.clock);
    this.relay = relay;
  }

  /** A company with a draft, and two devices. */
  static async begin(seed: number): Promise<World> {
    const world = new World(seed, await RealRelay.start());
    const first = await founder(world.relay, (store) => store.edit('invoice', 'FIRST', () => draft('FIRST')));
    await world.#add(first.store);
    await world.pair();
    return world;
  }

  get living(): SimulatedDevice[] {
    return this.devices.filter(({ revoked }) => !revoked);
  }

  get first(): SimulatedDevice {
    return this.devices[0]!;
  }

  async letterOf({ id }: SimulatedDevice): Promise<string> {
    // Its own list may be older than itself, the founder's is not.
    const { devices } = await members(this.first.connected);
    return devices.find((one) => one.id === id)!.letter!;
  }

  /** Another device of the owner comes in, and has nothing yet. */
  async pair(): Promise<void> {
    if (this.living.length >= DEVICES) return;
    const { store } = await invited({ connected: this.first.connected } as Person, { role: 'owner' });
    await this.#add(store);
  }

  /** The founder cuts a device off: the keys are changed. */
  async revoke(device: SimulatedDevice): Promise<void> {
    if (device === this.first) return;
    await this.first.meet();
    await revokeMember(this.first.connected, device.id);
    device.revoked = true;
    device.close();
    this.promised.gone(device.id);
  }

  /** A device disconnects, whether or not it could tell the relay: nobody meets it again. */
  async leave(device: SimulatedDevice): Promise<void> {
    if (device === this.first || device.revoked) return;
    device.revoked = true;
    this.promised.gone(device.id);
    try {
      await leaveList(device.connected);
    } finally {
      device.close();
    }
  }

  async backUp(): Promise<void> {
    this.#putBack = await this.relay.backup();
  }

  /** The relay is put back to its last copy. What it forgot comes back from the devices, of which the founder's is the first to come by. */
  async restore(): Promise<void> {
    if (!this.#putBack) return;
    await this.#putBack();
    this.wasRestored = true;
    this.promised.unsent();
    // With the relay set back as well, nobody could tell.
    for (const device of this.devices) device.forgetCopy();
    await this.first.meet();
  }

  /** One pass of a device. What it did is at the relay then, unless it says that something stays. @returns what it says */
  async meet(device: SimulatedDevice): Promise<string | undefined> {
    const said = await device.meet();
    if (said === undefined || said === 'kept-back') this.promised.sent(device.id);
    return said;
  }

  /** Whether a device knows an act of the list in whose place the founder knows another. */
  async isForked({ store }: SimulatedDevice): Promise<boolean> {
    const [one, other] = await Promise.all([store, this.first.store].map(({ connection }) => connection.run((db) => readState(db, 'list'))));
    const last = Math.min(one!.number, other!.number) - 1;
    return one!.hashes[last] !== other!.hashes[last];
  }

  async end(): Promise<void> {
    for (const device of this.devices) device.close();
    await this.relay.close();
  }

  async #add(store: CompanyStore): Promise<void> {
    this.devices.push(await SimulatedDevice.of(store, { number: this.devices.length, relay: this.relay, chance: this.clock }));
  }
}
