// Reading JSON of which nothing is sure: the same thing under several names, lists bare or in `items`, values of another type than promised.

export type Json = Readonly<Record<string, unknown>>;

export function objectIn(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
}

/** The first of these names that says something. */
export function firstOf(from: Json, ...names: readonly string[]): unknown {
  return names.map((name) => (Object.hasOwn(from, name) ? from[name] : undefined)).find((value) => value !== undefined && value !== null);
}

/** A text of at most `most` characters, control characters but line breaks left out; numbers count as texts. */
export function textIn(value: unknown, most = 400): string {
  const text = typeof value === 'number' && Number.isFinite(value) ? String(value) : typeof value === 'string' ? value : '';
  return text
    .toWellFormed()
    .replace(/[^\P{Cc}\n]/gu, ' ')
    .trim()
    .slice(0, most);
}

/** A list, bare (v3) or as `{items, totalItems}` (v2.1). */
export function listIn(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  const { items } = objectIn(value);
  return Array.isArray(items) ? items : [];
}

/** A boolean under its name of v2.1 or with the `is` of v3; undefined when neither says one. */
export function flagIn(from: Json, ...names: readonly string[]): boolean | undefined {
  const both = names.flatMap((name) => [`is${name[0]!.toUpperCase()}${name.slice(1)}`, name]);
  const value = firstOf(from, ...both);
  if (typeof value === 'boolean') return value;
  return value === 'true' ? true : value === 'false' ? false : undefined;
}

/** An instant in UTC of a year with four digits; undefined when it is none. */
export function instantIn(value: unknown): string | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}(T|$)/.test(value)) return undefined;
  const at = Date.parse(value);
  const instant = Number.isNaN(at) ? '' : new Date(at).toISOString();
  return /^\d{4}-/.test(instant) ? instant : undefined;
}
