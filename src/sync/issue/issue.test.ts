// Numbers between devices: one after the other without gap, none twice, and what was given twice offline is told alike everywhere.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { crypto } from '../../../tests/sync/company.ts';
import { isUlid } from '#domain/ids.ts';
import type { IssueFact } from '../wire/issue.ts';
import { decideIssue, raiseSeries, recordIssue, type SeriesState } from './decide.ts';
import { issuedTwice, secondId, type Statement } from './twice.ts';

const today = '2026-11-22';
const fact = (number: number, date = today, record = 'R'): IssueFact => ({ series: 'j:2026', number, date, record });

describe('decideIssue', () => {
  test.each<[string, SeriesState | undefined, IssueFact, object]>([
    ['the next one', { last: 4, lastDate: '2026-11-20' }, fact(5), { store: true, series: { last: 5, lastDate: today } }],
    ['the same day', { last: 4, lastDate: today }, fact(5), { store: true, series: { last: 5, lastDate: today } }],
    ['the first of a series that nobody knows', undefined, fact(116), { store: true, series: { last: 116, lastDate: today } }],
    ['the first after a raised series', { last: 115 }, fact(116), { store: true, series: { last: 116, lastDate: today } }],
    ['one too low', { last: 5, lastDate: today }, fact(5), { store: false, conflict: { reason: 'number', next: 6, lastDate: today } }],
    ['one too high', { last: 5, lastDate: today }, fact(7), { store: false, conflict: { reason: 'number', next: 6, lastDate: today } }],
    ['below a raised series', { last: 115 }, fact(1), { store: false, conflict: { reason: 'number', next: 116 } }],
    ['before the last', { last: 5, lastDate: today }, fact(6, '2026-11-21'), { store: false, conflict: { reason: 'date', next: 6, lastDate: today, today } }],
    ['tomorrow', undefined, fact(1, '2026-11-23'), { store: false, conflict: { reason: 'date', next: 1, today } }],
    ['a day that is none', undefined, fact(1, '2026-02-30'), { store: false, conflict: { reason: 'date', next: 1, today } }]
  ])('%s', (_, series, asked, answer) => {
    expect(decideIssue({ series, today }, asked)).toEqual(answer);
  });
  test('a record that is issued is answered with its envelope, whatever the number', () => {
    const issued = { seq: 9, envelope: 'AAAA' };
    expect(decideIssue({ issued, series: { last: 4 }, today }, fact(5))).toEqual({ store: false, conflict: { reason: 'issued', seq: 9, envelope: 'AAAA' } });
  });
  test('devices that ask again with what they were told: every record one number, none twice, no gap, dates rising', () => {
    const device = fc.record({ record: fc.nat(12).map((n) => `R${n}`), guess: fc.integer({ min: 1, max: 20 }), day: fc.integer({ min: 1, max: 26 }) });
    fc.assert(
      fc.property(fc.array(device, { maxLength: 30 }), fc.integer({ min: 1, max: 50 }), (asks, first) => {
        let series: SeriesState | undefined = { last: first - 1 };
        const given = new Map<string, IssueFact>();
        for (const { record, guess, day } of asks) {
          let asked = fact(guess, `2026-11-${String(day).padStart(2, '0')}`, record);
          for (let attempt = 0; attempt < 4; attempt++) {
            const issued = given.has(record) ? { seq: 1, envelope: '' } : undefined;
            const decision = decideIssue({ series, issued, today }, asked);
            if (decision.store) {
              series = decision.series;
              given.set(record, asked);
              break;
            }
            const { conflict } = decision;
            if (conflict.reason === 'issued') break;
            // What an app does with the answer: seal again, with the date that is allowed.
            asked = { ...asked, number: conflict.next, date: conflict.reason === 'date' ? today : asked.date };
          }
          expect(given.has(record)).toBe(true);
        }
        const facts = [...given.values()];
        expect(facts.map(({ number }) => number)).toEqual(facts.map((_, i) => first + i));
        expect(facts.every(({ date }, i) => i === 0 || facts[i - 1]!.date <= date)).toBe(true);
      })
    );
  });
});

