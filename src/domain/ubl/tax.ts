// VAT breakdown (BG-23): one subtotal per category and rate, with the reason where no VAT is charged.
import { isPurchase } from '../document/kinds.ts';
import type { SealedDocument } from '../document/model.ts';
import type { TaxCode, VatGroup } from '../document/totals.ts';
import { legalText } from '../tax/legal-texts.ts';
import { type GoverningRegime, governing, mentionOf, rulesOf } from '../tax/regimes.ts';
import { joined, type Money, type Node, text } from './node.ts';

const VAT: Node = { 'cbc:ID': 'VAT' };

/** Outside VAT there is no rate, not even 0 (BR-O-05). */
const percentOf = ({ category, percent }: TaxCode): string | undefined => (category === 'O' ? undefined : percent);

/** TaxCategory or ClassifiedTaxCategory. */
export const taxCategoryNode = (tax: TaxCode): Node => ({ 'cbc:ID': tax.category, 'cbc:Percent': percentOf(tax), 'cac:TaxScheme': VAT });

/** Whether everything on the document is outside VAT: that is never mixed with anything else (BR-O-11). */
export const isOutside = ({ totals }: Pick<SealedDocument, 'totals'>): boolean => totals.groups.some(({ category }) => category === 'O');

/** The regimes under which the document charges nothing in this category. */
function regimesOf(sealed: SealedDocument, group: TaxCode): GoverningRegime[] {
  const all = [sealed.regime, ...sealed.lines.filter((l) => l.kind === 'item' && l.regime).map((l) => l.regime!)];
  const governed = all.map((regime) => governing(sealed.seller.vatRegime, regime));
  return [...new Set(governed)].filter((regime) => !rulesOf(regime).charges && rulesOf(regime).category === group.category);
}

export interface ExemptionReason {
  /** VATEX code (BT-121). */
  code?: string;
  /** BT-120; the clause of the law in full. */
  text?: string;
  /** Ids of the notices that this reason repeats. */
  notices: string[];
}

/** Why a subtotal has no VAT. Categories S and Z must not give a reason (BR-S-10, BR-Z-10). */
export function exemptionReason(sealed: SealedDocument, group: TaxCode): ExemptionReason {
  const regimes = regimesOf(sealed, group);
  const mentions = regimes.flatMap((regime) => mentionOf(regime, isPurchase(sealed.kind)) ?? []);
  const texts = mentions.map((id) => {
    const own = id === 'exempt44' ? text(sealed.exemption?.text) : undefined;
    return text(sealed.notices.find((notice) => notice.id === id)?.text) ?? own ?? legalText(id, sealed.language, sealed.issueDate);
  });
  const codes = regimes.map((regime) => rulesOf(regime).vatex ?? (regime === 'exempt' ? text(sealed.exemption?.code) : undefined));
  const single = new Set(codes).size === 1 ? codes[0] : undefined;
  return { code: single, text: joined(texts, '\n'), notices: mentions };
}

function subtotal(sealed: SealedDocument, group: VatGroup, money: Money): Node {
  const reason = exemptionReason(sealed, group);
  return {
    'cbc:TaxableAmount': money.of(group.base),
    'cbc:TaxAmount': money.of(group.vat),
    'cac:TaxCategory': {
      'cbc:ID': group.category,
      'cbc:Percent': percentOf(group),
      'cbc:TaxExemptionReasonCode': reason.code,
      'cbc:TaxExemptionReason': reason.text,
      'cac:TaxScheme': VAT
    }
  };
}

/** TaxTotal in the currency of the document. */
export function taxTotalNode(sealed: SealedDocument, money: Money): Node {
  return {
    'cbc:TaxAmount': money.of(sealed.totals.vat),
    'cac:TaxSubtotal': sealed.totals.groups.map((group) => subtotal(sealed, group, money))
  };
}
