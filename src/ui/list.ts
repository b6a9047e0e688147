// What long lists are given: columns of the desk's table, groups of the phone's list.
import type { Snippet } from 'svelte';

export type Column<Row> = {
  key: string;
  /** The head: one or two words. */
  label: string;
  /** What its numbers are in, said in the head only: `€`. */
  unit?: string;
  /** What stands in it, as text … */
  text?: (row: Row) => string;
  /** … or drawn. */
  cell?: Snippet<[Row]>;
  /** A CSS length (`7rem`); a column without one shares what is left. */
  width?: string;
  align?: 'start' | 'end';
  /** Its head sorts. */
  sortable?: boolean;
  /** Amounts: strong, tabular. */
  amount?: boolean;
  /** Left of the notebook's rule: the date. At most one, the first. */
  margin?: boolean;
  /** Carries the link of the row: the number or the name. Exactly one. */
  main?: boolean;
  /** Under the column at the foot of the table: a sum. */
  foot?: string | undefined;
  /** Cannot be hidden. */
  fixed?: boolean;
};

export type Sort = { key: string; down: boolean };

/** A month, a letter: a sticky head over the next `count` rows. */
export type ListGroup = { key: string; label: string; count: number; detail?: string };
