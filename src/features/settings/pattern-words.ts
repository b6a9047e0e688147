// What is wrong with a number pattern, in words.
import { m } from '#messages';
import { session } from '#features/app/session.svelte.ts';
import { checkPattern, formatNumber, type PatternFault } from '#domain/numbering/format.ts';

const year = () => session.today.slice(0, 4);

const WORDS: Record<PatternFault, () => string> = {
  empty: m.company_fault_missing,
  tooLong: m.settings_pattern_too_long,
  noNumber: () => m.settings_pattern_no_number({ place: '{0001}' }),
  noYear: () => m.settings_pattern_no_year({ place: `{${year()}}` }),
  unknownPlace: () => m.settings_pattern_unknown_place({ places: `{1} {0001} {${year()}} {${year().slice(2)}} {A}` }),
  placeTwice: m.settings_pattern_twice,
  badCharacter: m.settings_pattern_bad_character,
  tooManyDigits: m.settings_pattern_too_many_digits
};

/** @param others patterns that would print the same numbers @returns the fault in words, undefined when the pattern can serve */
export function patternFault(text: string, yearly: boolean, others: readonly string[] = []): string | undefined {
  const read = checkPattern(text, { yearly });
  if (!read.ok) return WORDS[read.fault]();
  return others.includes(read.value) ? m.settings_pattern_of_another() : undefined;
}

/** A number as the pattern prints it; '' while the pattern cannot serve. */
export function previewOf(pattern: string, year: number, n: number): string {
  return checkPattern(pattern, { yearly: false }).ok ? formatNumber(pattern, { year, n }) : '';
}
