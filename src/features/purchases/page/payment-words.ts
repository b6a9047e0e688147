// A payment of a purchase in words: which way the money went.
import type { Payable, PurchasePayment } from '#domain/purchase/model.ts';
import { m } from '#messages';
import { formatCents, formatDate } from '#ui/format.ts';

/** Whether money of a purchase comes in: what a credit note gives, and what an invoice got too much of. `cents`: of the payment, negative where it goes back. */
export const comesIn = ({ type }: Pick<Payable, 'type'>, cents: number): boolean => (type === 'creditNote') !== cents < 0;

/** "Paid on …", "refund received on …". */
export function paymentText(purchase: Pick<Payable, 'type'>, { day, cents }: PurchasePayment): string {
  return (comesIn(purchase, cents) ? m.purchases_refunded_on : m.purchases_paid_on)({ date: formatDate(day, 'medium') });
}

/** An amount in the currency of the purchase. */
export const amountText = ({ currency }: Pick<Payable, 'currency'>, cents: number): string => formatCents(cents, { currency });
