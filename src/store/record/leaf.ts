// A leaf: the smallest thing two devices can change on their own. JSON and nothing else.

export type Leaf = string | number | boolean | null | Leaf[] | { [key: string]: Leaf };

/** The only key that could reach another object's prototype; it is never written nor read. */
export const POISON = '__proto__';

/** Whether `value` is an object made of keys (not an array, a date, a map …). */
export function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const proto: unknown = Object.getPrototypeOf(value);
  return proto === Object.prototype || proto === null;
}

/**
 * A copy of `value` as JSON: `undefined` keys fall away, −0 is 0, broken surrogates are replaced.
 * @throws TypeError on what JSON cannot say (NaN, functions, bigints, dates …).
 */
export function leafOf(value: unknown): Leaf {
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'string') return value.isWellFormed() ? value : value.toWellFormed();
  if (typeof value === 'number' && Number.isFinite(value)) return value === 0 ? 0 : value;
  if (Array.isArray(value)) return value.map((v) => (v === undefined ? null : leafOf(v)));
  if (isPlain(value)) {
    const copy: Record<string, Leaf> = {};
    for (const [key, v] of Object.entries(value)) if (v !== undefined && key !== POISON) copy[key] = leafOf(v);
    return copy;
  }
  throw new TypeError(`a record holds JSON only, not ${typeof value}`);
}

/** Whether two leaves say the same; the order of keys does not count. */
export function sameLeaf(a: Leaf | undefined, b: Leaf | undefined): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((v, i) => sameLeaf(v, b[i]));
  }
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((k) => Object.hasOwn(b, k) && sameLeaf(a[k], b[k]));
}
