// The list as a table for Excel: one line per document, amounts with a decimal comma.
import type { DocumentKind } from '#domain/document/model.ts';
import type { DocumentRow } from '#domain/document/row.ts';
import { writeCsv } from '#domain/import/write-csv.ts';
import { centsToDecimal } from '#domain/money/cents.ts';
import { printOgm } from '#domain/numbers/ogm.ts';
import { fileName } from '#domain/text/filename.ts';
import { m } from '#messages';
import { documentStatus } from '../status.ts';

const text = (value: string) => ({ text: value });
const money = (cents: number) => ({ number: centsToDecimal(cents) });

/** @returns a CSV file (UTF-8 with byte order mark, semicolons, CRLF) of the rows in their order */
export function documentsCsv(kind: DocumentKind, rows: readonly DocumentRow[], today: string): File {
  const sign = kind === 'creditNote' ? -1 : 1;
  const headings = [
    m.book_column_number(),
    m.book_column_date(),
    m.book_column_due(),
    m.book_column_customer(),
    m.book_column_status(),
    m.book_column_order(),
    m.book_column_communication(),
    m.book_column_net(),
    m.book_column_vat(),
    m.book_column_total(),
    m.book_column_open()
  ];
  const lines = rows.map((row) => [
    text(row.number),
    text(row.date),
    text(row.due),
    text(row.name),
    text(documentStatus(row, today).label),
    text(row.orderReference),
    text(row.communication ? printOgm(row.communication) : ''),
    money(sign * row.net),
    money(sign * row.vat),
    money(sign * row.total),
    money(sign * row.open)
  ]);
  const name = fileName(`${kind === 'invoice' ? m.app_invoices() : m.app_credit_notes()} ${today}`, 'csv');
  return new File([writeCsv(headings, lines)], name, { type: 'text/csv;charset=utf-8' });
}
