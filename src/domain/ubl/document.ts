// The whole document as a tree, in the order of the UBL 2.1 schemas.
import type { SealedDocument } from '../document/model.ts';
import { allowanceNode, chargeNode } from './allowance.ts';
import { type EmbeddedPdf, pdfNode } from './attachment.ts';
import { deliveryNode } from './delivery.ts';
import { lineNodes, withNotes } from './lines.ts';
import { type Content, type Money, moneyIn, type Node, text } from './node.ts';
import { documentNote } from './note.ts';
import { buyerNode, sellerNode } from './party.ts';
import { paymentNode } from './payment.ts';
import { taxCategoryNode, taxTotalNode } from './tax.ts';
import { monetaryTotalNode } from './totals.ts';
import { WORDS } from './words.ts';

const CUSTOMIZATION = 'urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0';
const PROFILE = 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0';

/** UNCL1001: commercial invoice, credit note. */
const TYPE_CODE = { invoice: '380', creditNote: '381' } as const;

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
  const isInvoice = sealed.kind === 'invoice';
  const money = moneyIn(sealed.currency);
  const { items, rest } = withNotes(sealed.lines);
  const allowances = documentAllowances(sealed, money);
  const charges = documentCharges(sealed, money);
  const order = text(sealed.orderReference);
  return {
    'cbc:CustomizationID': CUSTOMIZATION,
    'cbc:ProfileID': PROFILE,
    'cbc:ID': text(sealed.number),
    'cbc:IssueDate': sealed.issueDate,
    'cbc:DueDate': isInvoice ? sealed.dueDate : undefined,
    [isInvoice ? 'cbc:InvoiceTypeCode' : 'cbc:CreditNoteTypeCode']: TYPE_CODE[sealed.kind],
    'cbc:Note': documentNote(sealed, rest),
    'cbc:DocumentCurrencyCode': sealed.currency,
    'cbc:BuyerReference': order ? undefined : (text(sealed.buyer.attention) ?? NO_REFERENCE),
    'cac:OrderReference': order && { 'cbc:ID': order },
    'cac:BillingReference': creditedInvoice(sealed),
    'cac:AdditionalDocumentReference': pdf && pdfNode(pdf, sealed.number),
    'cac:AccountingSupplierParty': sellerNode(sealed.seller),
    'cac:AccountingCustomerParty': buyerNode(sealed.buyer),
    'cac:Delivery': deliveryNode(sealed),
    'cac:PaymentMeans': paymentNode(sealed),
    'cac:AllowanceCharge': ifAny([...allowances, ...charges]),
    'cac:TaxTotal': taxTotalNode(sealed, money),
    'cac:LegalMonetaryTotal': monetaryTotalNode(sealed.totals, { allowances: allowances.length > 0, charges: charges.length > 0 }, money),
    [isInvoice ? 'cac:InvoiceLine' : 'cac:CreditNoteLine']: lineNodes(sealed, items, money)
  };
}
