// The reminder of the backup: neither too early nor never.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '#domain/dates.ts';
import { DAYS, DOCUMENTS, PUT_OFF_DAYS, reminderDue, type Standing } from './reminder.ts';

const TODAY = '2026-11-21';
const standing = (more: Partial<Standing> = {}): Standing => ({ last: { at: TODAY, issued: 10 }, since: '2026-01-01', issued: 10, putOffUntil: undefined, ...more });
const ago = (days: number) => addDays(TODAY, -days);

test.each<[string, Partial<Standing>, ReturnType<typeof reminderDue>]>([
  ['made today', {}, undefined],
  ['30 days and one document', { last: { at: ago(30), issued: 10 }, issued: 11 }, { last: ago(30), documents: 1 }],
  ['29 days and one document', { last: { at: ago(29), issued: 10 }, issued: 11 }, undefined],
  ['a year, but nothing issued since', { last: { at: ago(365), issued: 10 } }, undefined],
  ['50 documents since yesterday', { last: { at: ago(1), issued: 10 }, issued: 60 }, { last: ago(1), documents: 50 }],
  ['49 documents since yesterday', { last: { at: ago(1), issued: 10 }, issued: 59 }, undefined],
  ['never, company of last month', { last: undefined, since: ago(31) }, { last: undefined, documents: 10 }],
  ['never, company of today, nothing issued', { last: undefined, since: TODAY, issued: 0 }, undefined],
  ['never, first day with 50 documents', { last: undefined, since: TODAY, issued: 50 }, { last: undefined, documents: 50 }],
  ['put off until tomorrow', { last: undefined, since: ago(31), putOffUntil: addDays(TODAY, 1) }, undefined],
  ['put off until today', { last: undefined, since: ago(31), putOffUntil: TODAY }, { last: undefined, documents: 10 }],
  ['put off by a clock that was wrong by years', { last: undefined, since: ago(31), putOffUntil: '2031-01-01' }, { last: undefined, documents: 10 }],
  ['a backup in the future, of a wrong clock', { last: { at: '2031-01-01', issued: 10 }, issued: 60 }, { last: '2031-01-01', documents: 50 }]
])('%s', (_, more, expected) => {
  expect(reminderDue(standing(more), TODAY)).toEqual(expected);
});

test('it comes exactly at either limit, and never while put off', () => {
  fc.assert(
    fc.property(fc.nat(400), fc.nat(200), fc.integer({ min: 1, max: PUT_OFF_DAYS }), (days, documents, left) => {
      const at = { last: { at: ago(days), issued: 10 }, issued: 10 + documents };
      expect(reminderDue(standing(at), TODAY) !== undefined).toBe(documents > 0 && (days >= DAYS || documents >= DOCUMENTS));
      expect(reminderDue(standing({ ...at, putOffUntil: addDays(TODAY, left) }), TODAY)).toBeUndefined();
    })
  );
});
