// What is wrong with an electronic invoice, in words; without what the checks of the purchase say of it already.
import type { PurchaseFault, PurchaseProblem } from '#domain/purchase/check.ts';
import type { MissingPart, UblProblem } from '#domain/ubl/read/problems.ts';
import type { Sum, WrongSum } from '#domain/ubl/read/wrong-sums.ts';
import { m } from '#messages';
import { formatCents, formatDecimal } from '#ui/format.ts';

/** The same said of the purchase itself, where a person can change it. */
const SAID_BY: Partial<Record<UblProblem['code'], PurchaseFault>> = {
  otherBuyer: 'otherBuyer',
  ownDocument: 'supplierOwn',
  currency: 'notEuro',
  wrongIban: 'ibanWrong',
  wrongCommunication: 'communicationWrong',
  dueBeforeIssue: 'dueBeforeIssue'
};
/** Parts that the person is asked for in the form. */
const ASKED: readonly MissingPart[] = ['number', 'issueDate', 'seller', 'lines'];

/** @returns those that say something new */
export function unsaid(found: readonly UblProblem[], problems: readonly PurchaseProblem[]): UblProblem[] {
  return found.filter((one) => {
    if (one.code === 'missing') return !ASKED.includes(one.part);
    const same = SAID_BY[one.code];
    return same === undefined || !problems.some(({ code }) => code === same);
  });
}

const SUMS: Record<Sum, (place: { line: string; percent: string }) => string> = {
  lineAmount: ({ line }) => m.purchases_ubl_line_amount({ line }),
  lineTotal: () => m.purchases_ubl_line_total(),
  allowanceTotal: () => m.purchases_ubl_allowances(),
  chargeTotal: () => m.purchases_ubl_charges(),
  netTotal: () => m.purchases_ubl_net_total(),
  taxBase: ({ percent }) => m.purchases_ubl_tax_base({ percent }),
  taxAmount: ({ percent }) => m.purchases_ubl_tax_amount({ percent }),
  taxTotal: () => m.purchases_ubl_tax_total(),
  grossTotal: () => m.purchases_ubl_gross_total(),
  payable: () => m.purchases_ubl_payable()
};

const PARTS: Record<MissingPart, () => string> = {
  number: m.purchases_ubl_part_number,
  issueDate: m.purchases_ubl_part_date,
  seller: m.purchases_ubl_part_seller,
  buyer: m.purchases_ubl_part_buyer,
  lines: m.purchases_ubl_part_lines,
  taxes: m.purchases_ubl_part_taxes,
  total: m.purchases_ubl_part_total
};

function sumText({ sum, found, expected, line = '', percent = '0' }: WrongSum, currency: string): string {
  const money = (cents: number) => `${formatCents(cents)} ${currency}`;
  return m.purchases_ubl_sum({ what: SUMS[sum]({ line, percent: formatDecimal(percent) }), found: money(found), expected: money(expected) });
}

/** @param currency of the document, ISO 4217 */
export function ublProblemText(problem: UblProblem, currency: string): string {
  switch (problem.code) {
    case 'wrongSum':
      return sumText(problem, currency);
    case 'missing':
      return m.purchases_ubl_missing({ part: PARTS[problem.part]() });
    case 'otherBuyer':
      return m.purchases_ubl_other_buyer({ name: problem.name, number: problem.found });
    case 'ownDocument':
      return m.purchases_ubl_own();
    case 'currency':
      return m.purchases_ubl_currency({ currency: problem.currency });
    case 'wrongVatNumber':
      return m.purchases_ubl_vat_number({ text: problem.text });
    case 'wrongIban':
      return m.purchases_ubl_iban({ text: problem.text });
    case 'wrongCommunication':
      return m.purchases_ubl_communication({ text: problem.text });
    case 'foreignVat':
      return m.purchases_ubl_foreign({ vat: `${formatCents(problem.vat)} ${currency}`, country: problem.country });
    case 'unsureTreatment':
      return m.purchases_ubl_treatment({ category: problem.category });
    case 'notByTransfer':
      return problem.how === 'card' ? m.purchases_ubl_card() : m.purchases_ubl_direct_debit();
    case 'negativeCreditNote':
      return m.purchases_ubl_negative();
    case 'dueBeforeIssue':
      return m.purchases_ubl_due();
    case 'unreadable':
      return m.purchases_ubl_unreadable({ text: problem.text, element: problem.element });
    case 'pageTotal':
      return m.purchases_ubl_page_total({ page: `${formatCents(problem.page)} ${currency}`, invoice: `${formatCents(problem.invoice)} ${currency}` });
    case 'encodingAssumed':
      return m.purchases_ubl_encoding();
  }
}
