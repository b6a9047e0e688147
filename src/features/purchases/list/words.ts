// What a list comes to, what is left out of a payment file, and why a file cannot be made, in words.
import type { BatchFault } from '#domain/purchase/batch.ts';
import type { SepaFault } from '#domain/sepa/model.ts';
import { m } from '#messages';
import { formatCents, formatCount } from '#ui/format.ts';

const LEFT: Record<BatchFault, () => string> = {
  notEuro: m.purchases_left_currency,
  nothingOpen: m.purchases_left_nothing,
  notProcessed: m.purchases_left_unprocessed,
  creditNote: m.purchases_left_credit_note,
  paidOtherwise: m.purchases_left_paid_otherwise,
  noSupplier: m.purchases_fault_supplier,
  noIban: m.purchases_no_qr_iban
};

/** Why one purchase is not in the file. */
export const batchFaultText = (code: BatchFault): string => LEFT[code]();

/** Why the file cannot be made; `nameOf` gives the name of a payment. */
export function sepaFaultText({ code, payment }: SepaFault, nameOf: (id: string) => string): string {
  const who = payment ? nameOf(payment) : m.purchases_batch_account();
  if (code === 'wrongIban' || code === 'notSepa') return m.purchases_batch_fault_iban({ name: who });
  if (code === 'notEuro') return m.purchases_batch_fault_euro({ name: who });
  if (code === 'ownAccount') return m.purchases_batch_fault_own({ name: who });
  return m.purchases_batch_fault({ name: who, code });
}

/** Sums of a list's columns, as far as they were asked for. */
type Sums = Readonly<Record<string, number>>;

/** How many there are, and how many of them the sums leave out because they are not in euros. */
export function footText(count: number, { notEuro = 0 }: Sums): string {
  const all = m.purchases_foot({ count, shown: formatCount(count) });
  return notEuro > 0 ? `${all} · ${m.totals_foreign({ count: notEuro })}` : all;
}

/** What a month comes to in euros, and that something is left out where it is. */
export function monthText({ euroTotal = 0, notEuro = 0 }: Sums): string {
  const sum = formatCents(euroTotal, { currency: true });
  return notEuro > 0 ? m.purchases_sum_without_foreign({ sum }) : sum;
}
