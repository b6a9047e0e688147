// "Paid: transfer / cash / card", partly or whole, as entries of the document.
import { type Payment, paymentEntries } from '#domain/document/pay.ts';
import type { Entry } from '#domain/document/model.ts';
import type { CompanyStore } from '#store/company.ts';

/**
 * Notes a payment; without `cents` all that is open at that moment, so that two tabs never pay the same twice.
 * @returns all entries of the document
 * @throws OpenChanged when `seen` is given and another amount is open by now: nothing is written
 */
export function recordPayment(store: CompanyStore, documentId: string, payment: Payment): Promise<Entry[]> {
  return store.append(documentId, (sealed, entries, newId) => paymentEntries(sealed, entries, payment, newId()));
}
