// "Paid by transfer" and the like, by who pays whom: the customer us, or we the seller; and the way back on credit notes.
import { type DocumentKind, isCredit, isPurchase } from '#domain/document/kinds.ts';
import type { PaymentMethod } from '#domain/document/model.ts';
import { m } from '#messages';

type Words = Readonly<Record<PaymentMethod, () => string>>;

const paid: Words = { transfer: m.documents_paid_by_transfer, cash: m.documents_paid_by_cash, card: m.documents_paid_by_card };
const refunded: Words = { transfer: m.documents_refunded_by_transfer, cash: m.documents_refunded_by_cash, card: m.documents_refunded_by_card };
const paidToSeller: Words = { transfer: m.slips_paid_by_transfer, cash: m.slips_paid_by_cash, card: m.slips_paid_by_card };
const received: Words = { transfer: m.slips_received_by_transfer, cash: m.slips_received_by_cash, card: m.slips_received_by_card };

/** @returns "Payée par virement", as it is said of a document of this kind */
export function methodWords(kind: DocumentKind, method: PaymentMethod): string {
  const [pays, back] = isPurchase(kind) ? [paidToSeller, received] : [paid, refunded];
  return (isCredit(kind) ? back : pays)[method]();
}

/** @returns "Marquer payée", as it is said of a document of this kind */
export function markPaidWords(kind: DocumentKind): string {
  if (isPurchase(kind)) return isCredit(kind) ? m.slips_mark_received() : m.slips_mark_paid();
  return isCredit(kind) ? m.documents_mark_refunded() : m.documents_mark_paid();
}
