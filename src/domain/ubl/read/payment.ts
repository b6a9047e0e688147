// How to pay (BG-16 … BG-19) and by when.
import type { IsoDate } from '../../dates.ts';
import { all, at, child, textAt, textsOf, type XmlElement } from './element.ts';
import type { Remark, UblPayment } from './invoice.ts';
import { said } from './party.ts';
import { dateAt } from './values.ts';

function bicOf(account: XmlElement | undefined): string | undefined {
  const branch = child(account, 'cac:FinancialInstitutionBranch');
  // UBL 2.0 files keep it one element deeper.
  return textAt(branch, 'cac:FinancialInstitution', 'cbc:ID') ?? textAt(branch, 'cbc:ID');
}

/** PaymentMeans, in their order. */
export function paymentsOf(remarks: Remark[], root: XmlElement): UblPayment[] {
  return all(root, 'cac:PaymentMeans').map((means) => {
    const account = child(means, 'cac:PayeeFinancialAccount');
    return said<UblPayment>({
      code: textAt(means, 'cbc:PaymentMeansCode'),
      ids: textsOf(means, 'cbc:PaymentID'),
      instruction: textsOf(means, 'cbc:InstructionNote').join('\n') || undefined,
      dueDate: dateAt(remarks, means, 'cbc:PaymentDueDate'),
      account: textAt(account, 'cbc:ID'),
      accountName: textAt(account, 'cbc:Name'),
      bic: bicOf(account),
      mandate: textAt(means, 'cac:PaymentMandate', 'cbc:ID'),
      debited: textAt(means, 'cac:PaymentMandate', 'cac:PayerFinancialAccount', 'cbc:ID'),
      card: textAt(at(means, 'cac:CardAccount'), 'cbc:PrimaryAccountNumberID')
    });
  });
}

/** BT-9: at the root, else where credit notes and older files keep it. */
export function dueDateOf(remarks: Remark[], root: XmlElement, payments: readonly UblPayment[]): IsoDate | undefined {
  const inTerms = () => all(root, 'cac:PaymentTerms').map((terms) => dateAt(remarks, terms, 'cbc:PaymentDueDate')).find(Boolean);
  return dateAt(remarks, root, 'cbc:DueDate') ?? payments.find(({ dueDate }) => dueDate)?.dueDate ?? inTerms();
}

/** BT-20. */
export const termsOf = (root: XmlElement): string[] => all(root, 'cac:PaymentTerms').flatMap((terms) => textsOf(terms, 'cbc:Note'));
