// What the browser says of the room that the data has on this device, and whether it may throw them away.

/** Bytes; undefined where the browser does not tell. */
export interface Room {
  used: number | undefined;
  quota: number | undefined;
}

/** `kept`: the browser will not erase on its own; `mayBeErased`: it may when the device runs full; `unknown`: it does not tell. */
export type Keeping = 'kept' | 'mayBeErased' | 'unknown';

export class Storage {
  keeping = $state<Keeping>('unknown');
  room = $state.raw<Room>({ used: undefined, quota: undefined });
  /** The browser was asked and said no. */
  refused = $state(false);

  /** Reads both anew. */
  async look(): Promise<void> {
    const { storage } = navigator;
    const persisted = await storage?.persisted?.().catch(() => undefined);
    this.keeping = persisted === undefined ? 'unknown' : persisted ? 'kept' : 'mayBeErased';
    const estimate = await storage?.estimate?.().catch(() => undefined);
    this.room = { used: estimate?.usage, quota: estimate?.quota };
  }

  /** Asks the browser to keep the data; some ask the person, some decide by themselves. */
  async keep(): Promise<void> {
    this.refused = !(await navigator.storage?.persist?.().catch(() => false));
    await this.look();
  }
}
