// A record as flat leaves and back: `address.street`, `lines/<item id>/unitPrice`. No nested container, so that
// two devices never create the same one twice, and merging is leaf by leaf.
import { inOrder } from '#domain/position.ts';
import { isPlain, type Leaf, leafOf, POISON } from './leaf.ts';

/** Path → leaf. In a path `.` goes into an object, `/` into a list of items and into an item; keys escape both and `~`. */
export type Leaves = Map<string, Leaf>;

/** Deeper than any record of ours; a deeper path is left alone instead of filling the stack. */
const DEEPEST = 24;

const ESCAPES: Record<string, string> = { '~': '~0', '/': '~1', '.': '~2' };
const escaped = (key: string) => key.replace(/[~/.]/g, (c) => ESCAPES[c]!);
const unescaped = (key: string) => key.replace(/~[012]/g, (c) => (c === '~0' ? '~' : c === '~1' ? '/' : '.'));
const isItem = (value: unknown): value is { id: string; pos: string } => isPlain(value) && typeof value.id === 'string' && typeof value.pos === 'string';

/**
 * The leaves of a record, without its own id. An empty list or object leaves a marker (`[]`, `{}`) at its own path.
 * @throws TypeError on values that are not JSON, RangeError on two items with one id or on nesting beyond reason.
 */
export function flatten(record: object): Leaves {
  const leaves: Leaves = new Map();
  const into = (value: object, prefix: string, hidden: string | undefined, depth: number) => {
    if (depth > DEEPEST) throw new RangeError('a record nested too deep');
    for (const [key, inner] of Object.entries(value)) {
      if (inner === undefined || key === POISON || key === hidden) continue;
      const path = prefix + escaped(key);
      if (isPlain(inner) && Object.keys(inner).some((k) => inner[k] !== undefined && k !== POISON)) into(inner, `${path}.`, undefined, depth + 1);
      else if (Array.isArray(inner) && inner.length > 0 && inner.every(isItem)) {
        if (new Set(inner.map((item) => item.id)).size < inner.length) throw new RangeError(`two items of ${path} with one id`);
        for (const item of inner) into(item, `${path}/${escaped(item.id)}/`, 'id', depth + 1);
      } else leaves.set(path, leafOf(isPlain(inner) ? {} : inner));
    }
  };
  into(record, '', 'id', 0);
  return leaves;
}

interface ListNode {
  items: Map<string, ObjectNode>;
}
type ObjectNode = Map<string, Node>;
type Node = { leaf: Leaf } | { object: ObjectNode } | { list: ListNode };

/** Goes one key down, making what is missing. Items win over keys, keys over a leaf, whatever came first. */
function child(parent: ObjectNode, key: string, kind: 'object' | 'list'): ObjectNode | ListNode | undefined {
  const found = parent.get(key);
  if (found && 'list' in found) return kind === 'list' ? found.list : undefined;
  if (kind === 'list') {
    const list: ListNode = { items: new Map() };
    parent.set(key, { list });
    return list;
  }
  if (found && 'object' in found) return found.object;
  const object: ObjectNode = new Map();
  parent.set(key, { object });
  return object;
}

const down = (start: ObjectNode, keys: readonly string[]): ObjectNode | undefined => {
  let node: ObjectNode | undefined = start;
  for (const key of keys) {
    if (!node || key === POISON) return undefined;
    node = child(node, key, 'object') as ObjectNode | undefined;
  }
  return node;
};

function place(root: ObjectNode, parts: readonly string[], leaf: Leaf): void {
  let node: ObjectNode | undefined = root;
  for (let i = 0; node && i < parts.length; i += 2) {
    const keys = parts[i]!.split('.').map(unescaped);
    const last = keys.pop()!;
    if (last === POISON) return;
    node = down(node, keys);
    if (!node) return;
    if (i === parts.length - 1) {
      const found = node.get(last);
      if (!found || 'leaf' in found) node.set(last, { leaf });
      return;
    }
    const list = child(node, last, 'list') as ListNode;
    const id = unescaped(parts[i + 1]!);
    let item: ObjectNode | undefined = list.items.get(id);
    if (!item) list.items.set(id, (item = new Map()));
    node = item;
  }
}

const built = (node: ObjectNode): Record<string, unknown> => {
  const object: Record<string, unknown> = {};
  for (const [key, value] of node) {
    if ('leaf' in value) object[key] = value.leaf;
    else if ('object' in value) object[key] = built(value.object);
    else object[key] = inOrder([...value.list.items].map(([id, item]) => ({ ...(built(item) as { pos: string }), id })));
  }
  return object;
};

/** Whether every item on the way exists: an item is there as long as its position is. */
function stands(leaves: ReadonlyMap<string, Leaf>, parts: readonly string[]): boolean {
  let prefix = '';
  for (let i = 0; i + 2 < parts.length; i += 2) {
    prefix += `${parts[i]}/${parts[i + 1]}/`;
    if (typeof leaves.get(`${prefix}pos`) !== 'string') return false;
  }
  return true;
}

/**
 * The record that leaves make; lists come in the order of their positions. Leaves that it cannot show (of a deleted
 * item, of a malformed path, under a poisonous key) are passed over and stay where they are.
 */
export function unflatten(leaves: ReadonlyMap<string, Leaf>, id: string): Record<string, unknown> {
  const root: ObjectNode = new Map();
  for (const [path, leaf] of leaves) {
    const parts = path.split('/');
    if (parts.length % 2 === 0 || path.split(/[./]/).length > DEEPEST || !stands(leaves, parts)) continue;
    place(root, parts, leaf);
  }
  return { ...built(root), id };
}
