// An update of a record as it is stored.
import type { Update } from './doc.ts';

/** One update of a record's Y.Doc. */
export interface UpdateRow {
  n: number;
  record: string;
  kind: string;
  bytes: Update;
  /** CRC-32 of `bytes`. */
  sum: number;
}
