// Paying a purchase: the request behind its QR code, and the payments as they are noted on it.
import type { Company } from '../company/model.ts';
import type { IsoDate } from '../dates.ts';
import { type PaymentFault, paymentPayload, type PaymentRequest } from '../epc/payment.ts';
import type { Cents } from '../money/cents.ts';
import { between, inOrder } from '../position.ts';
import type { Instant } from '../record.ts';
import { pass, refuse, type Result } from '../result.ts';
import { dueOf } from './amounts.ts';
import type { BatchPlan } from './batch.ts';
import type { Purchase, PurchasePayment } from './model.ts';
import { transferText } from './transfer-text.ts';

/** Why there is nothing to pay by transfer; the rest are faults of the code itself. */
export type PurchasePaymentFault = 'creditNote' | 'nothingOpen' | 'noSupplier' | 'noIban' | PaymentFault;

/**
 * What a transfer for this purchase says: the supplier's name and account, what is open (neither paid nor ordered), its structured
 * communication, else its payment text or number. It passes as it is to `paymentPayload`.
 */
export function paymentOf(purchase: Purchase, company: Pick<Company, 'qrReference'>): Result<PaymentRequest, PurchasePaymentFault> {
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
export function orderPayments(purchase: Purchase, plan: Pick<BatchPlan, 'parts'>, { day, account, batch, at }: { day: IsoDate; account: string; batch?: string; at: Instant }): Purchase {
  const has = new Set(purchase.payments.map(({ id }) => id));
  const mine = plan.parts.filter((part) => part.purchase === purchase.id && !has.has(part.id));
  return mine.reduce((paid, { id, cents, method }) => {
    return withPayment(paid, { id, day, cents, method, state: 'ordered', ...(method === 'transfer' && { account }), ...(batch && { batch }), at });
  }, purchase);
}

/** The purchase with what was ordered as paid: all of it, that of one file, or one payment; on `day` when the bank took another day. */
export function confirmPayments(purchase: Purchase, { batch, id, day }: { batch?: string; id?: string; day?: IsoDate } = {}): Purchase {
  const meant = (payment: PurchasePayment) =>
    payment.state === 'ordered' && (batch === undefined || payment.batch === batch) && (id === undefined || payment.id === id);
  if (!purchase.payments.some(meant)) return purchase;
  const payments = purchase.payments.map((payment): PurchasePayment => (meant(payment) ? { ...payment, state: 'made', ...(day && { day }) } : payment));
  return { ...purchase, payments };
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
}

/** The purchase with a payment that a person says; nothing changes when nothing is open and no amount is given. For a credit note: what came back. */
export function payByHand(purchase: Purchase, { id, day, cents = dueOf(purchase).open, method = 'transfer', account, state = 'made', at }: HandPayment): Purchase {
  if (cents === 0) return purchase;
  return withPayment(purchase, { id, day, cents, method, state, ...(account && { account }), at });
}

/** The purchase without one of its payments. Unknown ids change nothing. */
export const undoPayment = (purchase: Purchase, id: string): Purchase => ({ ...purchase, payments: purchase.payments.filter((payment) => payment.id !== id) });

/** The purchase without what a payment file ordered: it was never sent, or the bank refused it. What was confirmed stays. */
export function undoBatch(purchase: Purchase, batch: string): Purchase {
  return { ...purchase, payments: purchase.payments.filter((payment) => payment.batch !== batch || payment.state === 'made') };
}

function withPayment(purchase: Purchase, payment: Omit<PurchasePayment, 'pos'>): Purchase {
  const pos = between(inOrder(purchase.payments).at(-1)?.pos ?? '', '');
  return { ...purchase, payments: [...purchase.payments, { ...payment, pos }] };
}
