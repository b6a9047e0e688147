// Which rows contain a word: in texts folded, in numbers of documents by their digits, in amounts by their euros.
import { type Column, COLUMNS } from './columns.ts';
import { Numbers } from './numbers.ts';
import type { Rows } from './rows.ts';

/** Columns that searching looks into. */
export const searchedColumns = (rows: Pick<Rows, 'table'>): readonly Column[] => COLUMNS[rows.table].filter((column) => column.searched);

/** `1.267,42`, `1267.4` or `1267` in cents, lowest and highest; undefined when the word is no amount. */
export function amountOf(word: string): { from: number; to: number } | undefined {
  const match = /^(0|[1-9]\d{0,11}|[1-9]\d{0,2}(?:[.,'’]\d{3})+)(?:[.,](\d{1,2}))?$/.exec(word);
  if (!match) return undefined;
  const euros = Number(match[1]!.replace(/\D/g, ''));
  const decimals = match[2] ?? '';
  const from = euros * 100 + Number(decimals.padEnd(2, '0'));
  return { from, to: from + (decimals.length === 2 ? 0 : decimals.length === 1 ? 9 : 99) };
}

/** The digits of something typed like a structured communication or a bare number; '' for anything else. */
export const digitsOf = (word: string): string => (/^[+*]*[\d/. ]+[+*]*$/.test(word) ? word.replace(/\D/g, '') : '');

/** Marks in `mask` (one byte a row) what contains the folded `word`. */
export function mark(rows: Rows, word: string, mask: Uint8Array): void {
  const digits = digitsOf(word);
  const amount = amountOf(word);
  for (const { name, searched } of searchedColumns(rows)) {
    const column = rows.column(name);
    if (column instanceof Numbers) {
      if (!amount || searched !== 'amount') continue;
      for (let i = 0; i < rows.length; i++) {
        const cents = Math.abs(column.data[i]!);
        if (cents >= amount.from && cents <= amount.to) mask[i] = 1;
      }
    } else {
      const wanted = searched === 'digits' ? digits : word;
      if (wanted === '') continue;
      const found = column.containing(wanted);
      const { data } = column.codes;
      if (found.includes(1)) for (let i = 0; i < rows.length; i++) if (found[data[i]!]) mask[i] = 1;
    }
  }
}
