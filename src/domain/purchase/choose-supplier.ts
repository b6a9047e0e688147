// Choosing who a purchase is from: it takes a copy of the supplier, and what is usual with it.
import { dueDate, type PaymentTerms } from '../dates.ts';
import { NORMAL_RATE } from '../tax/rates.ts';
import type { Supplier } from '../supplier/model.ts';
import { partyOf } from '../supplier/party-of.ts';
import { unread, vatOf } from './edit.ts';
import type { AmountLine, Purchase, ReadFrom } from './model.ts';
import { isReverse } from './treatment.ts';

/** When a supplier's documents are due that say nothing. */
export const USUAL_TERM: PaymentTerms = { days: 30 };

/** Days until documents of a supplier are due. */
export const termOf = (supplier: Pick<Supplier, 'term'>): PaymentTerms => supplier.term ?? USUAL_TERM;

/**
 * The purchase as one of this supplier: lines without a category get its own, lines on which no VAT is charged its treatment, and the due
 * date comes from its term where the document says none. An account that was read from the document stays: `checkPurchase` compares it.
 */
export function chooseSupplier(purchase: Purchase, supplier: Supplier): Purchase {
  const party = partyOf(supplier);
  const { iban, bic } = purchase.supplier ?? {};
  const said = purchase.read?.iban && iban && iban !== party.iban ? { iban, bic } : undefined;
  const due = purchase.dueDate ?? (purchase.issueDate && dueDate(purchase.issueDate, termOf(supplier)));
  const lines = purchase.lines.map((line) => usualWith(line, supplier));
  return unread({ ...purchase, supplierId: supplier.id, supplier: { ...party, ...said }, lines, ...(due && { dueDate: due }) }, 'supplier');
}

/**
 * A line as it usually is with a supplier. What the document says goes first: VAT that is charged, and a structured invoice's own word
 * that there is none; a treatment that was only guessed at gives way to the supplier's.
 */
export function usualWith(line: AmountLine, { category, treatment }: Pick<Supplier, 'category' | 'treatment'>, from?: ReadFrom): AmountLine {
  const next = category && !line.category ? { ...line, category } : line;
  if (treatment === next.treatment || !isReverse(treatment)) return next;
  const charged = next.treatment === 'domestic' && next.vat !== 0;
  if (charged || (from === 'ubl' && next.treatment !== 'domestic')) return next;
  const under = { ...next, treatment, rate: next.rate === '0' ? NORMAL_RATE : next.rate };
  return { ...under, vat: vatOf(under) };
}
