// The quick decoder reads what Yjs' own reads, and refuses what that refuses; several updates at once are the same document as one by one.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { applyUpdate, applyUpdates, emptyDoc, wholeOf } from './doc.ts';

const text = fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.string({ minLength: 120, maxLength: 140 }), fc.constant(''));
const leaf = fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null), fc.array(text, { maxLength: 3 }), fc.dictionary(text, text, { maxKeys: 3, noNullPrototype: true }));
const step = fc.record({ author: fc.integer({ min: 1, max: 3 }), key: fc.oneof(fc.constantFrom('name', 'note', 'adresse/é'), text), to: fc.option(leaf) });

/** Updates as devices write them, each on what it has of the others. */
function updatesOf(steps: readonly { author: number; key: string; to: unknown }[]): Uint8Array[] {
  const docs = new Map<number, Y.Doc>();
  const said: Uint8Array[] = [];
  for (const { author, key, to } of steps) {
    const doc = docs.get(author) ?? new Y.Doc();
    doc.clientID = author;
    docs.set(author, doc);
    for (const update of said.slice(0, author === 2 ? -1 : undefined)) Y.applyUpdate(doc, update);
    const before = Y.encodeStateVector(doc);
    const root = doc.getMap('r');
    if (to === null) root.delete(key);
    else root.set(key, to);
    said.push(Y.encodeStateAsUpdate(doc, before));
  }
  return said;
}

/** What a document says, or that its updates cannot be read. */
function outcome(apply: (doc: Y.Doc) => void): unknown {
  const doc = emptyDoc();
  try {
    apply(doc);
  } catch {
    return 'refused';
  }
  return { says: doc.getMap('r').toJSON(), clocks: [...Y.encodeStateVector(doc)], waits: [doc.store.pendingStructs?.missing, doc.store.pendingDs], whole: [...wholeOf(doc)] };
}

describe('reading updates', () => {
  test('says what Yjs says', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
        const updates = updatesOf(steps);
        expect(outcome((doc) => updates.forEach((update) => applyUpdate(doc, update)))).toEqual(outcome((doc) => updates.forEach((update) => Y.applyUpdate(doc, update))));
      })
    );
  });

  test('of damaged bytes too', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 4 }), fc.nat(), fc.nat(255), fc.boolean(), (steps, where, by, cut) => {
        const whole = updatesOf(steps).at(-1)!.slice();
        const at = where % whole.length;
        whole[at]! ^= by;
        const bytes = cut ? whole.subarray(0, at) : whole;
        expect(outcome((doc) => applyUpdate(doc, bytes))).toEqual(outcome((doc) => Y.applyUpdate(doc, bytes)));
      }),
      { numRuns: 500 }
    );
  });

  test('several at once come to the same as one by one, whatever their order and whatever is missing', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 2, maxLength: 12 }), fc.array(fc.nat(11), { maxLength: 6 }), fc.nat(12), (steps, swaps, without) => {
        const updates = updatesOf(steps);
        for (const [i, j] of swaps.entries()) {
          const [a, b] = [i % updates.length, j % updates.length];
          [updates[a], updates[b]] = [updates[b]!, updates[a]!];
        }
        updates.splice(without, 1);
        const { says, clocks, waits } = outcome((doc) => applyUpdates(doc, updates.map((bytes) => ({ bytes })))) as Record<string, unknown>;
        const one = outcome((doc) => updates.forEach((update) => applyUpdate(doc, update))) as Record<string, unknown>;
        expect([says, clocks, waits]).toEqual([one['says'], one['clocks'], one['waits']]);
      })
    );
  });
});
