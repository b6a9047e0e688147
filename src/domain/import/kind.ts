// What an import must know of a kind of record.
import type { Instant, Lang, Rec } from '../record.ts';
import type { ImportFields } from './field.ts';

/** What a record made by an import starts from. */
export interface Fresh {
  id: string;
  now: Instant;
  number: string;
}

/** The company's habits that fill in what a file does not say. */
export interface Habits {
  language: Lang;
  priceMode: 'excl' | 'incl';
  rate: string;
}

export interface ImportKind<Source extends Rec & { number: string }, Values> {
  kind: Source['kind'];
  fields: ImportFields<Source, Values>;
  /**
   * The record with what a line says, its other fields untouched. `mapped` tells which fields have a column: an empty
   * cell is then meant.
   */
  apply(before: Source | undefined, values: Values, fresh: Fresh, habits: Habits, mapped: ReadonlySet<string>): Source;
  /** What is wrong with the record that would be written; hints do not stop a line. */
  check(record: Source, date: string): { field: string; code: string; level: 'wrong' | 'hint' }[];
  /** What a line is matched by with records there are, the strongest first. */
  matchKeys(values: Values): string[];
}
