// The lists that screens offer: complete, without doubles, in four languages.
import { expect, test } from 'vitest';
import { COUNTRIES, isCountry, isMemberState, MEMBER_STATES } from './countries.ts';
import { LANGS } from './record.ts';
import { isUnit, unitLabel, UNITS } from './units.ts';

test('249 countries, each with a name, 27 of them member states', () => {
  expect(COUNTRIES).toHaveLength(249);
  expect(COUNTRIES).toEqual([...new Set(COUNTRIES)].sort());
  const names = new Intl.DisplayNames('fr-BE', { type: 'region', fallback: 'none' });
  for (const country of COUNTRIES) expect(names.of(country)).toBeTruthy();
  expect(MEMBER_STATES).toHaveLength(27);
  expect(MEMBER_STATES.every(isCountry)).toBe(true);
  expect(isMemberState('BE')).toBe(true);
  for (const country of ['GB', 'CH', 'NO', 'EL', 'XI', '']) expect(isMemberState(country)).toBe(false);
  for (const value of ['EL', 'UK', 'be', '', null]) expect(isCountry(value)).toBe(false);
});

test('units have one code and a label in every language', () => {
  const codes = UNITS.map((unit) => unit.code);
  expect(new Set(codes).size).toBe(codes.length);
  expect(codes.every((code) => /^[A-Z0-9]{2,3}$/.test(code))).toBe(true);
  for (const code of ['C62', 'HUR', 'DAY', 'MTR', 'MTK', 'MTQ', 'KGM', 'LTR', 'KMT', 'MON', 'ANN', 'SET', 'LS']) expect(isUnit(code)).toBe(true);
  for (const { code } of UNITS) for (const lang of LANGS) expect(unitLabel(code, lang)).not.toBe('');
  expect(unitLabel('HUR', 'nl')).toBe('u');
  expect(unitLabel('ZZ', 'fr')).toBe('ZZ');
  expect(isUnit('ZZ')).toBe(false);
});
