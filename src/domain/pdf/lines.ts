// The table of lines, with headings and free texts between them.
import type { SealedLine } from '../document/model.ts';
import type { LineTotals } from '../document/totals.ts';
import { FAINT, SOFT } from './colours.ts';
import { type Column, DETAIL_SIZE, FIGURE_SIZE, GUTTER, columnsOf, widthsOf } from './columns.ts';
import { labelsOf } from './labels.ts';
import { GROUP, linesLayout } from './layouts.ts';
import { fits, pieces } from './measure.ts';
import type { Node, TableNode, TextNode } from './node.ts';
import type { Printable } from './printable.ts';

/** Width between the margins of the page, in points. */
export const PAGE_WIDTH = 595.28 - 2 * 48;
/** The description never gets narrower: figures of absurd length break instead. */
const LEAST_DESCRIPTION = 150;
/** Characters of the text font take about this part of its size; counted wide, so that estimates are on the high side. */
const CHARACTER = 0.55;
const TEXT_SIZE = 9;
/** Most lines of text in one row: no row is ever higher than a page, so none has to be broken. */
const MOST_LINES = 30;

/** Characters on a line of so many points. */
const perLine = (width: number, size: number) => Math.max(1, Math.floor(width / (CHARACTER * size)));

const right = (column: Column | undefined) => (column?.right ? { alignment: 'right' as const } : {});

/** A text at a size, in one piece when it fits the width. */
const set = (text: string, fontSize: number, width: number, bold = false): TextNode => ({ text, fontSize, bold, noWrap: fits(text, fontSize, width, bold) });

/** A figure, with its smaller second line when it has one. */
function figure(column: Column, width: number, line: SealedLine, totals: LineTotals): Node {
  // Half a point lower, so that figures stand on the line of the words.
  const first: TextNode = { ...set(column.cell(line, totals), FIGURE_SIZE, width), margin: [0, TEXT_SIZE - FIGURE_SIZE, 0, 0], ...right(column) };
  const second = column.below?.(line, totals);
  return second ? { stack: [first, { ...set(second, DETAIL_SIZE, width), color: FAINT, ...right(column) }] } : first;
}

/** Name and description, in as many pieces as the height of a page asks for; nearly always one. */
function descriptions(line: SealedLine, width: number): Node[] {
  const detail = line.description?.trim();
  const names = pieces(line.name, perLine(width, TEXT_SIZE), MOST_LINES / 2);
  const details = detail ? pieces(detail, perLine(width, DETAIL_SIZE), MOST_LINES / 2) : [];
  const name = (text: string): TextNode => set(text, TEXT_SIZE, width);
  const small = (text: string): TextNode => ({ ...set(text, DETAIL_SIZE, width), color: SOFT, margin: [0, 1, 0, 0] });
  const lastName = names.length - 1;
  const [firstDetail, ...otherDetails] = details;
  return [
    ...names.slice(0, lastName).map(name),
    firstDetail === undefined ? name(names[lastName] ?? '') : { stack: [name(names[lastName] ?? ''), small(firstDetail)] },
    ...otherDetails.map(small)
  ];
}

/** A heading or a free text over the whole width. */
function across(line: SealedLine): TextNode[] {
  const parts = pieces(line.name, perLine(PAGE_WIDTH, TEXT_SIZE), MOST_LINES);
  return parts.map((text) => 
    line.kind === 'heading' ? { ...set(text, TEXT_SIZE, PAGE_WIDTH, true), margin: [0, 5, 0, 0] } : { ...set(text, TEXT_SIZE, PAGE_WIDTH), color: SOFT }
  );
}

/** A row of the table. */
interface Row {
  cells: Node[];
  /** Carries on the row above: no rule between them. */
  joined?: boolean;
  /** Holds a table of its own. */
  group?: boolean;
}

/** At most so many headings and texts are kept with the line that they announce, when they are short, as headings are. */
const KEPT = 4;
const KEPT_LENGTH = 240;

/** The rows below the head, in the widths of the columns. */
function rowsOf(doc: Printable, columns: readonly Column[], widths: readonly number[]): Row[] {
  const totals = new Map(doc.totals.lines.map((line) => [line.id, line]));
  const blank = columns.map((): TextNode => ({ text: '' }));
  const whole = (node: Node): Node[] => [{ ...node, colSpan: widths.length }, ...blank];
  const rows: Row[] = [];
  let announced: Node[][] = [];
  const letGo = () => {
    rows.push(...announced.map((cells) => ({ cells })));
    announced = [];
  };
  for (const line of doc.lines) {
    const amounts = totals.get(line.id);
    if (amounts) {
      const [first, ...rest] = descriptions(line, widths[0] ?? 0);
      const cells = [first ?? { text: '' }, ...columns.map((column, i) => figure(column, widths[i + 1] ?? 0, line, amounts))];
      const group: Node = { table: { widths: [...widths], body: [...announced, cells] }, layout: GROUP };
      rows.push(announced.length > 0 ? { cells: whole(group), group: true } : { cells });
      rows.push(...rest.map((node) => ({ cells: [node, ...blank], joined: true })));
      announced = [];
      continue;
    }
    const cells = across(line).map(whole);
    const opens = line.kind === 'heading' || announced.length > 0;
    if (opens && line.name.length < KEPT_LENGTH && announced.length < KEPT) {
      announced.push(...cells);
      continue;
    }
    letGo();
    rows.push(...cells.map((row, i) => ({ cells: row, joined: i > 0 })));
  }
  letGo();
  return rows;
}

/** The table: its head repeated on every page, no row broken between two pages, no heading left alone at the foot of one. */
export function linesTable(doc: Printable): TableNode {
  const columns = columnsOf(doc);
  const figures = widthsOf(columns, doc, PAGE_WIDTH - LEAST_DESCRIPTION);
  const widths = [PAGE_WIDTH - figures.reduce((sum, width) => sum + width + GUTTER, 0), ...figures];
  const heads = [labelsOf(doc.language).description, ...columns.map((column) => column.head)];
  const head = heads.map((text, i): TextNode => ({ ...set(text, DETAIL_SIZE, widths[i] ?? 0), color: FAINT, ...right(columns[i - 1]) }));
  const rows = rowsOf(doc, columns, widths);
  const numbers = (is: (row: Row) => boolean | undefined) => new Set(rows.flatMap((row, i) => (is(row) ? [i + 1] : [])));
  return {
    table: { headerRows: 1, dontBreakRows: true, keepWithHeaderRows: 1, widths, body: [head, ...rows.map(({ cells }) => cells)] },
    layout: linesLayout(
      numbers((row) => row.joined),
      numbers((row) => row.group)
    )
  };
}
