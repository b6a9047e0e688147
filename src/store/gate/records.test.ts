// Edits of old shapes: what the verb changed and what the upcast moved are written together, the rest is left alone.
import { expect, test, vi } from 'vitest';
import { customer } from '../conformance/samples.ts';
import { diff } from '../record/diff.ts';
import { applyChanges, copyOf, leavesOf } from '../record/doc.ts';
import { flatten } from '../record/flat.ts';
import { opened } from '../record/records.ts';
import { UPCASTS, type Upcast } from '../record/upcast.ts';
import { edited } from './records.ts';

test('the first edit of an old record brings its shape forward', () => {
  const step: Upcast = ({ fullName, ...rest }) => ({ ...rest, name: fullName });
  const steps = vi.spyOn(UPCASTS, 'customer', 'get').mockReturnValue([step]);
  const { name, ...old } = customer('C', { note: 'old' });
  const doc = copyOf(undefined);
  applyChanges(doc, diff(new Map(), flatten({ ...old, fullName: name, hologram: 'stays' })), 5);
  const before = opened('C', 'customer', [1], doc);
  expect([before.upcasted, before.record]).toEqual([true, { ...customer('C', { note: 'old' }), schema: 2, hologram: 'stays' }]);
  const write = edited('customer', before, (c) => ({ ...c!, note: 'new' }), 6)!;
  const leaves = leavesOf(write.after.doc);
  expect([leaves.get('name'), leaves.get('fullName'), leaves.get('schema'), leaves.get('note'), leaves.get('hologram')]).toEqual([name, undefined, 2, 'new', 'stays']);
  // The document that it was made from is untouched.
  expect(leavesOf(doc).get('fullName')).toBe(name);
  steps.mockRestore();
});

test('an edit that changes nothing writes nothing', () => {
  const doc = copyOf(undefined);
  applyChanges(doc, diff(new Map(), flatten(customer('C'))), 5);
  expect(edited('customer', opened('C', 'customer', [1], doc), (c) => structuredClone(c!), 6)).toBe(undefined);
});