describe('numbers that were given already', () => {
  const facts = fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 10, max: 28 })).map(([n, day]) => fact(n, `2026-11-${day}`)), { minLength: 1, maxLength: 10 });
  test('recorded in any order, the series stands after the highest and the latest', () => {
    fc.assert(
      fc.property(facts, (all) => {
        const forth = all.reduce<SeriesState | undefined>(recordIssue, undefined);
        expect(all.toReversed().reduce<SeriesState | undefined>(recordIssue, undefined)).toEqual(forth);
        expect(forth).toEqual({ last: Math.max(...all.map(({ number }) => number)), lastDate: all.map(({ date }) => date).sort().at(-1) });
        expect(decideIssue({ series: forth, today: '2026-12-31' }, fact(forth!.last + 1, '2026-12-31')).store).toBe(true);
      })
    );
  });
  test('a series is raised only before it begins, and never lowered', () => {
    expect(raiseSeries(undefined, { last: 115 })).toEqual({ last: 115 });
    expect(raiseSeries({ last: 115 }, { last: 120 })).toEqual({ last: 120 });
    expect(raiseSeries({ last: 115 }, { last: 3 })).toEqual({ last: 115 });
    expect(raiseSeries({ last: 115, lastDate: today }, { last: 120 })).toEqual({ last: 115, lastDate: today });
  });
});

describe('issued twice', () => {
  const state = (seq: number, record: string, number: number, series = 'j:2026', place = 0): Statement => ({ seq, place, record, number, series, date: today });
  test('the second of a record, by relay order', () => {
    const [first, second] = [state(3, 'R', 7), state(5, 'R', 2, 'j:2026:B')];
    for (const order of [[first, second], [second, first]]) expect(issuedTwice(order)).toEqual([{ ...second, why: 'record', first }]);
  });
  test('one number on two records', () => {
    const [first, second] = [state(3, 'R', 7), state(5, 'Q', 7)];
    expect(issuedTwice([second, first])).toEqual([{ ...second, why: 'number', first }]);
  });
  test('said again after a restore it is not twice', () => {
    expect(issuedTwice([state(3, 'R', 7), state(8, 'R', 7), state(9, 'R', 7)])).toEqual([]);
  });
  test('within one envelope the place decides', () => {
    expect(issuedTwice([state(3, 'R', 8, 'j:2026', 1), state(3, 'R', 7)])).toMatchObject([{ number: 8, first: { number: 7 } }]);
  });
  test('any order gives the same, and what stands gives no number and no record twice', () => {
    const statement = fc.tuple(fc.constantFrom('P', 'Q', 'R', 'S'), fc.integer({ min: 1, max: 5 }), fc.constantFrom('j:2026', 'j:2026:B'));
    fc.assert(
      fc.property(fc.array(statement, { maxLength: 12 }), fc.infiniteStream(fc.nat()), (all, chance) => {
        const statements = all.map(([record, number, series], i) => state(i + 1, record, number, series));
        const keyed = statements.map((one) => ({ one, key: chance.next().value as number }));
        const shuffled = keyed.sort((a, b) => a.key - b.key).map(({ one }) => one);
        const twice = issuedTwice(shuffled);
        expect(twice).toEqual(issuedTwice(statements));
        const flagged = new Set(twice.map(({ record, series, number }) => `${record} ${series} ${number}`));
        const standing = [...new Set(statements.map(({ record, series, number }) => `${record} ${series} ${number}`))].filter((key) => !flagged.has(key));
        expect(new Set(standing.map((key) => key.split(' ')[0])).size).toBe(standing.length);
        expect(new Set(standing.map((key) => key.slice(key.indexOf(' ')))).size).toBe(standing.length);
      })
    );
  });
  test('the second gets an id of its own, the same on every device', async () => {
    const id = await secondId(crypto, fact(7));
    expect(isUlid(id)).toBe(true);
    expect(id).toBe(await secondId(crypto, { ...fact(7), date: '2026-01-01' }));
    expect(id).not.toBe(await secondId(crypto, fact(8)));
  });
});
