// The Y.Doc of a record: one root map of leaves. Nothing outside this folder and the settings knows of Yjs.
import * as Y from 'yjs';
import { type Change, itemOf } from './diff.ts';
import type { Leaves } from './flat.ts';
import type { Leaf } from './leaf.ts';
import { QuickDecoder } from './quick-decoder.ts';

/** An update of a record as Yjs encodes it (version 1). */
export type Update = Uint8Array<ArrayBuffer>;

const ROOT = 'r';

/** An empty document. It needs no name: Yjs would otherwise draw one, number by number. */
export const emptyDoc = (): Y.Doc => new Y.Doc({ guid: '' });

/** The leaves that a document holds, unknown and stray ones included. */
export function leavesOf(doc: Y.Doc): Leaves {
  return new Map(doc.getMap<Leaf>(ROOT).entries());
}

/** A document of its own with the same content; changing it leaves the other alone. */
export function copyOf(doc: Y.Doc | undefined): Y.Doc {
  const copy = emptyDoc();
  if (doc) Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}

/**
 * Applies changes to `doc` as one update. A deleted item takes all its leaves along, also those this version does not know.
 * @param author Yjs client of this database: one author per database keeps documents small; the gate lets only one
 * continuation of a document be stored, so an author never says two things at one clock.
 * @returns the update, or undefined when nothing changed
 */
export function applyChanges(doc: Y.Doc, changes: readonly Change[], author: number): Update | undefined {
  const updates: Uint8Array[] = [];
  const collect = (update: Uint8Array) => updates.push(update);
  const root = doc.getMap<Leaf>(ROOT);
  doc.clientID = author;
  doc.on('update', collect);
  doc.transact(() => {
    for (const { path, to } of changes) {
      if (to !== undefined) root.set(path, to);
      else if (root.has(path)) {
        root.delete(path);
        const item = itemOf(path);
        if (item) for (const key of [...root.keys()]) if (key.startsWith(item)) root.delete(key);
      }
    }
  });
  doc.off('update', collect);
  return updates[0] as Update | undefined;
}

/** The whole document as one update. */
export function wholeOf(doc: Y.Doc): Update {
  return Y.encodeStateAsUpdate(doc) as Update;
}

/** Several updates of one record as one that says the same: what one of them builds on need not be here. */
export function joined(updates: readonly Uint8Array[]): Update {
  return (updates.length === 1 ? updates[0]! : Y.mergeUpdates([...updates])) as Update;
}

/** Whether `doc` holds something by that author that `other` does not. */
export function saysMore(doc: Y.Doc, other: Y.Doc, author: number): boolean {
  return Y.getState(doc.store, author) > Y.getState(other.store, author);
}

/** Whether parts of the document wait for updates that are not here. */
export function isIncomplete(doc: Y.Doc): boolean {
  return doc.store.pendingStructs !== null || doc.store.pendingDs !== null;
}

/** Applies an update; throws whatever Yjs throws on damaged bytes, and the document must then be thrown away. */
export function applyUpdate(doc: Y.Doc, update: Uint8Array): void {
  Y.applyUpdateV2(doc, update, undefined, QuickDecoder);
}

/** Several one after the other, tidied up once at the end; throws like `applyUpdate`. */
export function applyUpdates(doc: Y.Doc, updates: readonly { bytes: Uint8Array }[]): void {
  if (updates.length === 1) applyUpdate(doc, updates[0]!.bytes);
  else if (updates.length > 1) doc.transact(() => updates.forEach(({ bytes }) => applyUpdate(doc, bytes)));
}
