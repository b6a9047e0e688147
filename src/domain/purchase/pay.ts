// Paying a purchase, or whatever else asks to be paid: the request behind its QR code, and the payments as they are noted on it.
import type { Company } from '../company/model.ts';
import type { IsoDate } from '../dates.ts';
import { type PaymentFault, paymentPayload, type PaymentRequest } from '../epc/payment.ts';
import type { Cents } from '../money/cents.ts';
import { between, inOrder } from '../position.ts';
import type { Instant } from '../record.ts';
import { pass, refuse, type Result } from '../result.ts';
import { dueOf } from './amounts.ts';
import type { BatchPlan } from './batch.ts';
import type { Payable, PurchasePayment, Stamp, WithdrawnPayment } from './model.ts';
import { transferText } from './transfer-text.ts';

/** Why there is nothing to pay by transfer; the rest are faults of the code itself. */
export type PurchasePaymentFault = 'creditNote' | 'nothingOpen' | 'noSupplier' | 'noIban' | PaymentFault;

/**
 * What a transfer for this purchase says: the supplier's name and account, what is open (neither paid nor ordered), its structured
 * communication, else its payment text or number. It passes as it is to `paymentPayload`.
 */
export function paymentOf(purchase: Payable, company: Pick<Company, 'qrReference'>): Result<PaymentRequest, PurchasePaymentFault> {
  const { supplier, communication, currency, type } = purchase;
  const { open } = dueOf(purchase);
  if (type === 'creditNote') return refuse('creditNote');
  if (open <= 0) return refuse('nothingOpen');
  if (!supplier?.name.trim()) return refuse('noSupplier');
  if (!supplier.iban) return refuse('noIban');
  const { name, iban, bic } = supplier;
  const text = communication ? undefined : transferText(purchase);
  const request: PaymentRequest = {
    ...{ name, iban, cents: open, currency },
    ...(bic && { bic }),
    ...(communication && { communication }),
    ...(text && { text }),
    ...(company.qrReference && { referenceLine: company.qrReference })
  };
  const payload = paymentPayload(request);
  return payload.ok ? pass(request) : payload;
}

/**
 * The purchase with its part of a payment file: transfers and credit set off, ordered until someone says that they went. The ids are
 * those of the plan, which the file gives as EndToEndId. A purchase without a part, or that has it already, comes back as it is.
 */
export function orderPayments<P extends Payable>(purchase: P, plan: Pick<BatchPlan, 'parts'>, { day, account, batch, at, by }: Stamp & { day: IsoDate; account: string; batch?: string }): P {
  const has = new Set(purchase.payments.map(({ id }) => id));
  const mine = plan.parts.filter((part) => part.purchase === purchase.id && !has.has(part.id));
  return mine.reduce<P>((paid, { id, cents, method }) => {
    return withPayment(paid, { id, day, cents, method, state: 'ordered', ...(method === 'transfer' && { account }), ...(batch && { batch }), at, ...(by && { by }) });
  }, purchase);
}

/** Which of what was ordered is meant: all of it, that of one file for the bank, or one payment. */
export interface OrdersMeant {
  batch?: string | undefined;
  id?: string | undefined;
}

/** What was ordered and not yet said to have gone. */
export const ordersOf = ({ payments }: Pick<Payable, 'payments'>, { batch, id }: OrdersMeant = {}): PurchasePayment[] =>
  payments.filter((payment) => payment.state === 'ordered' && (batch === undefined || payment.batch === batch) && (id === undefined || payment.id === id));

/** The purchase with what was ordered as paid; on `day` when the bank took another day. `stamp`: who says so. */
export function confirmPayments<P extends Payable>(purchase: P, { day, ...meant }: OrdersMeant & { day?: IsoDate } = {}, stamp?: Stamp): P {
  const orders = new Set(ordersOf(purchase, meant));
  if (orders.size === 0) return purchase;
  const payments = purchase.payments.map((payment): PurchasePayment => (orders.has(payment) ? { ...payment, state: 'made', ...(day && { day }), ...(stamp && { confirmedAt: stamp.at, confirmedBy: stamp.by }) } : payment));
  return { ...purchase, payments };
}

