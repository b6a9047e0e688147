// Which documents a connection sends by itself: chosen kinds from a day on, once they are final (src/store/transmissions/due.ts finds them).
import type { IsoDate } from '../dates.ts';
import type { DocumentKind } from '../document/kinds.ts';

/** Of issued documents once they were sent to the customer or are done with (paid, credited in full); of purchases once they were approved by processing. */
export type SentKind = DocumentKind | 'purchase';

export interface Rule {
  kinds: readonly SentKind[];
  /** Day of the document, for a purchase also the day on which it arrived: what is older was dealt with before. */
  from: IsoDate;
}
