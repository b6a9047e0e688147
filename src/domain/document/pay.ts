// A payment on an issued document: the entries that it adds, with the rounding of cash to five cents.
import type { IsoDate } from '../dates.ts';
import { type Cents, sumCents } from '../money/cents.ts';
import { CASH_LIMIT, cashPayment } from '../tax/cash.ts';
import type { Entry, NewEntry, PaymentMethod, SealedDocument } from './model.ts';
import { standing, stateOf } from './state.ts';

export interface Payment {
  method: PaymentMethod;
  /** What was paid; absent: all that is open. */
  cents?: Cents;
  day: IsoDate;
  note?: string;
  /** What was open, in cents, when the person decided; absent: nobody looked at an amount. */
  seen?: Cents;
}

export interface PlannedPayment {
  /** What changes hands; when cash settles the document, a multiple of five cents. */
  cents: Cents;
  /** What the rounding of cash leaves (positive) or gains (negative), 0 unless the payment settles the document. */
  rounding: Cents;
  /** What is still open afterwards; negative when more was paid than was open. */
  left: Cents;
  /** All cash on this document would be above what the law allows. */
  overCashLimit: boolean;
}

/**
 * @returns what a payment comes to. Cash that would settle the document is rounded to five cents, and the difference is
 * written off by an entry of its own: the law rounds the total to pay (Code of economic law, art. VI.7/2). Cash in part,
 * or more than was open, is what was counted: smaller coins are still legal tender.
 */
export function planPayment(sealed: SealedDocument, entries: readonly Entry[], payment: Pick<Payment, 'method' | 'cents'>): PlannedPayment {
  const { open } = stateOf(sealed, entries);
  const asked = payment.cents ?? open;
  if (payment.method !== 'cash') return { cents: asked, rounding: 0, left: open - asked, overCashLimit: false };
  const { toPay: whole, difference } = cashPayment(open);
  const settles = cashPayment(asked).toPay === whole;
  const cents = settles ? whole : asked;
  const rounding = settles ? difference : 0;
  const before = sumCents(standing(entries).map((e) => (e.kind === 'paid' && e.method === 'cash' ? e.cents : 0)));
  return { cents, rounding, left: open - cents - rounding, overCashLimit: before + cents > CASH_LIMIT };
}

/** A payment is not noted: what is open is no longer what the person saw. Carries the document's present entries. */
export class OpenChanged extends Error {
  readonly entries: readonly Entry[];
  constructor(entries: readonly Entry[]) {
    super('the open amount has changed meanwhile');
    this.name = 'OpenChanged';
    this.entries = entries;
  }
}

/** A proposed entry that another one proposed with it refers to, and which therefore brings its own id. */
export type PlannedEntry = NewEntry & { id?: string };

/**
 * @param id the id that the payment's entry will have, for its rounding to refer to
 * @returns the entries of a payment; none when nothing would change hands
 * @throws OpenChanged when another amount is open than the one seen
 */
export function paymentEntries(sealed: SealedDocument, entries: readonly Entry[], payment: Payment, id: string): PlannedEntry[] {
  if (payment.seen !== undefined && payment.seen !== stateOf(sealed, entries).open) throw new OpenChanged(entries);
  const { cents, rounding } = planPayment(sealed, entries, payment);
  if (cents === 0 && rounding === 0) return [];
  const { method, day, note } = payment;
  const paid: PlannedEntry = { id, kind: 'paid', day, method, cents, ...(note && { note }) };
  return rounding === 0 ? [paid] : [paid, { kind: 'rounded', cents: rounding, payment: id }];
}
