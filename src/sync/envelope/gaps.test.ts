// Gaps and replays: what a relay drops or tells twice shows, whatever the order in which things come.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { idOf, ulidOf } from '../ids.ts';
import { cover, covered, coversOf, expect as expectNumber, type Gaps, lastOf, missing } from './gaps.ts';
import { type Applied, judge } from './replay.ts';

const [A, B] = [idOf(new Uint8Array(16).fill(1)), idOf(new Uint8Array(16).fill(2))];
type Event = { device: string; scope: string; from: number; to: number; seen: boolean };
const event: fc.Arbitrary<Event> = fc
  .record({ device: fc.constantFrom(A, B), scope: fc.constantFrom('sales', 'contacts'), from: fc.integer({ min: 1, max: 30 }), length: fc.nat(6), seen: fc.boolean() })
  .map(({ from, length, ...rest }) => ({ ...rest, from, to: from + length }));
const apply = (gaps: Gaps, { device, scope, from, to, seen }: Event) => (seen ? expectNumber(gaps, device, scope, to) : cover(gaps, device, scope, from, to));

describe('gaps', () => {
  test('order and repetition change nothing; what is missing is exactly what nobody brought', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 25 }), fc.array(fc.nat(), { maxLength: 25 }), (events, swaps) => {
        const gaps = events.reduce(apply, {});
        const shuffled = [...events, ...events.slice(0, 5)];
        for (const [i, j] of swaps.entries()) {
          const [a, b] = [i % (shuffled.length || 1), j % (shuffled.length || 1)];
          if (shuffled.length > 0) [shuffled[a], shuffled[b]] = [shuffled[b]!, shuffled[a]!];
        }
        const again = shuffled.reduce(apply, {} as Gaps);
        for (const device of [A, B]) {
          for (const scope of ['sales', 'contacts']) {
            const own = events.filter((e) => e.device === device && e.scope === scope);
            const here = new Set(own.filter((e) => !e.seen).flatMap((e) => Array.from({ length: e.to - e.from + 1 }, (_, i) => e.from + i)));
            const known = Math.max(0, ...own.map((e) => e.to));
            const lacking = Array.from({ length: known }, (_, i) => i + 1).filter((n) => !here.has(n));
            for (const state of [gaps, again]) {
              const found = missing(state).filter((m) => m.device === device && m.scope === scope);
              expect(found.flatMap((m) => Array.from({ length: m.to - m.from + 1 }, (_, i) => m.from + i))).toEqual(lacking);
              for (let n = 1; n <= 40; n++) expect(covered(state, device, scope, n)).toBe(here.has(n));
              expect(lastOf(state, device)[scope] ?? 0).toBe(Math.max(0, ...here));
            }
          }
        }
      }),
      { numRuns: 200 }
    );
  });
  test('an envelope kept back at the end shows when another member has seen it', () => {
    let gaps = cover(cover({}, A, 'sales', 1), A, 'sales', 2);
    expect(missing(gaps)).toEqual([]);
    gaps = expectNumber(gaps, A, 'sales', 3);
    expect(missing(gaps)).toEqual([{ device: A, scope: 'sales', from: 3, to: 3 }]);
    expect(missing(cover(gaps, A, 'sales', 1, 9))).toEqual([]);
    expect(JSON.parse(JSON.stringify(gaps))).toEqual(gaps);
  });
});

test('a snapshot covers what it contains and what that covered, no more', () => {
  const contained = [4, 2, 3].map((n) => ({ device: A, scope: 'sales', n }));
  const ranges = coversOf([...contained, { device: B, scope: 'sales', n: 9 }], [{ device: A, from: 1, to: 1 }, { device: A, from: 6, to: 7 }], 'sales');
  expect(ranges).toEqual([
    { device: A, from: 1, to: 4 },
    { device: A, from: 6, to: 7 },
    { device: B, from: 9, to: 9 }
  ]);
});

test('told again is nothing new; another one in its place is a replay', () => {
  const header = { id: ulidOf(new Uint8Array(16)), company: A, scope: 'sales', epoch: 1, device: A, n: 4, kind: 'change' as const, contains: [], issues: [] };
  const it: Applied = { id: header.id, device: A, scope: 'sales', n: 4 };
  const other: Applied = { ...it, id: ulidOf(new Uint8Array(16).fill(1)) };
  expect(judge(header, undefined, undefined)).toBe('new');
  expect(judge(header, it, it)).toBe('again');
  expect(judge(header, undefined, other)).toBe('replay');
  for (const odd of [{ n: 5 }, { device: B }, { scope: 'contacts' }]) expect(judge(header, { ...it, ...odd }, undefined)).toBe('replay');
});
