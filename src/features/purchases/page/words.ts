// What a purchase lacks or what is odd in it, in words.
import type { PurchaseFault, PurchaseProblem } from '#domain/purchase/check.ts';
import type { PurchasePaymentFault } from '#domain/purchase/pay.ts';
import type { Purchase } from '#domain/purchase/model.ts';
import { printIban } from '#domain/numbers/iban.ts';
import { m } from '#messages';
import { formatCents } from '#ui/format.ts';

/** A problem, and in which currency its amounts are. */
type Priced = PurchaseProblem & { currency: string };
const money = ({ cents = 0, currency }: Priced) => formatCents(cents, { currency, sign: 'always' });

const WORDS: Record<PurchaseFault, (problem: Priced) => string> = {
  supplierMissing: m.purchases_fault_supplier,
  numberMissing: m.purchases_fault_number,
  withoutNumber: m.purchases_fault_without_number,
  dateMissing: m.purchases_fault_date,
  linesMissing: m.purchases_fault_lines,
  totalDiffers: (problem) => m.purchases_fault_total({ difference: money(problem) }),
  totalNegative: m.purchases_fault_negative,
  vatDiffers: (problem) => m.purchases_fault_vat({ difference: money(problem) }),
  rateUnknown: m.purchases_fault_rate,
  dateInFuture: m.purchases_fault_future,
  dateOld: m.purchases_fault_old,
  dueBeforeIssue: m.purchases_fault_due,
  ibanWrong: m.purchases_fault_iban,
  ibanChanged: ({ before = '', now = '' }) => m.purchases_fault_iban_changed({ before: printIban(before), now: printIban(now) }),
  ibanOwn: m.purchases_fault_iban_own,
  otherBuyer: ({ now = '' }) => m.purchases_fault_buyer({ name: now }),
  supplierOwn: m.purchases_fault_own,
  communicationWrong: m.purchases_fault_communication,
  notEuro: ({ now = '' }) => m.purchases_fault_currency({ currency: now }),
  duplicate: m.purchases_twin
};

/** The problem in the reader's language. @param currency of the document, ISO 4217 */
export const problemText = (problem: PurchaseProblem, currency: string): string => WORDS[problem.code]({ ...problem, currency });

/** What stands at no field of the form: said below. A duplicate is said there too, with the way to it. */
export const isGeneral = ({ field, code }: PurchaseProblem): boolean => code !== 'duplicate' && (field === '' || field === 'lines');

/** What a field says: what is wrong as its error once the person wanted to go on, what is doubtful as its hint. */
export function problemOf(problems: readonly PurchaseProblem[], field: string, told: boolean, currency: string): { error?: string; hint?: string } {
  const own = problems.filter((problem) => problem.field === field && !isGeneral(problem) && problem.code !== 'duplicate');
  const wrong = own.find(({ level, code }) => level === 'wrong' && (told || !code.endsWith('Missing')));
  const hint = own.find(({ level }) => level === 'hint');
  return { ...(wrong && { error: problemText(wrong, currency) }), ...(hint && { hint: problemText(hint, currency) }) };
}

/** Why there is no code to pay with, and what to do instead. */
export function payFaultText(fault: PurchasePaymentFault, { currency }: Pick<Purchase, 'currency'>): string {
  if (fault === 'creditNote') return m.purchases_no_qr_credit_note();
  if (fault === 'notEuro') return m.purchases_no_qr_currency({ currency });
  if (fault === 'wrongIban' || fault === 'noIban') return m.purchases_no_qr_iban();
  if (fault === 'wrongAmount' || fault === 'nothingOpen') return m.purchases_no_qr_amount();
  if (fault === 'noName' || fault === 'noSupplier') return m.purchases_no_qr_name();
  return m.purchases_no_qr();
}

/** Why a document could not be read, or only in part. */
export function unreadableText(reason: string): string {
  const texts: Record<string, () => string> = {
    empty: m.purchases_unreadable_empty,
    encrypted: m.purchases_unreadable_encrypted,
    broken: m.purchases_unreadable_broken,
    unknownType: m.purchases_unreadable_type,
    noText: m.purchases_unreadable_no_text,
    tooLarge: m.purchases_unreadable_large,
    tooManyPixels: m.purchases_unreadable_large,
    tooManyPages: m.purchases_unreadable_pages,
    pictureUnreadable: m.purchases_unshown,
    heicUnreadable: m.purchases_unshown,
    word: m.purchases_unreadable_word,
    excel: m.purchases_unreadable_excel,
    powerpoint: m.purchases_unreadable_powerpoint,
    archive: m.purchases_unreadable_zip,
    noAttachment: m.purchases_unreadable_no_attachment,
    notUbl: m.purchases_unreadable_not_ubl,
    wrongNamespace: m.purchases_unreadable_not_ubl,
    doctype: m.purchases_unreadable_unsafe,
    zip: m.purchases_unreadable_zip,
    zipRest: m.purchases_unreadable_zip_rest,
    notRead: m.purchases_unreadable_not_read
  };
  return (texts[reason] ?? m.purchases_unreadable_broken)();
}
