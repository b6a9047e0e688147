// Chance that always falls the same way: sample data and benchmarks come from a seed.

export interface Chance {
  /** A fraction in [0, 1). */
  fraction(): number;
  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number;
  /** One of the things. */
  pick<T>(things: readonly T[]): T;
  /** True with this probability. */
  maybe(probability: number): boolean;
  bytes(count: number): Uint8Array;
}

/** @returns a source of chance for a seed (mulberry32: 32 bits of state, enough for fiction). */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const fraction = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (low: number, high: number) => low + Math.floor(fraction() * (high - low + 1));
  return {
    fraction,
    whole,
    pick: (things) => things[whole(0, things.length - 1)]!,
    maybe: (probability) => fraction() < probability,
    bytes: (count) => Uint8Array.from({ length: count }, () => whole(0, 255))
  };
}
