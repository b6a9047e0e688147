// The packed columns by themselves: numbers, ids, texts, sorting.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ulid } from '#domain/ids.ts';
import { fold } from '#domain/text/fold.ts';
import { Ids } from './ids.ts';
import { Numbers } from './numbers.ts';
import { amountOf, digitsOf } from './search.ts';
import { firstOf } from './select.ts';
import { ascending } from './sort.ts';
import { Texts } from './texts.ts';

const number = fc.oneof(fc.integer({ min: 0, max: 255 }), fc.integer(), fc.double({ noDefaultInfinity: true }), fc.constant(NaN), fc.constant(-(2 ** 31)), fc.constant(2 ** 31));

describe('numbers', () => {
  test('whatever is set is read back, in the smallest packing', () => {
    fc.assert(
      fc.property(fc.array(number), fc.array(fc.tuple(fc.nat(20), number)), (values, changes) => {
        const [column, plain] = [Numbers.of(values), [...values]];
        for (const [at, value] of changes) {
          if (at > plain.length) continue;
          column.set(at, value);
          plain[at] = value;
        }
        expect(plain.map((_, i) => column.at(i))).toEqual(plain.map((v) => (Object.is(v, -0) && !(column.data instanceof Float64Array) ? 0 : v)));
      })
    );
    expect(Numbers.of([0, 255]).data).toBeInstanceOf(Uint8Array);
    expect(Numbers.of([0, NaN, -5]).data).toBeInstanceOf(Int32Array);
    expect(Numbers.of([0.5]).data).toBeInstanceOf(Float64Array);
  });
});

describe('ids', () => {
  const id = fc.oneof(
    fc.tuple(fc.nat(2 ** 40), fc.uint8Array({ minLength: 10, maxLength: 10 })).map(([time, random]) => ulid(time, random)),
    fc.string({ maxLength: 5 })
  );

  test('each id is found where it stands, sorted ones and later ones, in the order of all', () => {
    fc.assert(
      fc.property(fc.uniqueArray(id), fc.uniqueArray(id), (first, later) => {
        const ulids = first.filter((i) => i.length === 26).sort();
        const begun = new Ids();
        ulids.forEach((i) => begun.push(i));
        const ids = new Ids(begun.bytes.slice(0, begun.length * 16), [], ulids.length);
        const all = [...new Set([...ulids, ...later])];
        for (const i of all.slice(ulids.length)) ids.push(i);
        expect(all.map((i) => ids.find(i))).toEqual(all.map((_, place) => place));
        expect(all.map((_, place) => ids.at(place))).toEqual(all);
        expect(ids.find('nothing like it')).toBe(-1);
        const order = ids.inOrder() ?? Uint32Array.from(all.keys());
        expect(Array.from(order, (place) => all[place])).toEqual([...all].sort());
      })
    );
  });
});

describe('texts', () => {
  const text = fc.oneof(fc.constantFrom('Épi', 'épi', 'EPI', '', 'ß', 'ss', 'Zoé', 'a b', 'b'), fc.string({ maxLength: 4 }));

  test('found, ranked and read as the texts themselves', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 12 }), fc.array(fc.tuple(fc.nat(14), text), { maxLength: 6 }), text, (begin, changes, word) => {
        const [column, plain] = [Texts.of(begin), [...begin]];
        for (const [at, value] of changes) {
          if (at > plain.length) continue;
          column.set(at, value);
          plain[at] = value;
        }
        const codes = plain.map((_, i) => column.codes.at(i));
        expect(plain.map((_, i) => column.at(i))).toEqual(plain);
        const wanted = fold(word);
        if (wanted) expect(codes.map((code) => column.containing(wanted)[code] === 1)).toEqual(plain.map((t) => fold(t).includes(wanted)));
        expect(codes.map((code) => column.is([word])[code] === 1)).toEqual(plain.map((t) => t === word));
        const ranks = column.ranks();
        for (const [i, a] of plain.entries()) {
          for (const [j, b] of plain.entries()) expect(Math.sign(ranks[codes[i]!]! - ranks[codes[j]!]!)).toBe(fold(a) < fold(b) ? -1 : fold(a) > fold(b) ? 1 : 0);
        }
      })
    );
  });
});

describe('order', () => {
  const keys = fc.array(fc.oneof(number, fc.integer({ min: -3, max: 3 })), { maxLength: 60 });
  const plainly = (values: readonly number[]) => {
    const low = (v: number) => (Number.isNaN(v) ? -Infinity : v);
    return [...values.keys()].sort((a, b) => (low(values[a]!) === low(values[b]!) ? a - b : low(values[a]!) - low(values[b]!)));
  };

  test('all are sorted, equal ones as they came, few and many', () => {
    fc.assert(
      fc.property(keys, (values) => {
        expect([...ascending(Float64Array.from(values))]).toEqual(plainly(values));
        const many = Array.from({ length: 2500 }, (_, i) => values[i % Math.max(1, values.length)] ?? i % 7);
        expect(ascending(Float64Array.from(many)).join() === plainly(many).join()).toBe(true);
      }),
      { numRuns: 30 }
    );
  });

  test('the first few are those of the whole order, from either end', () => {
    fc.assert(
      fc.property(keys, fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }), fc.nat(20), fc.boolean(), (values, taken, k, desc) => {
        const mask = Uint8Array.from(values, (_, i) => (taken[i] ? 1 : 0));
        const all = plainly(values).filter((i) => mask[i] === 1);
        if (desc) all.reverse();
        expect([...firstOf(k, undefined, mask, { data: Float64Array.from(values) }, desc)]).toEqual(all.slice(0, k));
      })
    );
  });
});

test('amounts and communications as people type them', () => {
  expect(amountOf('1267,42')).toEqual({ from: 126742, to: 126742 });
  expect(amountOf('1.267,4')).toEqual({ from: 126740, to: 126749 });
  expect(amountOf("1'267")).toEqual({ from: 126700, to: 126799 });
  expect(amountOf('0,05')).toEqual({ from: 5, to: 5 });
  for (const word of ['', 'x', '0217', '12.34.5', '1,234,5678', '-5', '1e9', '999999999999999']) expect(amountOf(word)).toBe(undefined);
  expect(['+++202/6000', '***202/6000/1***', '217', '2026-0001', 'abc', '++'].map(digitsOf)).toEqual(['2026000', '20260001', '217', '', '', '']);
});
