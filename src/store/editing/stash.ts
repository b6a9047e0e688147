// What was typed in the last moment before a page was killed: too late for the database, in time for localStorage.
import * as z from 'zod/mini';
import type { Change } from '../record/diff.ts';
import { type Leaf, leafOf, sameLeaf } from '../record/leaf.ts';
import { flatten, unflatten } from '../record/flat.ts';
import { isKind, type RecordKind } from '../record/kinds.ts';
import { text } from '../shape/fields.ts';

const stashed = z.array(z.object({ path: text, from: z.optional(z.unknown()), to: z.optional(z.unknown()) }));

/** Which record of which company a stash is of. */
export interface Place {
  /** Id of the company on this device. */
  company: string;
  kind: RecordKind;
  id: string;
}

const prefixOf = (company: string) => `carnet-typed:${company}:`;
const keyOf = ({ company, kind, id }: Place) => `${prefixOf(company)}${kind}:${id}`;
const leaf = (value: unknown): Leaf | undefined => (value === undefined ? undefined : leafOf(value));

/** Where stashes are kept; `localStorage` in the app. */
export type Stashes = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** Keeps changes that may not reach the database. A full or forbidden localStorage is nothing to stop for. */
export function stash(stashes: Stashes, place: Place, changes: readonly Change[]): void {
  try {
    stashes.setItem(keyOf(place), JSON.stringify(changes));
  } catch {
    // The database is still being asked; this was only the second string.
  }
}

/** Forgets the stash of a record: its changes are in the database. With `known`, only when it is still that one. */
export function unstash(stashes: Stashes, place: Place, known?: string): void {
  try {
    if (known === undefined || stashes.getItem(keyOf(place)) === known) stashes.removeItem(keyOf(place));
  } catch {
    // Forbidden storage holds no stash either.
  }
}

/** @returns the records of a company that have a stash, each with its text */
export function stashedIn(stashes: Stashes, company: string): { place: Place; text: string }[] {
  try {
    const keys = Array.from({ length: stashes.length }, (_, index) => stashes.key(index) ?? '');
    return keys.flatMap((key) => {
      if (!key.startsWith(prefixOf(company))) return [];
      const [kind = '', id = ''] = key.slice(prefixOf(company).length).split(':');
      const found = isKind(kind) ? stashes.getItem(key) : null;
      return isKind(kind) && found !== null ? [{ place: { company, kind, id }, text: found }] : [];
    });
  } catch {
    return [];
  }
}

/** @returns a verb that brings stashed changes in where the leaf is still as it was then, undefined when there are none */
export function stashedVerb<R extends { id: string }>(stashes: Stashes, place: Place): ((record: R) => R) | undefined {
  let read;
  try {
    const json = stashes.getItem(keyOf(place));
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
