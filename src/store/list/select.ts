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
export function firstOf(k: number, order: Uint32Array | undefined, mask: Uint8Array, key: Key, desc: boolean): Uint32Array {
  const best = new Uint32Array(k);
  const keys = new Float64Array(k);
  const sign = desc ? -1 : 1;
  let count = 0;
  for (let i = 0; i < mask.length; i++) {
    const nth = desc ? mask.length - 1 - i : i;
    const place = order ? order[nth]! : nth;
    if (mask[place] === 0) continue;
    const value = sign * keyAt(key, place);
    if (count === k && !(value < keys[k - 1]!)) continue;
    let at = count < k ? count++ : k - 1;
    for (; at > 0 && value < keys[at - 1]!; at--) {
      best[at] = best[at - 1]!;
      keys[at] = keys[at - 1]!;
    }
    best[at] = place;
    keys[at] = value;
  }
  return best.subarray(0, count);
}
