// Reading what may be damaged: leaves that do not fit are set aside, defaults stand in, the rest stays as it is.
import type * as z from 'zod/mini';
import { isPlain } from '../record/leaf.ts';

/** A tree of stand-ins for missing leaves; `*` stands for every member of a list, `name?` for a group that may be absent. */
export interface Defaults {
  [key: string]: unknown;
}

/** A leaf that did not fit its schema, as it was found. */
export interface Damage {
  /** Keys from the record down, members of lists by their id. */
  path: string;
  value: unknown;
}

/** Puts the stand-ins where something is missing; gives new objects only where it does. */
function filled(value: Record<string, unknown>, defaults: Defaults): Record<string, unknown> {
  let result = value;
  const put = (key: string, inner: unknown) => {
    if (result === value) result = { ...value };
    result[key] = inner;
  };
  for (const [name, otherwise] of Object.entries(defaults)) {
    const key = name.replace('?', '');
    const there = Object.hasOwn(value, key) ? value[key] : undefined;
    if (there === undefined && key !== name) continue;
    const each = isPlain(otherwise) && isPlain(otherwise['*']) ? otherwise['*'] : undefined;
    if (each) {
      if (there === undefined) put(key, []);
      else if (Array.isArray(there)) {
        const members = there.map((m: unknown) => (isPlain(m) ? filled(m, each) : m));
        if (members.some((m, i) => m !== there[i])) put(key, members);
      }
    } else if (there === undefined) put(key, structuredClone(otherwise));
    else if (isPlain(otherwise) && isPlain(there)) {
      const inner = filled(there, otherwise);
      if (inner !== there) put(key, inner);
    }
  }
  return result;
}

type Key = string | number;
const at = (value: unknown, path: readonly Key[]): unknown =>
  path.reduce<unknown>((v, key) => (Array.isArray(v) || isPlain(v) ? (v as Record<Key, unknown>)[key] : undefined), value);

const spelled = (value: unknown, path: readonly Key[]): string =>
  path
    .map((key, i) => {
      const member: unknown = at(value, path.slice(0, i + 1));
      return typeof key === 'number' && isPlain(member) && typeof member.id === 'string' ? member.id : String(key);
    })
    .join('/');

const HOLE = Symbol('taken out');
const withoutHoles = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.filter((v) => v !== HOLE).map(withoutHoles);
  if (isPlain(value)) for (const key of Object.keys(value)) value[key] = withoutHoles(value[key]);
  return value;
};

/**
 * Reads `plain` by `schema`.
 * @returns the value with defaults for what was missing or damaged; items and groups that lack what they cannot be
 * without are left out; `damage` tells each leaf that was set aside.
 * @throws TypeError when the schema asks of the top level what the defaults do not give (a bug of this folder)
 */
export function repair<T>(schema: z.ZodMiniType<T>, plain: Record<string, unknown>, defaults: Defaults): { value: T; damage: Damage[] } {
  const damage: Damage[] = [];
  let candidate = filled(plain, defaults);
  for (;;) {
    const read = schema.safeParse(candidate);
    if (read.success) return { value: read.data, damage };
    candidate = structuredClone(candidate);
    for (const issue of read.error.issues) {
      let path = issue.path as Key[];
      // A leaf that is missing for good takes what it belongs to along.
      if (at(candidate, path) === undefined) path = path.slice(0, -1);
      const value = at(candidate, path);
      const holder = at(candidate, path.slice(0, -1)) as Record<Key, unknown> | unknown[] | undefined;
      const key = path.at(-1);
      if (key === undefined) throw new TypeError('a record without its foundations');
      if (value === undefined || value === HOLE || holder === undefined) continue;
      damage.push({ path: spelled(candidate, path), value });
      if (Array.isArray(holder)) holder[key as number] = HOLE;
      else delete holder[key];
    }
    candidate = filled(withoutHoles(candidate) as Record<string, unknown>, defaults);
  }
}
