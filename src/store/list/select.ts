// The first rows of an order without sorting all: one look at each row, a short sorted buffer of the best so far.
import type { Packed } from './numbers.ts';

/** What rows are compared by: a number per row, or a rank per code. None sorts lowest. */
export interface Key {
  data: Packed;
  ranks?: Uint32Array | Float64Array;
}

/** The number that a row sorts by. */
export function keyAt({ data, ranks }: Key, place: number): number {
  const value = ranks ? ranks[data[place]!]! : data[place]!;
  return value === value ? value : -Infinity;
}

/**
 * @param order all places in the order of their ids, undefined when they are already: what stays equal keeps it
 * @param mask a byte per place: 1 where it takes part
 * @returns the first `k` places by `key`; with `desc` the last ones, the very last first
 */
export function firstOf(k: number, order: Uint32Array | undefined, mask: Uint8Array, { data, ranks }: Key, desc: boolean): Uint32Array {
  const best = new Uint32Array(k);
  const keys = new Float64Array(k);
  let count = 0;
  // A cold start runs this loop before it is compiled: nothing is called in it, and nearly every row leaves it at the first test.
  for (let i = 0; i < mask.length; i++) {
    const nth = desc ? mask.length - 1 - i : i;
    const place = order === undefined ? nth : order[nth]!;
    const code = data[place]!;
    const value = ranks === undefined ? code : ranks[code]!;
    if (count === k && (desc ? value <= keys[k - 1]! : value >= keys[k - 1]!)) continue;
    if (mask[place] === 0) continue;
    const key = value === value ? value : -Infinity;
    if (count === k && !(desc ? key > keys[k - 1]! : key < keys[k - 1]!)) continue;
    let at = count < k ? count++ : k - 1;
    for (; at > 0 && (desc ? key > keys[at - 1]! : key < keys[at - 1]!); at--) {
      best[at] = best[at - 1]!;
      keys[at] = keys[at - 1]!;
    }
    best[at] = place;
    keys[at] = key;
  }
  return best.subarray(0, count);
}
