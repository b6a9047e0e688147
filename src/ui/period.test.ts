// Periods in words.
import { beforeEach, expect, test } from 'vitest';
import { overwriteGetLocale } from '#locale';
import { periodDays, periodText } from './period.ts';

beforeEach(() => overwriteGetLocale(() => 'fr'));
const today = '2026-11-21';

test('whole months, quarters and years are called by their name', () => {
  expect(periodText('thisMonth', today)).toBe('Novembre 2026');
  expect(periodText('thisQuarter', today)).toBe('4e trimestre 2026');
  expect(periodText({ from: '2026-01-01', to: '2026-03-31' }, today)).toBe('1er trimestre 2026');
  expect(periodText('previousYear', today)).toBe('2025');
});

test('free and open periods say their days', () => {
  expect(periodText({ from: '2026-11-01', to: '2026-11-15' }, today)).toBe('du 1 nov. 2026 au 15 nov. 2026');
  expect(periodText({ from: '2026-11-01' }, today)).toBe('depuis le 1 nov. 2026');
  expect(periodText({ to: '2026-11-15' }, today)).toBe('jusqu’au 15 nov. 2026');
  expect(periodText(undefined, today)).toBe('Toutes les dates');
  expect(periodDays(undefined, today)).toEqual({});
});
