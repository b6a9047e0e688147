// Edits of the texts of documents, and the names of the legal ones.
import { m } from '#messages';
import type { Company } from '#domain/company/model.ts';
import type { ByLang, Lang } from '#domain/record.ts';
import type { LegalTextId } from '#domain/tax/legal-texts.ts';

/** The texts with another one in a language; left empty it goes. */
export function withText(texts: ByLang | undefined, lang: Lang, text: string): ByLang {
  const { [lang]: _, ...others } = texts ?? {};
  return text === '' ? others : { ...others, [lang]: text };
}

export const withTextBelow = (company: Company, lang: Lang, text: string): Company => ({ ...company, textBelow: withText(company.textBelow, lang, text) });

/** The person's own wording of a legal text; empty: the law's stands again. */
export function withLegalText(company: Company, id: LegalTextId, lang: Lang, text: string): Company {
  return { ...company, legalTexts: { ...company.legalTexts, [id]: withText(company.legalTexts?.[id], lang, text) } };
}

/** What each legal text is about. */
export const LEGAL_NAMES: Readonly<Record<LegalTextId, () => string>> = {
  renovation6: m.settings_legal_renovation6,
  renovation6boiler: m.settings_legal_renovation6boiler,
  cocontractor: m.settings_legal_cocontractor,
  cocontractorByBuyer: m.slips_notice_cocontractor,
  reverseChargeEU: m.settings_legal_reverse_charge,
  intraEU: m.settings_legal_intra_eu,
  intraEUByBuyer: m.slips_notice_intra_eu,
  export: m.settings_legal_export,
  exempt44: m.settings_legal_exempt44,
  franchise: m.settings_legal_franchise,
  sellerNotLiable: m.slips_notice_not_liable,
  creditNoteVat: m.settings_legal_credit_note,
  selfBilling: m.settings_legal_self_billing,
  marginGoods: m.settings_legal_margin_goods,
  marginArt: m.settings_legal_margin_art,
  marginAntiques: m.settings_legal_margin_antiques,
  marginTravel: m.settings_legal_margin_travel,
  payment: m.settings_legal_payment
};
