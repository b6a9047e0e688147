// What is wrong with an electronic invoice: codes and figures that a screen puts into words.
import type { Cents } from '../../money/cents.ts';
import { parseIban } from '../../numbers/iban.ts';
import { parseVatNumber } from '../../numbers/vatnumber.ts';
import type { PaidBy } from '../../purchase/model.ts';
import type { OtherTotal } from './beside-page.ts';
import { communicationOf } from './communication.ts';
import { enterpriseNumbersOf, vatCountryOf, vatNumberOf } from './identity.ts';
import type { UblInvoice } from './invoice.ts';
import { paidByOf } from './paid-by.ts';
import { isNegativeCreditNote } from './sign.ts';
import { absolute, centsOf } from './sums.ts';
import { doubtOf } from './treatment.ts';
import { type WrongSum, wrongSums } from './wrong-sums.ts';

/** Parts that every invoice must have (BR-02 … BR-16). */
export type MissingPart = 'number' | 'issueDate' | 'seller' | 'buyer' | 'lines' | 'taxes' | 'total';

export type UblProblem =
  | WrongSum
  | { code: 'missing'; part: MissingPart }
  | { code: 'unreadable'; element: string; text: string }
  | { code: 'currency'; currency: string }
  | { code: 'wrongVatNumber' | 'wrongIban' | 'wrongCommunication'; text: string }
  /** The buyer is another company; the seller is the company itself, so it is no purchase. */
  | { code: 'otherBuyer'; name: string; found: string; expected: string }
  | { code: 'ownDocument' }
  /** VAT of another country, in cents; a category that does not tell how the buyer treats it. */
  | { code: 'foreignVat'; vat: Cents; country: string }
  | { code: 'unsureTreatment'; category: string }
  /** It is collected from the account, or was paid by card: a transfer would pay it twice. */
  | { code: 'notByTransfer'; how: PaidBy }
  /** A credit note with negative amounts: it may be meant as an invoice. */
  | { code: 'negativeCreditNote' }
  | { code: 'dueBeforeIssue' }
  /** The page that came with it asks for another amount; in cents. */
  | ({ code: 'pageTotal' } & OtherTotal)
  | { code: 'encodingAssumed' };

function missing({ number, issueDate, seller, buyer, lines, taxes, totals }: UblInvoice): UblProblem[] {
  const parts: Record<MissingPart, unknown> = { number, issueDate, seller: seller.name, buyer: buyer.name, lines: lines[0], taxes: taxes[0], total: totals.payable ?? totals.gross };
  return Object.entries(parts).flatMap(([part, value]): UblProblem[] => (value === undefined ? [{ code: 'missing', part: part as MissingPart }] : []));
}

function wrongNumbers(invoice: UblInvoice): UblProblem[] {
  const { seller, payments } = invoice;
  const vat = parseVatNumber(seller.vatNumber ?? '');
  // A prefix that is none of ours can be right; bare digits of a foreigner too.
  const checked = !vat.ok && vat.fault !== 'empty' && vat.fault !== 'unknownCountry' && (/^\s*[A-Za-z]/.test(seller.vatNumber ?? '') || (vatCountryOf(seller) ?? 'BE') === 'BE');
  const ibans = payments.flatMap(({ account }) => (account && /^\s*(?:IBAN\s*)?[A-Z]{2}\d{2}/i.test(account) ? [account] : []));
  const { wrong: communication } = communicationOf(invoice);
  return [
    ...(checked ? [{ code: 'wrongVatNumber' as const, text: seller.vatNumber! }] : []),
    ...ibans.filter((iban) => !parseIban(iban).ok).map((text) => ({ code: 'wrongIban' as const, text })),
    ...(communication ? [{ code: 'wrongCommunication' as const, text: communication }] : [])
  ];
}

/** The company that reads: its enterprise number and, in a VAT unit, other ones that are it too. */
export interface Own {
  enterpriseNumber: string;
  others?: readonly string[];
}

/** An invoice without any number of the buyer is given the benefit of the doubt. */
function wrongParties({ seller, buyer }: UblInvoice, own: Own | undefined): UblProblem[] {
  if (!own) return [];
  const ours = new Set([own.enterpriseNumber, ...(own.others ?? [])]);
  const numbers = enterpriseNumbersOf(buyer);
  const found = numbers[0] ?? vatNumberOf(buyer);
  const other = found !== undefined && !numbers.some((number) => ours.has(number));
  if (enterpriseNumbersOf(seller).some((number) => ours.has(number))) return [{ code: 'ownDocument' }];
  return other ? [{ code: 'otherBuyer', name: buyer.name ?? '', found, expected: own.enterpriseNumber }] : [];
}

function doubts({ taxes, seller }: UblInvoice): UblProblem[] {
  const country = vatCountryOf(seller);
  return taxes.flatMap((tax): UblProblem[] => {
    const doubt = doubtOf(tax, country);
    if (doubt === 'foreignVat') return [{ code: 'foreignVat', vat: centsOf(absolute(tax.vat ?? '0')) ?? 0, country: country ?? '' }];
    return doubt ? [{ code: 'unsureTreatment', category: tax.category ?? '' }] : [];
  });
}

function notByTransfer(invoice: UblInvoice): UblProblem[] {
  const how = paidByOf(invoice);
  return how ? [{ code: 'notByTransfer', how }] : [];
}

/**
 * @param own the company that it should be for; without it that is not looked at
 * @returns everything wrong or doubtful, what weighs most first; empty for a right invoice in euros to this company
 */
export function problemsOf(invoice: UblInvoice, own?: Own): UblProblem[] {
  const { remarks, currency, issueDate, dueDate } = invoice;
  return [
    ...wrongParties(invoice, own),
    ...notByTransfer(invoice),
    ...missing(invoice),
    ...(currency === 'EUR' ? [] : [{ code: 'currency' as const, currency }]),
    ...wrongSums(invoice),
    ...remarks.flatMap((remark): UblProblem[] => (remark.code === 'unreadable' || remark.code === 'encodingAssumed' ? [remark] : [])),
    ...wrongNumbers(invoice),
    ...doubts(invoice),
    ...(isNegativeCreditNote(invoice) ? [{ code: 'negativeCreditNote' as const }] : []),
    ...(issueDate && dueDate && dueDate < issueDate ? [{ code: 'dueBeforeIssue' as const }] : [])
  ];
}
