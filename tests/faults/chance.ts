// Clock and randomness of a run: the same seed, the same run.
import type { Chance } from '#store/chance.ts';
import type { Crypto } from '#sync/crypto.ts';
import { webCrypto } from '#sync/web-crypto.ts';

/** mulberry32: small, and good enough to draw with. */
function drawing(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

export function bytesOf(seed: number): (count: number) => Uint8Array<ArrayBuffer> {
  const draw = drawing(seed);
  return (count) => Uint8Array.from({ length: count }, () => draw() & 255);
}

/** The real cryptography with drawn bytes; only the keys of devices are new in every run. */
export const cryptoOf = (seed: number): Crypto => ({ ...webCrypto(globalThis), randomBytes: bytesOf(seed) });

/** The clock of the world: it goes on by hand, and a second with every look at it. */
export class Clock implements Chance {
  readonly randomBytes: Chance['randomBytes'];
  #now = Date.parse('2026-11-22T09:00:00Z');

  constructor(seed: number) {
    this.randomBytes = bytesOf(seed);
  }

  now(): number {
    this.#now += 1000;
    return this.#now;
  }

  /** Lets minutes pass. */
  pass(minutes: number): void {
    this.#now += minutes * 60_000;
  }

  /** The day of the world. */
  get today(): string {
    return new Date(this.#now).toISOString().slice(0, 10);
  }
}
