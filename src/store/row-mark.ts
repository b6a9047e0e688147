// What stands on the rows of lists beside their columns.

/** What every row of a list carries beside its columns. */
export interface RowMark {
  /** Raised with every write to any row of the database: lists load what changed since. */
  rev: number;
  /** The record is deleted: lists drop it. */
  gone?: true;
}
export type Stored<Row> = Row & RowMark;
