// Short names of the legal notices; the person's own have the name that they were given.
import type { OfferedNotice } from '#domain/document/notices.ts';
import type { LegalTextId } from '#domain/tax/legal-texts.ts';
import { m } from '#messages';

const names: Partial<Record<LegalTextId, () => string>> = {
  renovation6: m.documents_notice_renovation6,
  renovation6boiler: m.documents_notice_renovation6boiler,
  cocontractor: m.documents_notice_cocontractor,
  reverseChargeEU: m.documents_notice_reverse_charge,
  intraEU: m.documents_notice_intra_eu,
  export: m.documents_notice_export,
  exempt44: m.documents_notice_exempt44,
  franchise: m.documents_notice_franchise,
  creditNoteVat: m.documents_notice_credit_note,
  selfBilling: m.slips_notice_self_billing,
  sellerNotLiable: m.slips_notice_not_liable,
  cocontractorByBuyer: m.slips_notice_cocontractor,
  intraEUByBuyer: m.slips_notice_intra_eu
};

/** How a notice is called beside its tick. */
export function noticeName({ id, name }: Pick<OfferedNotice, 'id' | 'name'>): string {
  return name || names[id as LegalTextId]?.() || m.documents_notice_other();
}
