// Entries add up: no order and no repetition matters, none is lost.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AnyEntry, mergeEntries } from './entries.ts';

interface Paid extends AnyEntry {
  cents: number;
}
const text = (entry: Paid) => JSON.stringify(entry);
const entry: fc.Arbitrary<Paid> = fc.record({ id: fc.nat(30).map(String), document: fc.constant('D'), cents: fc.constant(100) });
const merge = (a: readonly Paid[], b: readonly Paid[]) => mergeEntries(a, b, text).entries;

test('together, whatever the order, however often', () => {
  fc.assert(
    fc.property(fc.array(entry), fc.array(entry), fc.array(entry), (a, b, c) => {
      expect(merge(a, b)).toEqual(merge(b, a));
      expect(merge(merge(a, b), c)).toEqual(merge(a, merge(b, c)));
      expect(merge(merge(a, b), b)).toEqual(merge(a, b));
      expect(merge(a, b).map(({ id }) => id)).toEqual([...new Set([...a, ...b].map(({ id }) => id))].sort());
    })
  );
});

test('two contents under one id: every device takes the same, the other is kept aside', () => {
  const [one, other] = [{ id: 'E', document: 'D', cents: 1 }, { id: 'E', document: 'D', cents: 2 }];
  for (const [a, b] of [[one, other], [other, one]] as const) expect(mergeEntries([a], [b], text)).toEqual({ entries: [one], odd: [other] });
});
