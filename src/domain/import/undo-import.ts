// Taking an import back: exactly the records it touched, and of those only what nobody has changed since.
import type { Rec } from '../record.ts';
import { same } from '../same.ts';
import { leafAt, leafChanges, withLeaf, type LeafChange } from './leaf-changes.ts';

/** What an import did to one record: made it, or changed fields of it. Kept until the import is undone or forgotten. */
export type ImportedRecord = { id: string; label: string } & ({ created: object } | { changes: LeafChange[] });

/** The trace of a record that the import made or changed; `label` names it to the person. */
export function importedRecord(before: (Rec & object) | undefined, after: Rec & object, label: string): ImportedRecord {
  return before ? { id: after.id, label, changes: leafChanges(before, after) } : { id: after.id, label, created: after };
}

export type Undone<Source> =
  /** The record as it was before, or as much of that as is not changed since. */
  | { act: 'restore'; record: Source; left: string[] }
  /** The record was made by the import and nobody touched it: it goes. */
  | { act: 'remove' }
  /** Made by the import and changed or used since: it stays. */
  | { act: 'keep'; why: 'changed' | 'used' }
  /** Already gone, or restored before. */
  | { act: 'nothing' };

/**
 * What undoing does to a record.
 * @param present the record as it is now; undefined when it is deleted
 * @param used whether a document uses it
 */
export function undoImported<Source extends Rec>(trace: ImportedRecord, present: Source | undefined, used: boolean): Undone<Source> {
  if (!present || present.deletedAt) return { act: 'nothing' };
  if ('created' in trace) {
    if (!same(trace.created, present)) return { act: 'keep', why: 'changed' };
    return used ? { act: 'keep', why: 'used' } : { act: 'remove' };
  }
  let record = present;
  const left: string[] = [];
  for (const { path, before, after } of trace.changes) {
    const now = leafAt(present, path);
    if (same(now, before)) continue;
    if (same(now, after)) record = withLeaf(record, path, before);
    else left.push(path.join('.'));
  }
  return record === present && left.length === 0 ? { act: 'nothing' } : { act: 'restore', record, left };
}
