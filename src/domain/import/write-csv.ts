// CSV as Excel in Belgium opens it with a double click: UTF-8 with a mark, semicolons, decimal commas, CRLF (RFC 4180).
import { type Cents, centsToDecimal } from '../money/cents.ts';
import type { Decimal } from '../money/decimal.ts';
import { escapeFormula } from './formula.ts';

/** A cell of text, which is kept from running as a formula, or of a number, which stays one. */
export type Cell = { text: string } | { number: Decimal };

/** A cell of text. */
export const text = (value: string): Cell => ({ text: value });

/** A cell of an amount in cents, always with two decimals. */
export function money(cents: Cents): Cell {
  const [whole = '0', part = ''] = centsToDecimal(cents).split('.');
  return { number: `${whole}.${part.padEnd(2, '0')}` };
}

const MARK = '\ufeff';
const LINE_END = '\r\n';

function quote(text: string): string {
  return /[";,\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function written(cell: Cell): string {
  return 'number' in cell ? cell.number.replace('.', ',') : quote(escapeFormula(cell.text));
}

/** One record of the file, with its line end. */
export function csvRecord(cells: readonly Cell[]): string {
  return cells.map(written).join(';') + LINE_END;
}

/** A whole file: the mark, one line of headings, then one record each. */
export function writeCsv(headings: readonly string[], records: Iterable<readonly Cell[]>): string {
  const parts = [MARK, csvRecord(headings.map((text) => ({ text })))];
  for (const record of records) parts.push(csvRecord(record));
  return parts.join('');
}
