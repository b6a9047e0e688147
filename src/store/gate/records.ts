// A verb run on a copy of a record's document, and what must be written for it.
import { currentSchema, upcast } from '../record/upcast.ts';
import { type Change, diff } from '../record/diff.ts';
import { applyChanges, copyOf, wholeOf } from '../record/doc.ts';
import { flatten } from '../record/flat.ts';
import type { RecordKind, RecordOf } from '../record/kinds.ts';
import { type Opened, opened } from '../record/records.ts';
import { StoreError } from '../errors.ts';
import type { RecordWrite } from './writes.ts';

/** With this many updates, the next edit writes the document whole and drops them. */
const MANY = 24;

export type Verb<K extends RecordKind> = (before: RecordOf<K> | undefined) => RecordOf<K>;

/** The changes that bring the stored shape forward, then the verb's; of one leaf the verb's counts. */
function changesOf<K extends RecordKind>(kind: K, before: Opened, after: RecordOf<K>): Change[] {
  const changes = diff(before.record ? flatten(before.record) : new Map(), flatten(after));
  if (!before.upcasted) return changes;
  const forward = diff(flatten(before.raw), flatten(upcast(kind, before.raw).record));
  return [...new Map([...forward, ...changes].map((change) => [change.path, change])).values()];
}

/**
 * Runs `verb` on what `before` says.
 * @returns what must be written, undefined when the verb changed nothing
 * @throws StoreError `newer`, `corrupt` (nothing of it is readable), `absent` (the id belongs to another kind), `refused`
 */
export function edited<K extends RecordKind>(kind: K, before: Opened, verb: Verb<K>, author: number): RecordWrite | undefined {
  if (before.keys.length > 0 && before.record === undefined && before.bad.length > 0) throw new StoreError('corrupt', before.id);
  if (before.record && before.kind !== kind) throw new StoreError('absent', before.id);
  if (before.newer) throw new StoreError('newer', before.id);
  const present = before.record as RecordOf<K> | undefined;
  const after: RecordOf<K> = { ...verb(present && structuredClone(present)), schema: currentSchema(kind) };
  if (after.id !== before.id || after.kind !== kind) throw new StoreError('refused', 'a verb cannot change id or kind');
  const copy = copyOf(before.doc);
  const update = applyChanges(copy, changesOf(kind, before, after), author);
  if (!update) return undefined;
  return {
    id: before.id,
    kind,
    base: before.keys,
    update,
    ...(before.keys.length >= MANY && before.bad.length === 0 && { whole: wholeOf(copy) }),
    after: opened(before.id, kind, before.keys, copy)
  };
}

/** The document written whole as it is, in place of its updates: nothing will follow. */
export function closed(record: Opened): RecordWrite {
  return { id: record.id, kind: record.kind, base: record.keys, update: undefined, whole: wholeOf(record.doc), after: { ...record } };
}
