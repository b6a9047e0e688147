// Old shapes come forward step by step, newer ones come as they are.
import { expect, test } from 'vitest';
import { currentSchema, type Upcasts, UPCASTS, upcast } from './upcast.ts';

const upcasts: Upcasts = {
  ...UPCASTS,
  customer: [
    ({ fullName, ...rest }) => ({ ...rest, name: fullName }),
    (record) => ({ ...record, tags: String(record.tag ?? '') ? [record.tag] : [] })
  ]
};

test('each step runs once, in order, and the version follows', () => {
  expect(currentSchema('customer', upcasts)).toBe(3);
  const first = upcast('customer', { id: 'C', schema: 1, fullName: 'Dupont', tag: 'vip', unknown: 5 }, upcasts);
  expect(first).toEqual({ record: { id: 'C', schema: 3, name: 'Dupont', tag: 'vip', tags: ['vip'], unknown: 5 }, newer: false, changed: true });
  expect(upcast('customer', first.record, upcasts)).toEqual({ record: first.record, newer: false, changed: false });
  expect(upcast('customer', { schema: 2, name: 'x' }, upcasts).record).toEqual({ schema: 3, name: 'x', tags: [] });
});

test('a version that is missing or nonsense is the first; a newer one is left as it is', () => {
  for (const schema of [undefined, 'two', 0, -1, 1.5]) expect(upcast('customer', { schema, fullName: 'x' }, upcasts).record.name).toBe('x');
  expect(upcast('customer', { schema: 4, fullName: 'x' }, upcasts)).toEqual({ record: { schema: 4, fullName: 'x' }, newer: true, changed: false });
});
