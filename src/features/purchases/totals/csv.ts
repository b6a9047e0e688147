// The totals as a file for a spreadsheet.
import type { PurchaseCategory } from '#domain/purchase/model.ts';
import type { CategoryTotal } from '#domain/purchase/totals.ts';
import { money, text, writeCsv } from '#domain/import/write-csv.ts';
import { fileName } from '#domain/text/filename.ts';
import { m } from '#messages';
import { spanText } from './words.ts';

/** One line for each span and category. @param nameOf the category in the reader's language */
export function totalsCsv(totals: readonly CategoryTotal[], nameOf: (id: PurchaseCategory['id']) => string, period: string): File {
  const headings = [m.totals_span(), m.totals_category(), m.totals_net(), m.totals_vat(), m.totals_deducted(), m.totals_cost(), m.totals_deductible_cost()];
  const lines = totals.map(({ span, category, net, vat, deductedVat, cost, deductibleCost }) => [text(spanText(span)), text(nameOf(category)), ...[net, vat, deductedVat, cost, deductibleCost].map(money)]);
  return new File([writeCsv(headings, lines)], fileName(`${m.totals_file()} ${period}`, 'csv'), { type: 'text/csv' });
}
