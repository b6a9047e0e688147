// ULIDs: the specification's example, order, and the corners of the clock.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isUlid, monotonicUlids, ulid, ulidTime } from './ids.ts';

const bytes = (fill: number) => new Uint8Array(10).fill(fill);

test('encodes time and chance', () => {
  expect(ulid(0, bytes(0))).toBe('0'.repeat(26));
  expect(ulid(2 ** 48 - 1, bytes(255))).toBe('7' + 'Z'.repeat(25));
  expect(ulid(1469918176385, bytes(0)).slice(0, 10)).toBe('01ARYZ6S41');
  expect(ulidTime('01ARYZ6S41TSV4RRFFQ69G5FAV')).toBe(1469918176385);
});

test('refuses wrong times, lengths and texts', () => {
  for (const time of [-1, 0.5, NaN, 2 ** 48]) expect(() => ulid(time, bytes(0))).toThrow(RangeError);
  expect(() => ulid(0, new Uint8Array(9))).toThrow(RangeError);
  expect(() => ulidTime('nonsense')).toThrow(RangeError);
  const wrong = ['', '8' + '0'.repeat(25), '0'.repeat(25), '0'.repeat(25) + 'I', '01aryz6s41tsv4rrffq69g5fav', null];
  expect(wrong.filter(isUlid)).toEqual([]);
});

test('time comes back, and earlier ids sort first', () => {
  const time = fc.integer({ min: 0, max: 2 ** 48 - 1 });
  const chance = fc.uint8Array({ minLength: 10, maxLength: 10 });
  fc.assert(
    fc.property(time, time, chance, chance, (a, b, x, y) => {
      const [first, second] = [ulid(a, x), ulid(b, y)];
      expect(isUlid(first)).toBe(true);
      expect(ulidTime(first)).toBe(a);
      if (a < b) expect(first < second).toBe(true);
    })
  );
});

test('monotonic ids always grow, whatever the clock does', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1000, max: 1005 }), { minLength: 2, maxLength: 50 }), fc.constantFrom(0, 7, 255), (times, fill) => {
      const next = monotonicUlids(() => bytes(fill));
      const ids = times.map((time) => next(time));
      expect(ids).toEqual([...new Set(ids)].sort());
    })
  );
});
