// The calendar: leap years, month ends, Brussels midnight.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addMonths, compareDates, dayNumber, daysInMonth, diffDays, dueDate, endOfMonth, fromDayNumber, isIsoDate, today } from './dates.ts';

const date = fc.integer({ min: -200_000, max: 200_000 }).map(fromDayNumber);

describe('isIsoDate', () => {
  test.each(['2026-11-21', '2024-02-29', '2000-02-29', '1970-01-01', '9999-12-31'])('takes %s', (text) => {
    expect(isIsoDate(text)).toBe(true);
  });
  test.each([
    '2026-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-1-1',
    '0999-01-01',
    '2026-01-00',
    '',
    '2026-01-01T00:00',
    ' 2026-01-01'
  ])('refuses "%s"', (text) => {
    expect(isIsoDate(text)).toBe(false);
  });
  test('refuses what is no text', () => {
    for (const value of [null, undefined, 20260101, new Date(0)]) expect(isIsoDate(value)).toBe(false);
  });
});

describe('counting', () => {
  test('known days', () => {
    expect(dayNumber('1970-01-01')).toBe(0);
    expect(dayNumber('1969-12-31')).toBe(-1);
    expect(dayNumber('2026-11-21')).toBe(20778);
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
    expect(diffDays('2026-03-28', '2026-03-30')).toBe(2);
    expect(endOfMonth('2024-02-10')).toBe('2024-02-29');
    expect(daysInMonth(1900, 2)).toBe(28);
    expect(compareDates('2026-01-31', '2026-02-01')).toBe(-1);
    expect(compareDates('2026-01-31', '2026-01-31')).toBe(0);
    expect(compareDates('2026-02-01', '2026-01-31')).toBe(1);
  });
  test('months keep the day where they can', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(addMonths('2026-01-15', -1)).toBe('2025-12-15');
    expect(addMonths('2026-12-31', 2)).toBe('2027-02-28');
    expect(addMonths('2026-03-31', -13)).toBe('2025-02-28');
  });
  test('refuses what is no day', () => {
    expect(() => addDays('2026-02-30', 1)).toThrow(RangeError);
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError);
    expect(() => addDays('2026-01-01', NaN)).toThrow(RangeError);
    expect(() => addDays('2026-01-01', 1e21)).toThrow(RangeError);
    expect(() => addMonths('2026-01-01', 0.5)).toThrow(RangeError);
  });
  test('properties', () => {
    fc.assert(
      fc.property(date, date, fc.integer({ min: -5000, max: 5000 }), (a, b, days) => {
        expect(isIsoDate(a)).toBe(true);
        expect(fromDayNumber(dayNumber(a))).toBe(a);
        expect(addDays(a, diffDays(a, b))).toBe(b);
        expect(diffDays(a, addDays(a, days))).toBe(days);
        expect(Math.sign(diffDays(b, a))).toBe(compareDates(a, b));
        expect(addMonths(a, 12).slice(0, 4)).toBe(String(Number(a.slice(0, 4)) + 1));
        expect(addDays(endOfMonth(a), 1).slice(8)).toBe('01');
      })
    );
  });
});

describe('today', () => {
  test('is the day in Brussels, summer and winter', () => {
    expect(today('2026-11-21T22:59:59Z')).toBe('2026-11-21');
    expect(today('2026-11-21T23:00:00Z')).toBe('2026-11-22');
    expect(today('2026-07-01T21:59:59Z')).toBe('2026-07-01');
    expect(today('2026-07-01T22:00:00Z')).toBe('2026-07-02');
    expect(today(0)).toBe('1970-01-01');
    expect(today('2026-11-21T23:30:00Z', 'UTC')).toBe('2026-11-21');
  });
  test('refuses no instant', () => {
    expect(() => today('yesterday')).toThrow(RangeError);
    expect(() => today(NaN)).toThrow(RangeError);
  });
});

test('due dates', () => {
  expect(dueDate('2026-01-31', { days: 30, endOfMonth: false })).toBe('2026-03-02');
  expect(dueDate('2026-01-31', { days: 30, endOfMonth: true })).toBe('2026-03-31');
  expect(dueDate('2026-11-21', { days: 0, endOfMonth: false })).toBe('2026-11-21');
  expect(dueDate('2026-11-21', { days: 0, endOfMonth: true })).toBe('2026-11-30');
});
