// What was typed in the last moment before a page was killed: too late for the database, in time for localStorage.
import * as z from 'zod/mini';
import type { Change } from '../record/diff.ts';
import { type Leaf, leafOf, sameLeaf } from '../record/leaf.ts';
import { flatten, unflatten } from '../record/flat.ts';
import { text } from '../shape/fields.ts';

const stashed = z.array(z.object({ path: text, from: z.optional(z.unknown()), to: z.optional(z.unknown()) }));
const keyOf = (database: string, id: string) => `carnet-typed:${database}:${id}`;
const leaf = (value: unknown): Leaf | undefined => (value === undefined ? undefined : leafOf(value));

/** Where stashes are kept; `localStorage` in the app. */
export type Stashes = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Keeps changes that may not reach the database. A full or forbidden localStorage is nothing to stop for. */
export function stash(stashes: Stashes, database: string, id: string, changes: readonly Change[]): void {
  try {
    stashes.setItem(keyOf(database, id), JSON.stringify(changes));
  } catch {
    // The database is still being asked; this was only the second string.
  }
}

/** Forgets the stash of a record: its changes are in the database. */
export function unstash(stashes: Stashes, database: string, id: string): void {
  try {
    stashes.removeItem(keyOf(database, id));
  } catch {
    // Forbidden storage holds no stash either.
  }
}

/** @returns a verb that brings stashed changes in where the leaf is still as it was then, undefined when there are none */
export function stashedVerb<R extends { id: string }>(stashes: Stashes, database: string, id: string): ((record: R) => R) | undefined {
  let read;
  try {
    const json = stashes.getItem(keyOf(database, id));
    read = json === null ? undefined : stashed.safeParse(JSON.parse(json));
  } catch {
    return undefined;
  }
  if (!read?.success || read.data.length === 0) return undefined;
  const changes = read.data.map(({ path, from, to }): Change => ({ path, from: leaf(from), to: leaf(to) }));
  return (record) => {
    const leaves = flatten(record);
    for (const { path, from, to } of changes) {
      if (!sameLeaf(leaves.get(path), from)) continue;
      if (to === undefined) leaves.delete(path);
      else leaves.set(path, to);
    }
    return unflatten(leaves, record.id) as unknown as R;
  };
}
