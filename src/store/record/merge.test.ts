// Two devices edit one record without knowing of each other; whatever they do, both end with the same, leaf by leaf.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { between } from '#domain/position.ts';
import { applyChanges, applyUpdate, copyOf, leavesOf, wholeOf } from './doc.ts';
import { diff } from './diff.ts';
import { flatten, unflatten } from './flat.ts';

interface Line {
  id: string;
  pos: string;
  name: string;
  quantity: string;
}
interface Plain {
  id: string;
  title: string;
  address: { street: string; city: string };
  notices: Record<string, boolean>;
  lines: Line[];
}

const start: Plain = {
  id: 'R',
  title: 'one',
  address: { street: 'Rue Haute 1', city: 'Namur' },
  notices: {},
  lines: ['A', 'B', 'C'].map((id, i) => ({ id, pos: 'BCD'[i]!, name: `line ${id}`, quantity: '1' }))
};

type Edit = { do: 'title' | 'street' | 'city' | 'notice' | 'name' | 'quantity' | 'delete' | 'add' | 'move'; line: number; value: string };
const edit: fc.Arbitrary<Edit> = fc.record({
  do: fc.constantFrom('title', 'street', 'city', 'notice', 'name', 'quantity', 'delete', 'add', 'move'),
  line: fc.nat(3),
  value: fc.string({ minLength: 1, maxLength: 3 })
});

function apply(r: Plain, e: Edit, device: string, n: number): Plain {
  const target = r.lines[e.line % Math.max(1, r.lines.length)];
  const change = (f: (l: Line) => Line) => ({ ...r, lines: r.lines.map((l) => (l === target ? f(l) : l)) });
  switch (e.do) {
    case 'title':
      return { ...r, title: e.value };
    case 'street':
    case 'city':
      return { ...r, address: { ...r.address, [e.do]: e.value } };
    case 'notice':
      return { ...r, notices: { ...r.notices, [e.value]: true } };
    case 'delete':
      return { ...r, lines: r.lines.filter((l) => l !== target) };
    case 'add':
      return { ...r, lines: [...r.lines, { id: `${device}${n}`, pos: between(r.lines.at(-1)?.pos ?? '', ''), name: e.value, quantity: '1' }] };
    case 'move':
      return change((l) => ({ ...l, pos: between('', r.lines[0]!.pos) }));
    default:
      return change((l) => ({ ...l, [e.do]: e.value }));
  }
}

/** A device: its document, every edit made on a copy and then taken over, as the gate does. */
function device(name: string, author: number, first: Uint8Array) {
  let doc = copyOf(undefined);
  applyUpdate(doc, first);
  const updates: Uint8Array[] = [];
  return {
    record: () => unflatten(leavesOf(doc), 'R') as unknown as Plain,
    edit(e: Edit, n: number) {
      const before = this.record();
      const copy = copyOf(doc);
      const update = applyChanges(copy, diff(flatten(before), flatten(apply(before, e, name, n))), author);
      if (update) updates.push(update);
      doc = copy;
    },
    take: (others: readonly Uint8Array[]) => others.forEach((update) => applyUpdate(doc, update)),
    updates
  };
}

function begun(unknown: [string, string][] = []): Uint8Array {
  const doc = copyOf(undefined);
  applyChanges(doc, [...diff(new Map(), flatten(start)), ...unknown.map(([path, to]) => ({ path, to }))], 1);
  return wholeOf(doc);
}

const leaf = (r: Plain, path: string) => flatten(r).get(path);

test('both devices end with the same record, whatever they did', () => {
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 8 }), fc.array(edit, { maxLength: 8 }), (ones, twos) => {
      const first = begun();
      const [one, two] = [device('x', 11, first), device('y', 22, first)];
      ones.forEach((e, n) => one.edit(e, n));
      twos.forEach((e, n) => two.edit(e, n));
      const [a, b] = [one.record(), two.record()];
      one.take(two.updates);
      two.take(one.updates);
      const merged = one.record();
      expect(two.record()).toEqual(merged);
      // A leaf that only one of them touched says what that one made it say, unless the other deleted its line.
      const [before, ofA, ofB, now] = [start, a, b, merged].map((r) => flatten(r)) as [Map<string, unknown>, Map<string, unknown>, Map<string, unknown>, Map<string, unknown>];
      const ids = (r: Plain) => new Set(r.lines.map((l) => l.id));
      const [inA, inB] = [ids(a), ids(b)];
      for (const path of new Set([...before.keys(), ...ofA.keys(), ...ofB.keys()])) {
        const item = /^lines\/([^/]+)\//.exec(path)?.[1];
        if (item && before.has(path) && (!inA.has(item) || !inB.has(item))) continue;
        if (path === 'notices' || path === 'lines') continue;
        const [was, byA, byB] = [before.get(path), ofA.get(path), ofB.get(path)];
        if (byA === was) expect(now.get(path)).toBe(byB);
        else if (byB === was) expect(now.get(path)).toBe(byA);
        else expect([byA, byB]).toContain(now.get(path));
      }
    }),
    { numRuns: 100 }
  );
});

test('leaves of a newer version survive the edits of an older one, and go with their line', () => {
  const first = begun([
    ['approvedBy', 'Nadia'],
    ['lines/A/costCentre', 'K1'],
    ['lines/B/costCentre', 'K2'],
    ['attachments/F1/pos', 'B'],
    ['attachments/F1/name', 'plan.pdf']
  ]);
  const one = device('x', 11, first);
  one.edit({ do: 'name', line: 0, value: 'new' }, 0);
  one.edit({ do: 'delete', line: 1, value: '-' }, 1);
  const record = one.record() as unknown as Record<string, unknown>;
  expect(record).toMatchObject({ approvedBy: 'Nadia', attachments: [{ id: 'F1', name: 'plan.pdf' }] });
  expect(leaf(one.record(), 'lines/A/costCentre')).toBe('K1');
  expect(leaf(one.record(), 'lines/B/costCentre')).toBe(undefined);
});

test('updates may arrive twice and in any order', () => {
  const first = begun();
  const one = device('x', 11, first);
  (['title', 'name', 'add', 'delete', 'move'] as const).forEach((what, n) => one.edit({ do: what, line: n, value: `v${n}` }, n));
  fc.assert(
    fc.property(fc.shuffledSubarray([...one.updates, ...one.updates, first], { minLength: one.updates.length * 2 + 1 }), (updates) => {
      const doc = copyOf(undefined);
      for (const update of updates) applyUpdate(doc, update);
      expect(unflatten(leavesOf(doc), 'R')).toEqual(one.record());
    })
  );
});
