// A message of the government that is an invoice to the company, or of use to its accountant, as a purchase: made of it, and what it has of it already.
import { emptyAddress } from '../party/new-customer.ts';
import { eboxText } from '../ebox/message.ts';
import { dueOf } from '../purchase/amounts.ts';
import type { Purchase, Source } from '../purchase/model.ts';
import type { Lang } from '../record.ts';
import type { CompanyDocument } from './model.ts';

/** Where it comes from, as its history says it. */
export function sourceOf({ ebox }: Pick<CompanyDocument, 'ebox'>, lang: Lang): Omit<Source, 'at'> {
  const from = ebox && eboxText(ebox.senderName ?? ebox.provider.name, lang);
  const subject = ebox && eboxText(ebox.message.subject, lang);
  return { way: 'ebox', ...(from && { from }), ...(subject && { subject }) };
}

/** The purchase with what is known of the document, where the purchase has none of it: what is to be paid goes over, with what was paid of it already. */
export function withPaymentOf(purchase: Purchase, { supplier, total, dueDate, communication, paymentText, payments, currency, ebox }: CompanyDocument): Purchase {
  const number = ebox?.message.sender.number;
  return {
    ...purchase,
    ...(total !== undefined && { total, currency }),
    ...(supplier && { supplier: { ...(purchase.supplier ?? { type: 'company' as const, address: emptyAddress() }), name: supplier.name, ...(supplier.iban && { iban: supplier.iban }), ...(supplier.bic && { bic: supplier.bic }), ...(number && { enterpriseNumber: number }) } }),
    ...(dueDate && { dueDate }),
    ...(communication && { communication }),
    ...(paymentText && !communication && { paymentText }),
    payments: [...purchase.payments, ...payments.filter(({ id }) => !purchase.payments.some((one) => one.id === id))]
  };
}

/** The document whose payment is that of a purchase: it asks for nothing itself. */
export const takenOver = (document: CompanyDocument, purchaseId: string): CompanyDocument => ({ ...document, purchaseId });

/** It asks for its payment itself again. */
export const notTakenOver = (document: CompanyDocument): CompanyDocument => ({ ...document, purchaseId: null });

/** Whether its payment is its own and something of it is left. */
export const asksItself = (document: CompanyDocument): boolean => !document.purchaseId && Boolean(document.processedAt) && dueOf(document).open > 0;
