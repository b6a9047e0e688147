// Which column is which field, from the headings in any of the four languages.
import { LANGS } from '../record.ts';
import type { Headings, Mapping } from './field.ts';
import { foldHeading } from './fold-heading.ts';

/**
 * The mapping that the headings suggest. A heading known word for word wins over one that merely contains the words
 * of a known one ("E-mail de facturation"); only known headings of two words or more, or of eight letters, count so.
 * No column serves two fields.
 */
export function guessMapping(fields: Record<string, { headings: Headings }>, headings: readonly string[]): Mapping {
  const folded = headings.map(foldHeading);
  const known = Object.entries(fields).flatMap(([key, { headings: names }]) =>
    LANGS.flatMap((lang) => names[lang].map((name) => ({ key, name: foldHeading(name) })))
  );
  const mapping: Mapping = {};
  const taken = new Set<number>();
  const take = (key: string, column: number) => {
    if (column < 0 || key in mapping) return;
    mapping[key] = column;
    taken.add(column);
  };
  const free = (test: (heading: string) => boolean) => folded.findIndex((heading, i) => !taken.has(i) && test(heading));
  for (const { key, name } of known) take(key, free((heading) => heading === name));
  const telling = known.filter(({ name }) => name.includes(' ') || name.length >= 8);
  telling.sort((a, b) => b.name.length - a.name.length);
  for (const { key, name } of telling) take(key, free((heading) => ` ${heading} `.includes(` ${name} `)));
  return mapping;
}
