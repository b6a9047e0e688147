// The whole document as a tree, in the order of the UBL 2.1 schemas.
import { KINDS } from '../document/kinds.ts';
import type { SealedDocument } from '../document/model.ts';
import { allowanceNode, chargeNode } from './allowance.ts';
import { type EmbeddedPdf, pdfNode } from './attachment.ts';
import { deliveryNode } from './delivery.ts';
import { lineNodes, withNotes } from './lines.ts';
import { type Content, type Money, moneyIn, type Node, text } from './node.ts';
import { documentNote } from './note.ts';
import { buyerNode, sellerNode } from './party.ts';
import { paymentNode } from './payment.ts';
import { isOutside, taxCategoryNode, taxTotalNode } from './tax.ts';
import { monetaryTotalNode } from './totals.ts';
import { WORDS } from './words.ts';

/** The rules that a document follows, by who issues it: its seller, or its buyer. */
const PROCESS = {
  sale: { customization: 'urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0', profile: 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0' },
  purchase: { customization: 'urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:selfbilling:3.0', profile: 'urn:fdc:peppol.eu:2017:poacc:selfbilling:01:1.0' }
} as const;

/** What BIS Billing 3.0 lets stand for a reference that the buyer did not give (R003). */
const NO_REFERENCE = 'NA';

/** The document discount as one allowance per VAT category and rate (BG-20). */
function documentAllowances(sealed: SealedDocument, money: Money): Node[] {
  const { discount, totals, language } = sealed;
  if (!discount) return [];
  return totals.groups
    .filter((group) => group.allowance !== 0)
    .map((group) => {
      const category = taxCategoryNode(group);
      return allowanceNode({ adjustment: discount, amount: group.allowance, base: group.lines, word: WORDS[language].discount, category }, money);
    });
}

function documentCharges(sealed: SealedDocument, money: Money): Node[] {
  const { charge, totals, language } = sealed;
  if (!charge) return [];
  return totals.groups
    .filter((group) => group.charge !== 0)
    .map((group) => {
      const category = taxCategoryNode(group);
      return chargeNode({ adjustment: charge, amount: group.charge, base: totals.lineTotal, word: WORDS[language].charge, category }, money);
    });
}

function creditedInvoice({ credits }: SealedDocument): Content {
  return credits && { 'cac:InvoiceDocumentReference': { 'cbc:ID': text(credits.number), 'cbc:IssueDate': credits.issueDate } };
}

const ifAny = (nodes: readonly Node[]): Content => (nodes.length > 0 ? nodes : undefined);

/** Children of Invoice or CreditNote. */
export function documentNode(sealed: SealedDocument, pdf: EmbeddedPdf | undefined): Node {
  const { credit, direction, typeCode } = KINDS[sealed.kind];
  const { customization, profile } = PROCESS[direction];
  const outside = isOutside(sealed);
  const money = moneyIn(sealed.currency);
  const { items, rest } = withNotes(sealed.lines);
  const allowances = documentAllowances(sealed, money);
  const charges = documentCharges(sealed, money);
  const order = text(sealed.orderReference);
  return {
    'cbc:CustomizationID': customization,
    'cbc:ProfileID': profile,
    'cbc:ID': text(sealed.number),
    'cbc:IssueDate': sealed.issueDate,
    'cbc:DueDate': credit ? undefined : sealed.dueDate,
    [credit ? 'cbc:CreditNoteTypeCode' : 'cbc:InvoiceTypeCode']: typeCode,
    'cbc:Note': documentNote(sealed, rest),
    'cbc:DocumentCurrencyCode': sealed.currency,
    'cbc:BuyerReference': order ? undefined : (text(sealed.buyer.attention) ?? NO_REFERENCE),
    'cac:OrderReference': order && { 'cbc:ID': order },
    'cac:BillingReference': creditedInvoice(sealed),
    'cac:AdditionalDocumentReference': pdf && pdfNode(pdf, sealed.number),
    'cac:AccountingSupplierParty': sellerNode(sealed.seller, outside),
    'cac:AccountingCustomerParty': buyerNode(sealed.buyer, outside),
    'cac:Delivery': deliveryNode(sealed),
    'cac:PaymentMeans': paymentNode(sealed),
    'cac:AllowanceCharge': ifAny([...allowances, ...charges]),
    'cac:TaxTotal': taxTotalNode(sealed, money),
    'cac:LegalMonetaryTotal': monetaryTotalNode(sealed.totals, { allowances: allowances.length > 0, charges: charges.length > 0 }, money),
    [credit ? 'cac:CreditNoteLine' : 'cac:InvoiceLine']: lineNodes(sealed, items, money)
  };
}
