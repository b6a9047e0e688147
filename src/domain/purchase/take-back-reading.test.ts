// Taking a reading back.
import { expect, it } from 'vitest';
import { setField } from './edit.ts';
import { fill } from './fill.ts';
import { newPurchase } from './new-purchase.ts';
import { hasRead, takeBackReading } from './take-back-reading.ts';
import { NOTHING, type Seen } from './understood.ts';

const seen = <T>(value: T): Seen<T> => ({ value, from: 'text', confidence: 95 });
const before = { ...newPurchase({ id: 'P', now: '2026-11-22T09:00:00.000Z', source: { way: 'mail' }, files: [] }), number: 'typed' };
let n = 0;
const after = fill(
  before,
  { ...NOTHING, number: seen('read'), total: seen(12_100), lines: seen([{ treatment: 'domestic' as const, net: 10_000, rate: '21', vat: 2_100 }]) },
  { newId: () => `L${n++}`, company: {} }
);

it('gives what was there before', () => {
  expect(hasRead(before, after)).toBe(true);
  expect(hasRead(after, after)).toBe(false);
  expect(after).toMatchObject({ number: 'typed', total: 12_100, lines: [{ net: 10_000 }] });
  expect(takeBackReading(after, before, after)).toEqual({ ...before, total: undefined, read: undefined, lines: [] });
});

it('leaves what a person typed since', () => {
  const now = setField(after, 'total', 99);
  const back = takeBackReading(now, before, after);
  expect([back.total, back.lines]).toEqual([99, []]);
});
