// The few words that the writer itself adds, in the language of the document.
import type { Lang } from '../record.ts';

export interface Words {
  /** Reason of an allowance without one (BT-97, BT-139). */
  discount: string;
  /** Reason of a charge without one (BT-104). */
  charge: string;
  /** Before the address of the works in the note. */
  site: string;
}

export const WORDS: Record<Lang, Words> = {
  fr: { discount: 'Remise', charge: 'Frais', site: 'Chantier' },
  nl: { discount: 'Korting', charge: 'Kosten', site: 'Werf' },
  de: { discount: 'Rabatt', charge: 'Zuschlag', site: 'Baustelle' },
  en: { discount: 'Discount', charge: 'Charge', site: 'Site' }
};
