// Changes between two states of a record, leaf by leaf.
import type { Leaves } from './flat.ts';
import { type Leaf, sameLeaf } from './leaf.ts';

/** A leaf that came, changed or went (`to` undefined). `from` is what stood there. */
export interface Change {
  path: string;
  from?: Leaf;
  to?: Leaf;
}

/** The changes that turn `before` into `after`. */
export function diff(before: Leaves, after: Leaves): Change[] {
  const changes: Change[] = [];
  for (const [path, to] of after) {
    const from = before.get(path);
    if (!sameLeaf(from, to)) changes.push({ path, from, to });
  }
  for (const [path, from] of before) if (!after.has(path)) changes.push({ path, from });
  return changes;
}

/** The item whose position this path is (`lines/<id>/`), or undefined: deleting that leaf deletes the item. */
export function itemOf(path: string): string | undefined {
  return path.endsWith('/pos') ? path.slice(0, -3) : undefined;
}

/**
 * Takes changes back where nobody has changed the leaf since.
 * @returns `leaves` with each changed leaf as it was before, if it still says what the change made it say.
 */
export function takeBack(leaves: Leaves, changes: readonly Change[]): Leaves {
  const result: Leaves = new Map(leaves);
  for (const { path, from, to } of changes) {
    if (!sameLeaf(leaves.get(path), to)) continue;
    if (from === undefined) result.delete(path);
    else result.set(path, from);
  }
  return result;
}
