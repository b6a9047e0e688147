// Damaged records read leaf by leaf: what fits stays, what does not is told, nothing throws.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { company, customer, draft, product } from '../conformance/samples.ts';
import { flatten, unflatten } from '../record/flat.ts';
import type { Leaf } from '../record/leaf.ts';
import type { RecordKind } from '../record/kinds.ts';
import { readRecord } from './read.ts';

const whole: [RecordKind, object][] = [
  ['company', company],
  ['customer', customer('C', { term: { days: 8 }, contacts: [{ id: 'P', pos: 'B', name: 'Nadia' }] })],
  ['product', product('P')],
  ['invoice', draft('D', { discount: { kind: 'percent', value: '5' }, notices: { a: true } })]
];

describe.each(whole)('%s', (kind, record) => {
  test('a whole one reads as it is, unknown keys included', () => {
    const extended = { ...record, hologram: { colour: 'blue' } };
    expect(readRecord(kind, extended as Record<string, unknown>)).toEqual({ record: extended, damage: [] });
  });

  test('with any leaves damaged or missing, the others say what they said', () => {
    const leaves = [...flatten(record)];
    const odd: fc.Arbitrary<Leaf | undefined> = fc.constantFrom<Leaf | undefined>(undefined, null, -1, 1.5, true, '', 'odd', [], ['x'], {}, { id: 'x' });
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(fc.nat(leaves.length - 1), odd), { maxLength: 4, selector: ([at]) => at }), (hits) => {
        const damaged = new Map(leaves);
        for (const [at, value] of hits) {
          const [path] = leaves[at]!;
          if (value === undefined) damaged.delete(path);
          else damaged.set(path, value);
        }
        const { record: read } = readRecord(kind, unflatten(damaged, (record as { id: string }).id));
        const after = flatten(read);
        // A list's item, or a group, goes with a leaf that it cannot be without; nothing else may.
        const near = hits.map(([at]) => leaves[at]![0].replace(/[^./]*$/, ''));
        for (const [path, leaf] of leaves) {
          if (near.some((prefix) => prefix !== '' && path.startsWith(prefix))) continue;
          if (hits.some(([at]) => leaves[at]![0] === path)) continue;
          expect([path, after.get(path)]).toEqual([path, leaf]);
        }
      }),
      { numRuns: 200 }
    );
  });
});

test('damage is told with its place and what was found', () => {
  const { record, damage } = readRecord('invoice', { ...draft('D'), currency: 7, lines: [{ id: 'L1', pos: 'B', kind: 'item', quantity: 'many' }] });
  expect(record).toMatchObject({ currency: 'EUR', lines: [{ id: 'L1', quantity: '1', name: '' }] });
  expect(damage).toEqual([
    { path: 'currency', value: 7 },
    { path: 'lines/L1/quantity', value: 'many' }
  ]);
});

test('nothing at all still reads', () => {
  expect(readRecord('customer', { id: 'C' }).record).toMatchObject({ id: 'C', kind: 'customer', name: '', addresses: [] });
  expect(readRecord('invoice', { id: 'D', lines: 'no list', buyer: { name: 'half' } }).record).toMatchObject({ lines: [] });
});
