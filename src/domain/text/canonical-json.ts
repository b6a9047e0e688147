// One text for one value (RFC 8785, JCS): what is hashed when a document is sealed.

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json | undefined };

/**
 * JSON with keys sorted by UTF-16 units and no blanks. Numbers must be safe integers: sealed amounts are cents,
 * everything with decimals is a string. A property that is `undefined` is left out, as if it were not there;
 * `undefined` anywhere else is refused. Throws TypeError on a float, NaN, -0, half a surrogate pair, a cycle or
 * anything that is no plain JSON (Date, Map, class, function, bigint), and names the place.
 */
export function canonicalJson(value: unknown): string {
  return write(value, '$', []);
}

function write(value: unknown, place: string, above: object[]): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return writeNumber(value, place);
  if (typeof value === 'string') return writeString(value, place);
  if (typeof value !== 'object') throw new TypeError(`${place}: ${typeof value} has no JSON`);
  if (above.includes(value)) throw new TypeError(`${place}: contains itself`);
  const inside = [...above, value];
  if (Array.isArray(value)) {
    // Array.from also visits holes, which forEach and map would skip.
    return `[${Array.from(value, (item, index) => write(item, `${place}[${index}]`, inside)).join(',')}]`;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw new TypeError(`${place}: not a plain object`);
  const entries = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => `${writeString(key, place)}:${write(item, `${place}.${key}`, inside)}`);
  return `{${entries.join(',')}}`;
}

function writeNumber(value: number, place: string): string {
  if (!Number.isSafeInteger(value) || Object.is(value, -0)) throw new TypeError(`${place}: ${value} is no safe integer`);
  return String(value);
}

function writeString(value: string, place: string): string {
  if (!value.isWellFormed()) throw new TypeError(`${place}: half a surrogate pair`);
  return JSON.stringify(value);
}
