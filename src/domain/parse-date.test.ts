// Dates as typed on a building site.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromDayNumber, isIsoDate } from './dates.ts';
import { parseDate } from './parse-date.ts';

const TODAY = '2026-11-21';

test.each([
  ['3/11/26', '2026-11-03'],
  ['3.11.2026', '2026-11-03'],
  ['2026-11-03', '2026-11-03'],
  ['2026/11/3', '2026-11-03'],
  ['03-11-2026', '2026-11-03'],
  ['3 11 2026', '2026-11-03'],
  ['03. 11. 2026', '2026-11-03'],
  ['031126', '2026-11-03'],
  ['03112026', '2026-11-03'],
  ['3/11', '2026-11-03'],
  ['3.11.', '2026-11-03'],
  [' 29/02/24 ', '2024-02-29']
])('%s → %s', (text, value) => {
  expect(parseDate(text, TODAY)).toEqual({ ok: true, value });
});

test.each([
  ['', 'empty'],
  ['  ', 'empty'],
  ['demain', 'notADate'],
  ['3', 'notADate'],
  ['3/11/126', 'notADate'],
  ['11/2026', 'notADate'],
  ['NaN', 'notADate'],
  ['3/11/2026 10:00', 'notADate'],
  ['31/02/2026', 'noSuchDay'],
  ['29/02/2026', 'noSuchDay'],
  ['11/21/2026', 'noSuchDay'],
  ['0/1/2026', 'noSuchDay'],
  ['2026-13-01', 'noSuchDay'],
  ['1/1/1026', 'outOfRange'],
  ['1/1/9999', 'outOfRange']
])('refuses "%s": %s', (text, fault) => {
  expect(parseDate(text, TODAY)).toEqual({ ok: false, fault });
});

test('what Intl prints for Belgium is read back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40_000 }), fc.constantFrom('fr-BE', 'nl-BE', 'de-BE', 'en-BE'), (day, locale) => {
      const printed = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', dateStyle: 'short' }).format(new Date(day * 86_400_000));
      const value = fromDayNumber(day);
      fc.pre(/\d{4}/.test(printed) || value >= '2000-01-01');
      expect(parseDate(printed, TODAY)).toEqual({ ok: true, value });
    })
  );
});

test('any text gives a real day or a reason', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'0123456789/.- ') })), (text) => {
      const read = parseDate(text, TODAY);
      expect(read.ok ? isIsoDate(read.value) : /^[a-zA-Z]+$/.test(read.fault)).toBe(true);
    })
  );
});
