// The list as a table for Excel: one line per document, amounts with a decimal comma.
import { type DocumentKind, isCredit, isPurchase } from '#domain/document/kinds.ts';
import { type DocumentRow, STATUS } from '#domain/document/row.ts';
import { type Cell, money, text, writeCsv } from '#domain/import/write-csv.ts';
import { printOgm } from '#domain/numbers/ogm.ts';
import { fileName } from '#domain/text/filename.ts';
import { m } from '#messages';
import { KIND_WORDS, said } from '../words/kinds.ts';


/** How a document stands, in one word that depends neither on the day nor on the amount: those have columns of their own. */
function statusWord({ kind, status }: DocumentRow): string {
  if (status === STATUS.draft) return m.documents_status_draft();
  if (status === STATUS.credited) return said(kind, m.documents_status_credited, m.slips_status_credited)();
  if (status === STATUS.paid) return isCredit(kind) ? m.documents_status_settled() : said(kind, m.documents_status_paid, m.slips_status_paid)();
  if (isCredit(kind)) return isPurchase(kind) ? m.slips_owed() : m.book_tab_owed();
  return status === STATUS.partly ? said(kind, m.book_status_partly, m.slips_status_partly)() : said(kind, m.documents_status_open, m.slips_status_open)();
}

/** Heads of the columns. */
export const csvHeadings = (kind: DocumentKind = 'invoice'): string[] => [
  m.book_column_number(),
  m.book_column_date(),
  m.book_column_due(),
  isPurchase(kind) ? m.slips_seller() : m.book_column_customer(),
  m.book_column_status(),
  m.book_column_order(),
  m.book_column_communication(),
  m.book_column_net(),
  m.book_column_vat(),
  m.book_column_total(),
  m.book_column_open()
];

/** One document as a line; amounts of credit notes are negative. */
export function csvCells(row: DocumentRow): Cell[] {
  const sign = isCredit(row.kind) ? -1 : 1;
  return [
    text(row.number),
    text(row.date),
    text(row.due),
    text(row.name),
    text(statusWord(row)),
    text(row.orderReference),
    // Without its plus signs, which a spreadsheet takes for the beginning of a formula.
    text(row.communication ? printOgm(row.communication).replaceAll('+', '') : ''),
    money(sign * row.net),
    money(sign * row.vat),
    money(sign * row.total),
    money(sign * row.open)
  ];
}

/** @returns a CSV file (UTF-8 with byte order mark, semicolons, CRLF) of the rows in their order */
export function documentsCsv(kind: DocumentKind, rows: readonly DocumentRow[], today: string): File {
  const name = fileName(`${KIND_WORDS[kind].list()} ${today}`, 'csv');
  return new File([writeCsv(csvHeadings(kind), rows.map(csvCells))], name, { type: 'text/csv;charset=utf-8' });
}
