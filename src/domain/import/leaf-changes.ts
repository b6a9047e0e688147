// The differences between two states of a record, field by field inside its objects; lists count as one field.
import { same } from '../same.ts';

export interface LeafChange {
  path: string[];
  /** Undefined where there was or is nothing. */
  before?: unknown;
  after?: unknown;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The fields that differ, in the order of the keys. */
export function leafChanges(before: object, after: object, path: string[] = []): LeafChange[] {
  const [x, y] = [before as Record<string, unknown>, after as Record<string, unknown>];
  return [...new Set([...Object.keys(x), ...Object.keys(y)])].flatMap((key): LeafChange[] => {
    if (isObject(x[key]) || isObject(y[key])) {
      const bothObjects = (isObject(x[key]) || x[key] === undefined) && (isObject(y[key]) || y[key] === undefined);
      if (bothObjects) return leafChanges((x[key] ?? {}) as object, (y[key] ?? {}) as object, [...path, key]);
    }
    return same(x[key], y[key]) ? [] : [{ path: [...path, key], before: x[key], after: y[key] }];
  });
}

/** What stands at a path, undefined when nothing does. */
export function leafAt(record: object, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, key) => (isObject(value) ? value[key] : undefined), record);
}

/** A copy of the record with `value` at the path; undefined takes the field away, and the object that held only it. */
export function withLeaf<Source extends object>(record: Source, [key, ...rest]: readonly string[], value: unknown): Source {
  if (key === undefined) return record;
  const copy: Record<string, unknown> = { ...(record as Record<string, unknown>) };
  if (rest.length === 0) {
    if (value === undefined) delete copy[key];
    else copy[key] = value;
    return copy as Source;
  }
  copy[key] = withLeaf(isObject(copy[key]) ? copy[key] : {}, rest, value);
  return copy as Source;
}
