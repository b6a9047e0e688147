// Payment instructions (BG-16, BG-17).
import { isCredit } from '../document/kinds.ts';
import type { SealedDocument } from '../document/model.ts';
import { printOgm } from '../numbers/ogm.ts';
import { type Node, text } from './node.ts';

/** UNCL4461. */
const INSTRUMENT_NOT_DEFINED = '1';
const CREDIT_TRANSFER = '30';
const SEPA_CREDIT_TRANSFER = '58';

/**
 * PaymentMeans. A credit note asks for no money, so it names no account of the seller; UBL has its due date here
 * instead of at the root.
 */
export function paymentNode(sealed: SealedDocument): Node {
  const iban = text(sealed.seller.iban)?.replace(/\s/g, '');
  if (isCredit(sealed.kind)) {
    return { 'cbc:PaymentMeansCode': INSTRUMENT_NOT_DEFINED, 'cbc:PaymentDueDate': sealed.dueDate };
  }
  if (!iban) return { 'cbc:PaymentMeansCode': INSTRUMENT_NOT_DEFINED };
  const bic = text(sealed.seller.bic);
  return {
    'cbc:PaymentMeansCode': sealed.currency === 'EUR' ? SEPA_CREDIT_TRANSFER : CREDIT_TRANSFER,
    'cbc:PaymentID': sealed.communication && printOgm(sealed.communication),
    'cac:PayeeFinancialAccount': {
      'cbc:ID': iban,
      'cbc:Name': text(sealed.seller.name),
      'cac:FinancialInstitutionBranch': bic && { 'cbc:ID': bic }
    }
  };
}
