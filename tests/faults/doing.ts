// A step as it is done: by which device, in which world.
import type { SimulatedDevice } from './device.ts';
import type { Step } from './script.ts';
import type { World } from './world.ts';

export interface Doing extends Step {
  world: World;
  device: SimulatedDevice;
  /** Something that no other step writes. */
  unique: string;
}
