// Clock and randomness of a run. Only keys, and the ids made from them, are new in every run.
import type { Chance } from '#store/chance.ts';

/** mulberry32: small, and good enough to draw with. */
export function drawing(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

function bytesOf(seed: number): (count: number) => Uint8Array<ArrayBuffer> {
  const draw = drawing(seed);
  return (count) => Uint8Array.from({ length: count }, () => draw() & 255);
}

/** The clock of the world, which is the relay's: it goes on by hand, and a little with every look at it. */
export class Clock implements Chance {
  readonly randomBytes: Chance['randomBytes'];
  readonly #relay: { now: number };

  constructor(seed: number, relay: { now: number }) {
    this.randomBytes = bytesOf(seed);
    this.#relay = relay;
  }

  now(): number {
    this.#relay.now += 10;
    return this.#relay.now;
  }

  /** Lets minutes pass. */
  pass(minutes: number): void {
    this.#relay.now += minutes * 60_000;
  }

  /** The day of the world. */
  get today(): string {
    return new Date(this.#relay.now).toISOString().slice(0, 10);
  }
}
