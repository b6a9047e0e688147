// What may be asked of a list, and what it answers.
import type { IsoDate } from '#domain/dates.ts';

/** A test of one column. All conditions of a query must hold. */
export type Condition = { column: string } & (
  | /** One of these codes or numbers; booleans are 0 and 1. */ { in: readonly number[] }
  | /** One of these texts, exactly. */ { is: readonly string[] }
  | /** Between, both included. */ { min?: number; max?: number }
  | /** A date between, both included; rows without a date fail. */ { from?: IsoDate; to?: IsoDate }
  | /** All of these bits set, or with `unset` none of them. */ { bits: number; unset?: true }
);

export interface ListQuery {
  where?: readonly Condition[];
  /** Words, numbers, amounts or structured communications; every word must be found. */
  text?: string;
  sort: { by: string; desc?: boolean };
  /** 0 by default. */
  offset?: number;
  /** 50 by default; Infinity for all, e.g. "select all filtered". */
  limit?: number;
  /** Columns to add up over all rows that match. */
  sum?: readonly string[];
  /** Groups over all rows that match: by month or year of a date column, or by the values of any column. */
  groupBy?: { column: string; bucket: 'month' | 'year' | 'value' };
}

export interface ListGroup {
  /** `2026-11`, `2026`, or the value as text; '' for rows without one. */
  key: string;
  count: number;
  sums: Record<string, number>;
}

export interface ListResult {
  /** Ids of the rows of this page, in order. */
  ids: string[];
  /** How many rows match in all. */
  count: number;
  sums: Record<string, number>;
  /** In the order of their keys; empty unless asked for. */
  groups: ListGroup[];
}
