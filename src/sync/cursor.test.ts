// The cursor: whatever the pages' size and however the log grows or is cut, every row comes once, and a restored relay is noticed.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Page } from './codec/page.ts';
import { advanced, beginning, type Cursor, nextAsk, wasRestored } from './cursor.ts';
import { idOf } from './ids.ts';

const generation = idOf(new Uint8Array(16));
/** What a relay answers; rows at `hidden` are not for this device. */
function answer(head: number, hidden: ReadonlySet<number>, asked: { after: number } | { before: number }, limit: number): Page {
  const all = Array.from({ length: head }, (_, i) => i + 1).filter((seq) => !hidden.has(seq));
  const wanted = 'after' in asked ? all.filter((seq) => seq > asked.after) : all.filter((seq) => seq < asked.before).reverse();
  const rows = wanted.slice(0, limit).map((seq) => ({ seq, envelope: new Uint8Array() }));
  const more = wanted.length > limit;
  const cursor = more ? rows.at(-1)!.seq : 'after' in asked ? head : 0;
  return { generation, head, cursor, more, rows };
}

test('every row once, newest first, however it grows meanwhile and however often an answer is lost', () => {
  const step = fc.record({ grow: fc.nat(3), limit: fc.integer({ min: 1, max: 4 }), lost: fc.boolean() });
  fc.assert(
    fc.property(fc.nat(20), fc.array(step, { minLength: 40, maxLength: 40 }), fc.uniqueArray(fc.nat(60)), (start, steps, hiddenList) => {
      const hidden = new Set(hiddenList);
      let head = start;
      let cursor: Cursor = beginning({ generation, head });
      const got: number[] = [];
      const take = (limit: number, lost: boolean) => {
        const asked = nextAsk(cursor, { generation, head });
        if (!asked || lost) return asked;
        const page = answer(head, hidden, asked, limit);
        got.push(...page.rows.map(({ seq }) => seq));
        cursor = advanced(cursor, asked, page);
        return asked;
      };
      for (const { grow, limit, lost } of steps) {
        head += grow;
        take(limit, lost);
      }
      for (let i = 0; i < 500 && take(4, false); i++);
      expect([...got].sort((a, b) => a - b)).toEqual(Array.from({ length: head }, (_, i) => i + 1).filter((seq) => !hidden.has(seq)));
      expect(cursor).toEqual({ generation, newest: head, oldest: 0 });
    })
  );
});

test('an answer to something else, or of another generation, moves nothing', () => {
  const cursor: Cursor = { generation, newest: 10, oldest: 5 };
  const page = answer(20, new Set(), { after: 12 }, 3);
  expect(advanced(cursor, { after: 12 }, page)).toBe(cursor);
  expect(advanced(cursor, { before: 5 }, answer(20, new Set(), { before: 5 }, 2))).toBe(cursor);
  expect(advanced(cursor, { after: 10 }, { ...answer(20, new Set(), { after: 10 }, 3), generation: idOf(new Uint8Array(16).fill(1)) })).toBe(cursor);
});

test('a relay restored from an earlier copy shows: another generation, or a head below what was read', () => {
  const cursor: Cursor = { generation, newest: 10, oldest: 0 };
  expect(wasRestored(cursor, { generation, head: 10 })).toBe(false);
  expect(wasRestored(cursor, { generation, head: 9 })).toBe(true);
  expect(wasRestored(cursor, { generation: idOf(new Uint8Array(16).fill(1)), head: 99 })).toBe(true);
});
