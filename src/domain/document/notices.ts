// The legal and own notices of a document: those that follow from its regimes, and what the person ticked.
import type { Company } from '../company/model.ts';
import type { IsoDate } from '../dates.ts';
import { inOrder } from '../position.ts';
import { inLang } from '../record.ts';
import { isLegalTextId, legalText } from '../tax/legal-texts.ts';
import { alternativesTo, mentionsFor } from '../tax/mentions.ts';
import { cleanXmlText } from '../text/xml-chars.ts';
import { isPurchase } from './kinds.ts';
import type { Draft, Notice } from './model.ts';
import { itemLines } from './price.ts';
import { sellerRegimeOf } from './seller-regime.ts';

export interface OfferedNotice extends Notice {
  /** It follows from the regime: ticked unless the person took it away. */
  automatic: boolean;
  ticked: boolean;
  /** Name of an own notice; legal ones are named by their id. */
  name?: string;
}

/** What the seal keeps of a text: one made of forbidden characters alone would leave an empty notice. */
const sealable = (text: string | undefined) => cleanXmlText(text ?? '').trim();

/** Whether VAT given back on this document may have been deducted by the buyer. */
const buyerLiable = (draft: Pick<Draft, 'kind' | 'buyer'>, company: Pick<Company, 'vatRegime'>) => (isPurchase(draft.kind) ? company.vatRegime === 'normal' : !!draft.buyer?.vatNumber);

/** @returns all notices that the editor offers for a draft, automatic ones first, with their text in the document's language. */
export function noticesFor(draft: Draft, company: Pick<Company, 'vatRegime' | 'notices' | 'legalTexts'>, date: IsoDate): OfferedNotice[] {
  const supplies = itemLines(draft.lines).map((l) => ({ regime: l.regime ?? draft.regime, rate: l.rate }));
  const automatic = mentionsFor({ seller: sellerRegimeOf(draft, company), kind: draft.kind, supplies, buyerLiable: buyerLiable(draft, company) });
  const asked = Object.keys(draft.notices ?? {}).filter(isLegalTextId);
  const legal = [...new Set([...automatic, ...alternativesTo(automatic), ...asked])].map((id): OfferedNotice => {
    const byItself = automatic.includes(id);
    const own = id === 'exempt44' ? sealable(draft.exemption?.text) : '';
    const text = own || legalText(id, draft.language, date, company.legalTexts);
    return { id, text, automatic: byItself, ticked: draft.notices?.[id] ?? byItself };
  });
  const own = inOrder(company.notices).map((n): OfferedNotice => {
    return { id: n.id, name: n.name, text: sealable(inLang(n.text, draft.language)), automatic: false, ticked: draft.notices?.[n.id] ?? n.byDefault };
  });
  return [...legal, ...own];
}
