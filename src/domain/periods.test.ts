// Periods cover whole months and touch each other without gap or overlap.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, fromDayNumber } from './dates.ts';
import { inPeriod, monthPeriod, namedPeriod, quarterOf, quarterPeriod, yearPeriod } from './periods.ts';

test('known periods', () => {
  expect(monthPeriod(2024, 2)).toEqual({ from: '2024-02-01', to: '2024-02-29' });
  expect(quarterPeriod(2026, 1)).toEqual({ from: '2026-01-01', to: '2026-03-31' });
  expect(quarterPeriod(2026, 4)).toEqual({ from: '2026-10-01', to: '2026-12-31' });
  expect(yearPeriod(2026)).toEqual({ from: '2026-01-01', to: '2026-12-31' });
  expect(quarterOf('2026-03-31')).toEqual({ year: 2026, quarter: 1 });
  expect(quarterOf('2026-04-01')).toEqual({ year: 2026, quarter: 2 });
  expect(() => monthPeriod(2026, 13)).toThrow(RangeError);
});

test('names seen from the last day of a long month and from January', () => {
  expect(namedPeriod('thisMonth', '2026-03-31')).toEqual({ from: '2026-03-01', to: '2026-03-31' });
  expect(namedPeriod('previousMonth', '2026-03-31')).toEqual({ from: '2026-02-01', to: '2026-02-28' });
  expect(namedPeriod('previousMonth', '2026-01-10')).toEqual({ from: '2025-12-01', to: '2025-12-31' });
  expect(namedPeriod('previousQuarter', '2026-02-10')).toEqual({ from: '2025-10-01', to: '2025-12-31' });
  expect(namedPeriod('previousQuarter', '2026-05-31')).toEqual({ from: '2026-01-01', to: '2026-03-31' });
  expect(namedPeriod('previousYear', '2024-02-29')).toEqual({ from: '2023-01-01', to: '2023-12-31' });
});

test('today is in the current period, and the previous one ends the day before', () => {
  fc.assert(
    fc.property(fc.integer({ min: -20_000, max: 60_000 }).map(fromDayNumber), fc.constantFrom('Month', 'Quarter', 'Year'), (day, unit) => {
      const current = namedPeriod(`this${unit}` as 'thisMonth', day);
      const previous = namedPeriod(`previous${unit}` as 'previousMonth', day);
      expect(inPeriod(day, current)).toBe(true);
      expect(inPeriod(day, previous)).toBe(false);
      expect(addDays(previous.to, 1)).toBe(current.from);
    })
  );
});
