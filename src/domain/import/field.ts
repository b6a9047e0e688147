// A field of an import: what its column may be called, how its cells are read, and how it is written on the way out.
import type { Lang } from '../record.ts';
import type { Result } from '../result.ts';
import type { DecimalMark } from './delimiter.ts';
import type { Cell } from './write-csv.ts';

/** Why a cell cannot be read. */
export type CellFault =
  | 'notANumber'
  | 'ambiguous'
  | 'tooManyDecimals'
  | 'tooLarge'
  | 'negative'
  | 'unknownWord'
  | 'tooLong'
  | 'forbiddenCharacter'
  | 'mangledNumber'
  | 'enterpriseNumberWrong'
  | 'vatNumberWrong'
  | 'rateUnknown';

/** How the file writes numbers. */
export interface ReadContext {
  decimalMark: DecimalMark;
}

export type Headings = Record<Lang, readonly [string, ...string[]]>;

export interface ImportField<Source, Value = unknown> {
  /** The first heading of a language is the one written on export and shown in the mapping; the others are known too. */
  headings: Headings;
  /** Reads a trimmed cell that is not empty. */
  read(cell: string, context: ReadContext): Result<Value, CellFault>;
  /** The cell on export; absent for fields that are only read (a first name, a house number of its own). */
  write?(source: Source, lang: Lang): Cell | undefined;
  /** Its cells hold numbers: they tell the decimal mark of the file. */
  numeric?: boolean;
}

/** The fields of a kind of record, in the order of export. `Values` names what each of them reads. */
export type ImportFields<Source, Values> = {
  [Key in keyof Values]-?: ImportField<Source, NonNullable<Values[Key]>>;
};

/** Column (counted from 0) of each field that the file has. */
export type Mapping = Record<string, number>;
