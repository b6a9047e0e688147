// What a PDF is made from: a sealed document, or a draft as it would be sealed today.
import type { IsoDate } from '../dates.ts';
import type { SealedDocument } from '../document/model.ts';
import type { Party } from '../party/model.ts';
import type { Instant } from '../record.ts';

type Printed = Pick<
  SealedDocument,
  | 'kind'
  | 'deliveryDate'
  | 'deliveryAddress'
  | 'siteAddress'
  | 'seller'
  | 'issuer'
  | 'orderReference'
  | 'language'
  | 'currency'
  | 'priceMode'
  | 'regime'
  | 'discount'
  | 'charge'
  | 'lines'
  | 'totals'
  | 'notices'
  | 'textAbove'
  | 'textBelow'
  | 'communication'
  | 'qrReference'
  | 'credits'
>;

/**
 * Every `SealedDocument` is one. Without a number it is a preview: marked as a draft on every page, with no payment
 * code and no structured communication, since neither exists before the issue.
 */
export interface Printable extends Printed {
  /** Absent: a draft. */
  number?: string;
  issueDate: IsoDate;
  dueDate: IsoDate;
  /** Absent: no customer has been chosen yet. */
  buyer?: Party;
  /** Instant of issue, the date inside the PDF; absent on drafts, which take the issue date. */
  issuedAt?: Instant;
}

/** Pictures that stand on the page and come from outside the document. */
export interface Assets {
  /** Data URL (PNG or JPEG) of the seller's logo. */
  logo?: string;
  /** Payment code: how many modules a side without quiet zone, and rectangles of black ones, in modules. */
  qr?: { size: number; rectangles: readonly { x: number; y: number; w: number; h: number }[] };
}

/** Whether no number has been given. */
export const isDraft = (doc: Printable): boolean => doc.number === undefined;
