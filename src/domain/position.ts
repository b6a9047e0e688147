// Fractional positions: a line can be put between two others without touching them, on several devices at once.

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const BASE = DIGITS.length;
const value = (c: string) => DIGITS.indexOf(c);

/**
 * @param before position that the new one follows, '' for the start
 * @param after position that it precedes, '' for the end
 * @returns a position strictly between, compared as a string; never ends in the lowest digit, so that there is always room.
 * @throws RangeError when `before` is not lower than `after`
 */
export function between(before: string, after: string): string {
  if (after !== '' && before >= after) throw new RangeError(`position ${before} is not before ${after}`);
  let prefix = '';
  for (let i = 0; ; i++) {
    const low = i < before.length ? value(before[i]!) : 0;
    const high = after === '' ? BASE : i < after.length ? value(after[i]!) : 0;
    // Adding at the end, the usual case, takes the next digit instead of half of what is left: shorter for long.
    if (after === '' && i < before.length && low + 1 < BASE) return prefix + DIGITS[low + 1];
    if (high - low > 1) return prefix + DIGITS[Math.floor((low + high) / 2)];
    prefix += DIGITS[low];
    // One step apart: from here on everything under `low` is before `after`.
    if (high > low) return prefix + between(before.slice(i + 1), '');
  }
}

/** @returns the items in their order: by position, ties by id. */
export function inOrder<T extends { id: string; pos: string }>(items: readonly T[]): T[] {
  return [...items].sort((a, b) => (a.pos < b.pos ? -1 : a.pos > b.pos ? 1 : a.id < b.id ? -1 : 1));
}
