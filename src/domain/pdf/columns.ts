// The columns of figures beside each line: which there are, what they say, how wide they must be.
import type { SealedLine } from '../document/model.ts';
import type { LineTotals } from '../document/totals.ts';
import { type Decimal, add, compare, divide } from '../money/decimal.ts';
import { fillText } from '../tax/legal-texts.ts';
import { unitLabel } from '../units.ts';
import { amount, currencySign, decimal, percent } from './format.ts';
import { labelsOf } from './labels.ts';
import { widthOf } from './measure.ts';
import type { Printable } from './printable.ts';

/** Size of the figures, and of what stands below them. */
export const FIGURE_SIZE = 8.5;
export const DETAIL_SIZE = 7.5;
/** Space at both sides of a column together, in points. */
export const GUTTER = 12;

export interface Column {
  head: string;
  right?: boolean;
  cell(line: SealedLine, totals: LineTotals): string;
  /** A second, smaller line of the cell. */
  below?(line: SealedLine, totals: LineTotals): string | undefined;
}

/** Whether VAT is charged at any rate, 0 % included: else a column of rates would only confuse. */
export const chargesVat = (doc: Pick<Printable, 'totals'>) => doc.totals.groups.some((g) => g.category === 'S' || g.category === 'Z');

/** Unit price without VAT, which the law wants also where prices are typed with it (Royal Decree no 1, art. 5 §1, 8°). */
const netPrice = (price: Decimal, rate: Decimal) => divide(price, add('1', divide(rate, '100', 6)), 4);

/** The columns that this document needs: discounts only when there are, rates only when VAT is charged. */
export function columnsOf(doc: Printable): Column[] {
  const { language: lang, priceMode, currency } = doc;
  const label = labelsOf(lang);
  const vat = chargesVat(doc);
  const incl = priceMode === 'incl' && vat;
  const charged = ({ category }: LineTotals) => category === 'S' || category === 'Z';
  const discount: Column = {
    head: label.discount,
    right: true,
    cell: ({ discount: d }) => (!d ? '' : d.kind === 'percent' ? percent(d.value, lang) : decimal(d.value, lang, 2))
  };
  const rate: Column = { head: label.vat, right: true, cell: (_, totals) => (charged(totals) ? percent(totals.percent, lang) : '–') };
  return [
    { head: label.quantity, right: true, cell: (line) => decimal(line.quantity, lang) },
    { head: label.unit, cell: (line) => unitLabel(line.unit, lang) },
    {
      head: !vat ? label.price : incl ? label.priceIncl : label.priceExcl,
      right: true,
      cell: (line) => decimal(line.unitPrice, lang, 2),
      below: (line, totals) =>
        incl && compare(totals.percent, '0') > 0
          ? fillText(label.unitPriceExcl, { price: decimal(netPrice(line.unitPrice, totals.percent), lang, 2) })
          : undefined
    },
    ...(doc.lines.some((line) => line.discount) ? [discount] : []),
    ...(vat ? [rate] : []),
    {
      head: `${!vat ? label.amount : incl ? label.incl : label.excl}, ${currencySign(currency)}`,
      right: true,
      cell: (_, totals) => amount(totals.typed, lang)
    }
  ];
}

/** Widths in points: what the longest content takes; shrunk together when they would need more than `room`. */
export function widthsOf(columns: readonly Column[], doc: Printable, room: number): number[] {
  const totals = new Map(doc.totals.lines.map((line) => [line.id, line]));
  const needed = columns.map(({ head, cell, below }) => {
    let width = widthOf(head, DETAIL_SIZE);
    for (const line of doc.lines) {
      const amounts = totals.get(line.id);
      if (!amounts) continue;
      const second = below?.(line, amounts);
      width = Math.max(width, widthOf(cell(line, amounts), FIGURE_SIZE), second ? widthOf(second, DETAIL_SIZE) : 0);
    }
    return width + 1;
  });
  const sum = needed.reduce((a, b) => a + b + GUTTER, 0);
  return sum > room ? needed.map((width) => (width * (room - columns.length * GUTTER)) / (sum - columns.length * GUTTER)) : needed;
}
