// Fractional positions keep the order that the person made.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { between, inOrder } from './position.ts';

test('any sequence of insertions keeps the order that the person made', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { minLength: 1, maxLength: 200 }), (places) => {
      const list: { id: string; pos: string }[] = [];
      for (const [i, place] of places.entries()) {
        const at = place % (list.length + 1);
        list.splice(at, 0, { id: String(i), pos: between(list[at - 1]?.pos ?? '', list[at]?.pos ?? '') });
      }
      expect(inOrder(list)).toEqual(list);
      expect(new Set(list.map((i) => i.pos)).size).toBe(list.length);
    })
  );
});

test('adding at the end a thousand times stays short', () => {
  let pos = '';
  for (let i = 0; i < 1000; i++) pos = between(pos, '');
  expect(pos.length).toBeLessThan(40);
});

test('a position out of order is refused', () => {
  expect(() => between('V', 'V')).toThrow(RangeError);
  expect(() => between('W', 'V')).toThrow(RangeError);
});
