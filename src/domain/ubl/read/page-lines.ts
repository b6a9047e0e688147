// The table of lines of a drawn page.
import { FAINT, SOFT } from '../../pdf/colours.ts';
import { currencySign, decimal, percent } from '../../pdf/format.ts';
import { labelsOf } from '../../pdf/labels.ts';
import { linesLayout } from '../../pdf/layouts.ts';
import { fits, pieces, widthOf } from '../../pdf/measure.ts';
import type { Node, TableNode, TextNode } from '../../pdf/node.ts';
import { negate } from '../../money/decimal.ts';
import type { Lang } from '../../record.ts';
import { unitLabel } from '../../units.ts';
import { adjustmentText, figure, periodText } from './page-blocks.ts';
import type { PageLine, UblPage } from './page.ts';

/** Width between the margins of the page, and at least of the description, in points. */
export const PAGE_WIDTH = 595.28 - 2 * 48;
const LEAST_DESCRIPTION = 150;
const GUTTER = 12;
const TEXT_SIZE = 9;
const FIGURE_SIZE = 8.5;
const DETAIL_SIZE = 7.5;
/** Characters are about this part of their size wide; no row may be higher than a page. */
const CHARACTER = 0.55;
const MOST_LINES = 25;

interface Column {
  head: string;
  left?: boolean;
  cell(line: PageLine): string;
}

/** Only columns in which something stands. */
function columnsOf({ lines, currency }: UblPage, lang: Lang): Column[] {
  const label = labelsOf(lang);
  const all: Column[] = [
    { head: label.quantity, cell: ({ quantity }) => (quantity === undefined ? '' : decimal(quantity, lang)) },
    { head: label.unit, left: true, cell: ({ unit }) => (unit === undefined ? '' : unitLabel(unit, lang)) },
    { head: label.priceExcl, cell: ({ price }) => (price === undefined ? '' : decimal(price, lang, 2)) },
    { head: label.vat, cell: ({ rate }) => (rate === undefined ? '' : percent(rate, lang)) },
    { head: `${label.excl}, ${currencySign(currency)}`, cell: ({ net }) => (net === undefined ? '' : figure(net, lang)) }
  ];
  return all.filter(({ cell }) => lines.some((line) => cell(line) !== ''));
}

/** Points that each column takes; shrunk together when they would leave too little for the description. */
function widthsOf(columns: readonly Column[], lines: readonly PageLine[]): number[] {
  const needed = columns.map(({ head, cell }) => lines.reduce((most, line) => Math.max(most, widthOf(cell(line), FIGURE_SIZE)), widthOf(head, DETAIL_SIZE)) + 1);
  const room = PAGE_WIDTH - LEAST_DESCRIPTION - columns.length * GUTTER;
  const sum = needed.reduce((a, b) => a + b, 0);
  const widths = sum > room ? needed.map((width) => (width * room) / sum) : needed;
  return [PAGE_WIDTH - widths.reduce((a, b) => a + b + GUTTER, 0), ...widths];
}

const set = (text: string, fontSize: number, width: number): TextNode => ({ text, fontSize, noWrap: fits(text, fontSize, width) });

/** Name and what stands below it, in pieces no higher than a page. */
function descriptions(line: PageLine, width: number, lang: Lang): TextNode[] {
  const cut = (text: string, size: number) => pieces(text, Math.max(1, Math.floor(width / (CHARACTER * size))), MOST_LINES);
  const adjusted = line.adjustments.map((one) => `${adjustmentText(one, lang)} · ${figure(one.charge ? one.amount : negate(one.amount), lang)}`);
  const details = [...line.details, periodText(line.period, lang) ?? '', ...adjusted].filter((text) => text !== '').flatMap((text) => cut(text, DETAIL_SIZE));
  return [...cut(line.name, TEXT_SIZE).map((text) => set(text, TEXT_SIZE, width)), ...details.map((text): TextNode => ({ ...set(text, DETAIL_SIZE, width), color: SOFT }))];
}

/** The table: its head on every page, no row broken between two. */
export function linesTable(page: UblPage, lang: Lang): TableNode {
  const columns = columnsOf(page, lang);
  const widths = widthsOf(columns, page.lines);
  const side = (column: Column | undefined) => (column && !column.left ? { alignment: 'right' as const } : {});
  const heads = [labelsOf(lang).description, ...columns.map(({ head }) => head)];
  const body: Node[][] = [heads.map((text, i) => ({ ...set(text, DETAIL_SIZE, widths[i] ?? 0), color: FAINT, ...side(columns[i - 1]) }))];
  const joins = new Set<number>();
  for (const line of page.lines) {
    const [first = { text: '' }, ...rest] = descriptions(line, widths[0] ?? 0, lang);
    body.push([first, ...columns.map((column, i) => ({ ...set(column.cell(line), FIGURE_SIZE, widths[i + 1] ?? 0), ...side(column) }))]);
    for (const more of rest) {
      joins.add(body.length);
      body.push([more, ...columns.map(() => ({ text: '' }))]);
    }
  }
  return { table: { headerRows: 1, dontBreakRows: true, keepWithHeaderRows: 1, widths, body }, layout: linesLayout(joins, new Set()) };
}
