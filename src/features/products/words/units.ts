// Units of measure for a Select.
import { UNITS, isUnit, unitLabel } from '#domain/units.ts';
import { getLocale } from '#locale';

/** The units on offer, with the present one where it is none of them (an import may bring others). */
export function unitOptions(present: string): { value: string; label: string }[] {
  const codes = UNITS.map(({ code }) => code);
  return (isUnit(present) ? codes : [present, ...codes]).map((value) => ({ value, label: unitLabel(value, getLocale()) }));
}