/** The purchase with confirmed payments ordered again, as they were: what was confirmed by mistake. Payments that are gone stay gone. */
export function orderAgain<P extends Payable>(purchase: P, orders: readonly PurchasePayment[]): P {
  const before = new Map(orders.map((order) => [order.id, order]));
  const payments = purchase.payments.map((payment): PurchasePayment => {
    const order = before.get(payment.id);
    return order ? { ...payment, state: order.state, day: order.day, confirmedAt: order.confirmedAt, confirmedBy: order.confirmedBy } : payment;
  });
  return { ...purchase, payments };
}

/** The purchase without what was ordered: the bank did not do it, or it was never sent; `stamp` says who says so. What was confirmed stays. */
export const dropOrders = <P extends Payable>(purchase: P, meant: OrdersMeant, stamp: Stamp): P => withdraw(purchase, ordersOf(purchase, meant), stamp);

/** The purchase without one of its payments, which its history keeps. Unknown ids change nothing. */
export const withdrawPayment = <P extends Payable>(purchase: P, id: string, stamp: Stamp): P => withdraw(purchase, purchase.payments.filter((payment) => payment.id === id), stamp);

function withdraw<P extends Payable>(purchase: P, payments: readonly PurchasePayment[], { at, by }: Stamp): P {
  if (payments.length === 0) return purchase;
  const gone = payments.map((payment): WithdrawnPayment => ({ ...payment, withdrawnAt: at, ...(by && { withdrawnBy: by }) }));
  const ids = new Set(gone.map(({ id }) => id));
  return { ...purchase, payments: purchase.payments.filter(({ id }) => !ids.has(id)), withdrawn: [...(purchase.withdrawn ?? []).filter(({ id }) => !ids.has(id)), ...gone] };
}

/** The purchase with orders that were dropped, as if they had not been; those that are there already left as they are. */
export function putOrdersBack<P extends Payable>(purchase: P, orders: readonly PurchasePayment[]): P {
  const there = new Set(purchase.payments.map(({ id }) => id));
  const back = new Set(orders.map(({ id }) => id));
  return { ...purchase, payments: [...purchase.payments, ...orders.filter(({ id }) => !there.has(id))], ...(purchase.withdrawn && { withdrawn: purchase.withdrawn.filter(({ id }) => !back.has(id)) }) };
}

export interface HandPayment {
  id: string;
  day: IsoDate;
  /** Absent: all that is open. */
  cents?: Cents;
  method?: PurchasePayment['method'];
  /** IBAN of the own account. */
  account?: string;
  /** `ordered`: the QR was scanned, the bank has not said that it went. Default `made`. */
  state?: PurchasePayment['state'];
  at: Instant;
  by?: string;
}

/** The purchase with a payment that a person says; nothing changes when nothing is open and no amount is given. For a credit note: what came back. */
export function payByHand<P extends Payable>(purchase: P, { id, day, cents = dueOf(purchase).open, method = 'transfer', account, state = 'made', at, by }: HandPayment): P {
  if (cents === 0) return purchase;
  return withPayment(purchase, { id, day, cents, method, state, ...(account && { account }), at, ...(by && { by }) });
}

/** As if the payment had not been noted. Unknown ids change nothing. */
export const undoPayment = <P extends Payable>(purchase: P, id: string): P => ({ ...purchase, payments: purchase.payments.filter((payment) => payment.id !== id) });

function withPayment<P extends Payable>(purchase: P, payment: Omit<PurchasePayment, 'pos'>): P {
  const pos = between(inOrder(purchase.payments).at(-1)?.pos ?? '', '');
  return { ...purchase, payments: [...purchase.payments, { ...payment, pos }] };
}
