// What the browser says of the room that the data has on this device, and whether it may throw them away, for a screen that shows it.
import { askToKeep, keeping, type Keeping, room } from '#store/health.ts';

export class Storage {
  keeping = $state<Keeping>('unknown');
  /** Bytes; undefined where the browser does not tell. */
  room = $state.raw<Awaited<ReturnType<typeof room>>>();
  /** The browser was asked and said no. */
  refused = $state(false);

  /** Reads both anew. */
  async look(): Promise<void> {
    [this.keeping, this.room] = await Promise.all([keeping(), room()]);
  }

  /** Asks the browser to keep the data; some ask the person, some decide by themselves. */
  async keep(): Promise<void> {
    this.refused = (await askToKeep()) !== 'kept';
    await this.look();
  }
}
