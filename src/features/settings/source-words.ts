// Where a legal text stands in the law, in the reader's language: the sources are noted in English.
import { m } from '#messages';

const WORDS: readonly [RegExp, (n: string) => string][] = [
  [/Royal Decree no (\d+)/g, (n) => m.settings_source_decree({ n })],
  [/Directive (\d+\/\d+)\/EC/g, (n) => m.settings_source_directive({ n })],
  [/table A, heading (\w+)/g, (n) => m.settings_source_table({ n })],
  [/before (\d{4})/g, (year) => m.settings_source_before({ year })],
  [/VAT Code/g, () => m.settings_source_code()],
  [/wording of our own/g, () => m.settings_source_ours()],
  [/ and /g, () => ` ${m.settings_source_and()} `],
  [/ to /g, () => ` ${m.settings_source_to()} `]
];

/** @returns `Royal Decree no 20, table A, heading XXXVIII` as `A.R. n° 20, tableau A, rubrique XXXVIII` */
export function sourceWords(source: string): string {
  return WORDS.reduce((text, [pattern, words]) => text.replace(pattern, (_, n: string) => words(n)), source);
}
