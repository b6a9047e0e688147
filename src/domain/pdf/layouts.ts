// The rules of the tables: hairlines between rows, and the ledger's sum with one rule above and two below.
import { GUTTER } from './columns.ts';
import { INK, RULE, RULE_FIRM } from './colours.ts';
import type { TableLayout, TableNode } from './node.ts';

const none = () => 0;

/** Label and value beside each other, no rules. */
export const FACTS: TableLayout = {
  hLineWidth: none,
  hLineColor: () => INK,
  vLineWidth: none,
  paddingLeft: (column) => (column === 0 ? 0 : 10),
  paddingRight: none,
  paddingTop: none,
  paddingBottom: () => 2
};

/** Space above and below the words of a row. */
const ROW = 5;
const edges = {
  vLineWidth: none,
  paddingLeft: (column: number) => (column === 0 ? 0 : GUTTER / 2),
  paddingRight: (column: number, { table }: TableNode) => (column === table.widths.length - 1 ? 0 : GUTTER / 2)
};

/**
 * The lines: a firm rule under the head and a hairline after each line; none before the rows in `joins`, which carry on the
 * row above; rows in `groups` hold a table of their own and add no space to it.
 */
export function linesLayout(joins: ReadonlySet<number>, groups: ReadonlySet<number>): TableLayout {
  return {
    ...edges,
    hLineWidth: (row) => (row === 0 || joins.has(row) ? 0 : row === 1 ? 0.75 : 0.5),
    hLineColor: (row) => (row === 1 ? RULE_FIRM : RULE),
    paddingTop: (row) => (row === 0 || joins.has(row) || groups.has(row) ? 0 : ROW),
    paddingBottom: (row) => (row === 0 ? 4 : joins.has(row + 1) || groups.has(row) ? 0 : ROW)
  };
}

/** A heading with the line that it stands above: hairlines between, the outer table draws the rest. */
export const GROUP: TableLayout = {
  ...edges,
  hLineWidth: (row, { table }) => (row === 0 || row === table.body.length ? 0 : 0.5),
  hLineColor: () => RULE,
  paddingTop: () => ROW,
  paddingBottom: () => ROW
};

/** The sum: its last two rows are the total and an empty one between the two rules below it. */
export const SUM: TableLayout = {
  hLineWidth: (row, { table }) => (row >= table.body.length - 2 ? 0.75 : 0),
  hLineColor: () => INK,
  vLineWidth: none,
  paddingLeft: none,
  paddingRight: none,
  paddingTop: (row) => (row === 0 ? 2 : 0),
  paddingBottom: () => 0
};
