// A UBL invoice or credit note from its bytes: Peppol BIS Billing 3, self-billing, UBL.BE, e-FFF 2.0, in an envelope or not. Import it when it is used.
import type { PurchaseType } from '../../purchase/model.ts';
import { pass, refuse, type Result } from '../../result.ts';
import { child, textAt, textOf, textsOf, type XmlElement } from './element.ts';
import type { Dialect, Remark, UblInvoice } from './invoice.ts';
import { adjustmentsOf, linesOf, periodOf } from './lines.ts';
import { deliveryOf, partyOf, said } from './party.ts';
import { dueDateOf, paymentsOf, termsOf } from './payment.ts';
import { attachmentsOf, BINARY_OBJECT, referencesOf } from './references.ts';
import { withType } from './sign.ts';
import { currencyOf, taxesOf, taxTotals } from './tax.ts';
import { taxesFromLines, totalsOf } from './totals.ts';
import { dateAt } from './values.ts';
import { readXml, XML_LIMITS, type XmlFault, type XmlLimits } from './xml.ts';

/** `notUbl`: XML, but no invoice or credit note of UBL; `wrongNamespace`: called so, but of another version or of none. */
export type UblFault = XmlFault | 'notUbl' | 'wrongNamespace';

/** A file larger than this need not even be opened, in bytes. */
export const MAX_UBL_BYTES = XML_LIMITS.bytes;

const UBL = 'urn:oasis:names:specification:ubl:schema:xsd:';
/** UBL 2.0 to 2.4 share their namespaces. */
const PREFIXES = new Map([
  [`${UBL}Invoice-2`, 'ubl'],
  [`${UBL}CreditNote-2`, 'ubl'],
  [`${UBL}CommonAggregateComponents-2`, 'cac'],
  [`${UBL}CommonBasicComponents-2`, 'cbc'],
  ['http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader', 'sbd']
]);
const ROOTS: Readonly<Record<string, PurchaseType>> = { 'ubl:Invoice': 'invoice', 'ubl:CreditNote': 'creditNote' };
const LIKE_UBL = /(?:\}|^sbd:)(?:Invoice|CreditNote)$/;
const OPTIONS = { prefixes: PREFIXES, long: new Set([BINARY_OBJECT]) };

/** The invoice itself, out of its envelope (StandardBusinessDocument) when it has one. */
function unwrapped(root: XmlElement): XmlElement {
  if (root.name !== 'sbd:StandardBusinessDocument') return root;
  return root.children.find(({ name }) => Object.hasOwn(ROOTS, name) || LIKE_UBL.test(name)) ?? root;
}

function dialectOf(root: XmlElement): Dialect {
  const [customization = '', profile = ''] = [textAt(root, 'cbc:CustomizationID')?.toLowerCase(), textAt(root, 'cbc:ProfileID')?.toLowerCase()];
  const marked = root.children.some((one) => one.name === 'cac:AdditionalDocumentReference' && textAt(one, 'cbc:ID')?.toUpperCase() === 'UBL.BE');
  if (marked || customization.includes('ubl.be')) return 'ublBe';
  if (profile.includes('e-fff') || customization.includes('e-fff')) return 'efff';
  if (customization.includes('selfbilling') || profile.includes('selfbilling')) return 'selfBilling';
  return customization.includes('peppol') ? 'peppol' : 'other';
}

/** UNCL1001: self-billed invoice, credit note, debit note. */
const SELF_BILLED = new Set(['389', '261', '527']);

const partyIn = (root: XmlElement, name: string) => {
  const outer = child(root, name);
  return partyOf(child(outer, 'cac:Party'), outer);
};

function invoiceOf(root: XmlElement, encodingAssumed: boolean): Omit<UblInvoice, 'type'> {
  const remarks: Remark[] = encodingAssumed ? [{ code: 'encodingAssumed' }] : [];
  const named = currencyOf(root);
  if (!named) remarks.push({ code: 'currencyAssumed' });
  const currency = named ?? 'EUR';
  const typeCode = textOf(child(root, 'cbc:InvoiceTypeCode') ?? child(root, 'cbc:CreditNoteTypeCode'));
  const dialect = dialectOf(root);
  const payments = paymentsOf(remarks, root);
  const totals = totalsOf(remarks, root, currency);
  const lines = linesOf(remarks, root);
  const adjustments = adjustmentsOf(remarks, root, true);
  const broken = taxesOf(remarks, taxTotals(root, currency).own);
  if (broken.length === 0 && lines.length > 0) remarks.push({ code: 'taxesFromLines' });
  const payee = child(root, 'cac:PayeeParty');
  const representative = child(root, 'cac:TaxRepresentativeParty');
  return said({
    typeCode,
    dialect,
    selfBilled: dialect === 'selfBilling' || SELF_BILLED.has(typeCode ?? ''),
    customization: textAt(root, 'cbc:CustomizationID'),
    profile: textAt(root, 'cbc:ProfileID'),
    number: textAt(root, 'cbc:ID'),
    issueDate: dateAt(remarks, root, 'cbc:IssueDate'),
    dueDate: dueDateOf(remarks, root, payments),
    taxPointDate: dateAt(remarks, root, 'cbc:TaxPointDate'),
    period: periodOf(remarks, child(root, 'cac:InvoicePeriod')),
    notes: textsOf(root, 'cbc:Note'),
    currency,
    accountingCost: textAt(root, 'cbc:AccountingCost'),
    references: referencesOf(remarks, root),
    seller: partyIn(root, 'cac:AccountingSupplierParty'),
    buyer: partyIn(root, 'cac:AccountingCustomerParty'),
    payee: payee && partyOf(payee),
    representative: representative && partyOf(representative),
    delivery: deliveryOf(root, remarks),
    payments,
    terms: termsOf(root),
    adjustments,
    taxes: broken.length > 0 ? broken : taxesFromLines(lines, adjustments, totals.vat),
    totals,
    lines,
    attachments: attachmentsOf(root),
    remarks
  });
}

/**
 * @param bytes of the file as it was received; they are not changed
 * @param limits other limits than `XML_LIMITS`
 * @returns all that the file says, or why it is not read. Never throws for what a file holds; nothing is fetched, no entity expanded.
 */
export function readUbl(bytes: Uint8Array, limits?: Partial<XmlLimits>): Result<UblInvoice, UblFault> {
  const read = readXml(bytes, { ...OPTIONS, ...(limits && { limits }) });
  if (!read.ok) return read;
  const root = unwrapped(read.value.root);
  const type = Object.hasOwn(ROOTS, root.name) ? ROOTS[root.name] : undefined;
  if (!type) return refuse(LIKE_UBL.test(root.name) ? 'wrongNamespace' : 'notUbl');
  // An invoice whose parts are of another version has none that we know.
  if (!root.children.some(({ name }) => name.startsWith('cbc:'))) return refuse('wrongNamespace');
  return pass(withType(invoiceOf(root, read.value.encodingAssumed), type));
}
