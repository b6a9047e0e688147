// Records as leaves: nothing lost on the way there and back, nothing poisonous built.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inOrder } from '#domain/position.ts';
import { flatten, unflatten } from './flat.ts';
import type { Leaf } from './leaf.ts';

const key = fc.oneof(fc.constantFrom('a', 'b', '', '.', '/', '~', '~1', 'a.b', 'lines/x', 'constructor', 'prototype', 'toString'), fc.string({ maxLength: 4 })).filter((k) => k !== '__proto__');
const scalar = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.double({ noNaN: true, noDefaultInfinity: true }));
const id = fc.oneof(fc.constantFrom('A', 'B', '__proto__', 'x/y', 'x.y'), fc.string({ minLength: 1, maxLength: 3 }));

/** Anything a record may hold, three levels deep. */
const value = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 3 }, scalar, fc.array(scalar, { maxLength: 3 }), tie('object'), tie('items')),
  object: fc.dictionary(key, tie('value'), { maxKeys: 4 }),
  items: fc.uniqueArray(
    fc.tuple(id, fc.string({ maxLength: 2 }), fc.dictionary(key, tie('value'), { maxKeys: 3 })).map(([i, pos, more]) => ({ ...more, id: i, pos })),
    { maxLength: 3, selector: (item) => item.id }
  )
}));

/** The record as JSON would have it, its lists in the order of their positions. */
const normal = (v: unknown): unknown => {
  if (typeof v === 'string') return v.toWellFormed();
  if (typeof v === 'number') return v === 0 ? 0 : v;
  if (Array.isArray(v)) {
    const members: unknown[] = v.map(normal);
    const isList = members.length > 0 && members.every((m) => typeof m === 'object' && m !== null && 'pos' in m && 'id' in m);
    return isList ? inOrder(members as { id: string; pos: string }[]) : members;
  }
  if (typeof v !== 'object' || v === null) return v;
  return Object.fromEntries(Object.entries(v).map(([k, inner]) => [k, normal(inner)]));
};

describe('flatten and unflatten', () => {
  test('are inverse', () => {
    fc.assert(
      fc.property(fc.dictionary(key, value.value!, { maxKeys: 5 }), (body) => {
        const record = { ...body, id: 'R' };
        expect(unflatten(flatten(record), 'R')).toEqual(normal(record));
      })
    );
  });

  test('leaves are scalars, arrays and markers under one path each', () => {
    const leaves = flatten({ id: 'R', address: { city: 'Namur' }, tags: [], lines: [{ id: 'L/1', pos: 'B', discount: { kind: 'percent' } }], empty: {} });
    expect([...leaves]).toEqual([
      ['address.city', 'Namur'],
      ['tags', []],
      ['lines/L~11/pos', 'B'],
      ['lines/L~11/discount.kind', 'percent'],
      ['empty', {}]
    ]);
  });

  test('what JSON cannot say is refused', () => {
    for (const bad of [NaN, Infinity, 1n, () => 1, new Date(0), new Map()]) expect(() => flatten({ id: 'R', bad })).toThrow(TypeError);
    expect(() => flatten({ id: 'R', lines: [{ id: 'L', pos: 'B' }, { id: 'L', pos: 'C' }] })).toThrow(RangeError);
  });
});

describe('leaves from elsewhere', () => {
  const read = (leaves: Record<string, Leaf>) => unflatten(new Map(Object.entries(leaves)), 'R');

  test('a poisonous key reaches no prototype', () => {
    const record = read({ '__proto__.polluted': true, 'a.__proto__.polluted': true, 'constructor.prototype.polluted': true, ok: 1 });
    expect(({} as Record<string, unknown>).polluted).toBe(undefined);
    expect((record as Record<string, unknown>).polluted).toBe(undefined);
    expect(record.ok).toBe(1);
    const parsed = JSON.parse('{"id":"R","__proto__":{"polluted":true}}') as object;
    expect([...flatten(parsed).keys()]).toEqual([]);
  });

  test('an item exists as long as its position does', () => {
    expect(read({ 'lines/A/name': 'stray', 'lines/B/pos': 'B', 'lines/B/name': 'here' })).toEqual({ id: 'R', lines: [{ id: 'B', pos: 'B', name: 'here' }] });
    expect(read({ 'lines/A/parts/P/pos': 'B' })).toEqual({ id: 'R' });
    expect(read({ 'lines/A/pos': 5 })).toEqual({ id: 'R' });
  });

  test('the order in which leaves come makes no difference', () => {
    const leaves = { x: 'leaf', 'x.y': 1, 'x/I/pos': 'B', m: {}, 'm.k': 1, l: [], 'l/I/pos': 'C', odd: 1, 'bad/path': 2 };
    const expected = { id: 'R', x: [{ id: 'I', pos: 'B' }], m: { k: 1 }, l: [{ id: 'I', pos: 'C' }], odd: 1 };
    fc.assert(
      fc.property(fc.shuffledSubarray(Object.entries(leaves), { minLength: 9 }), (entries) => {
        expect(unflatten(new Map(entries as [string, Leaf][]), 'R')).toEqual(expected);
      })
    );
  });

  test('a path of absurd depth is passed over', () => {
    expect(read({ [Array(5000).fill('a').join('.')]: 1, ok: 1 })).toEqual({ id: 'R', ok: 1 });
  });
});
