// What a CSV reader must be told, and the table that comes out of it.
import { delimiterOf, withoutMark, type Delimiter } from './delimiter.ts';
import { unescapeFormula } from './formula.ts';

/** The records of a file as texts; `headings` and every record have as many cells as there are columns. */
export interface Table {
  headings: string[];
  records: TableRecord[];
  delimiter: Delimiter;
}

export interface TableRecord {
  /** The row as a spreadsheet numbers it: the headings are row 1. */
  row: number;
  cells: string[];
}

/** Splits CSV text into records of cells: the port to the CSV library, which is loaded only when a file is read. */
export type SplitCsv = (text: string, delimiter: Delimiter) => string[][];

export type TableFault = 'empty' | 'noRecords' | 'tooManyRecords' | 'tooManyColumns';

const MOST_RECORDS = 200_000;
const MOST_COLUMNS = 500;

/**
 * Reads a decoded CSV file.
 * @returns the table, blank records left out, cells freed of the apostrophe that guards formulas
 */
export function readTable(text: string, split: SplitCsv): { ok: true; value: Table } | { ok: false; fault: TableFault } {
  const delimiter = delimiterOf(text.replace(/^\ufeff/, ''));
  const all = split(withoutMark(text), delimiter).flatMap((cells, i) => (isBlank(cells) ? [] : [{ row: i + 1, cells }]));
  const [first, ...rest] = all;
  if (!first) return { ok: false, fault: 'empty' };
  if (rest.length === 0) return { ok: false, fault: 'noRecords' };
  if (rest.length > MOST_RECORDS) return { ok: false, fault: 'tooManyRecords' };
  const columns = rest.reduce((most, { cells }) => Math.max(most, cells.length), first.cells.length);
  if (columns > MOST_COLUMNS) return { ok: false, fault: 'tooManyColumns' };
  const even = (cells: string[]) => Array.from({ length: columns }, (_, i) => unescapeFormula(cells[i] ?? ''));
  const headings = even(first.cells).map((heading) => heading.trim());
  return { ok: true, value: { headings, records: rest.map(({ row, cells }) => ({ row, cells: even(cells) })), delimiter } };
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => unescapeFormula(cell).trim() === '');
}
