// Which documents a connection sends by itself: chosen kinds from a day on, once they are final.
import type { IsoDate } from '../dates.ts';
import { type DocumentRow, FLAG, STATUS } from '../document/row.ts';
import type { DocumentKind } from '../document/kinds.ts';
import { PROCESSED, type PurchaseRow } from '../purchase/row.ts';

export type SentKind = DocumentKind | 'purchase';

export interface Rule {
  kinds: readonly SentKind[];
  /** Day of the document, for a purchase also the day on which it arrived: what is older was dealt with before. */
  from: IsoDate;
}

/** Sent to the customer, or done with: paid, or credited in full. */
export function isDue(row: Pick<DocumentRow, 'kind' | 'status' | 'flags' | 'date'>, { kinds, from }: Rule): boolean {
  const final = (row.flags & FLAG.sent) !== 0 || row.status === STATUS.paid || row.status === STATUS.credited;
  return row.status !== STATUS.draft && final && row.date >= from && kinds.includes(row.kind);
}

/** Approved by processing it. */
export function isDuePurchase(row: Pick<PurchaseRow, 'status' | 'date' | 'received'>, { kinds, from }: Rule): boolean {
  return kinds.includes('purchase') && PROCESSED.includes(row.status) && (row.date >= from || row.received >= from);
}
