// Which legal notices a document carries by itself.
import { type DocumentKind, isCredit, isPurchase } from '../document/kinds.ts';
import { LEGAL_TEXT_IDS, type LegalTextId } from './legal-texts.ts';
import { governing, mentionOf, REGIMES, rulesOf, type Regime, type SellerRegime } from './regimes.ts';
import type { VatRate } from './rates.ts';

/** What may stand instead of an automatic text, by its id: only the person knows which is true. */
const INSTEAD: Partial<Record<LegalTextId, readonly LegalTextId[]>> = {
  renovation6: ['renovation6boiler'],
  // Works on immovable property may carry the whole clause all the same.
  cocontractorByBuyer: ['cocontractor']
};

/** @returns wordings that the person may want beside the automatic ones */
export const alternativesTo = (automatic: readonly LegalTextId[]): LegalTextId[] => automatic.flatMap((id) => INSTEAD[id] ?? []);

const byRegime = [...REGIMES, 'franchise' as const, 'notLiable' as const].flatMap((regime) => [false, true].flatMap((byBuyer) => mentionOf(regime, byBuyer) ?? []));

/** Every legal text that some document may bear. */
export const MENTIONS: readonly LegalTextId[] = LEGAL_TEXT_IDS.filter((id) => [...byRegime, ...alternativesTo(byRegime), 'creditNoteVat', 'selfBilling'].includes(id));

export interface MentionFacts {
  /** How who sells stands towards VAT. */
  seller: SellerRegime;
  kind: DocumentKind;
  /** Every supply on the document with the regime it is under and the rate of the goods. */
  supplies: readonly { regime: Regime; rate: VatRate }[];
  /** The buyer may have deducted the VAT: it has a VAT number. */
  buyerLiable: boolean;
}

/**
 * Ids of the legal texts that the law wants on this document, each once, in the order of the supplies.
 * A renovation text only where something is at 6 %, and not on a credit note, which certifies no works; the credit
 * note wording only where VAT is given back to a buyer who may have deducted it (Royal Decree no 4, art. 4). What the
 * buyer issues says so (Royal Decree no 1, art. 5, § 1).
 */
export function mentionsFor({ seller, kind, supplies, buyerLiable }: MentionFacts): LegalTextId[] {
  const mentions = new Set<LegalTextId>(isPurchase(kind) ? ['selfBilling'] : []);
  let charged = false;
  for (const { regime, rate } of supplies) {
    const governed = governing(seller, regime);
    const mention = mentionOf(governed, isPurchase(kind));
    charged ||= rulesOf(governed).charges && rate !== '0';
    if (!mention) continue;
    if (mention === 'renovation6' && (rate !== '6' || isCredit(kind))) continue;
    mentions.add(mention);
  }
  if (isCredit(kind) && charged && buyerLiable) mentions.add('creditNoteVat');
  return [...mentions];
}
