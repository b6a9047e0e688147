// Payments in cash: rounding to five cents, and the limit above which the law forbids them.
import { roundTo5Cents, type Cents } from '../money/cents.ts';

/** Law of 18 September 2017, art. 67: at most EUR 3,000 in cash for one supply, to or from a business. */
export const CASH_LIMIT: Cents = 300_000;

export interface CashPayment {
  /** What is asked in coins and notes. */
  toPay: Cents;
  /** What remains of the amount due: positive when the customer pays less than that. */
  difference: Cents;
  /** The amount due is above the limit: to be warned of. */
  overLimit: boolean;
}

/** What to ask in cash for `due` cents (Code of economic law, art. VI.7/2, in force since 1 December 2019). */
export function cashPayment(due: Cents): CashPayment {
  const toPay = roundTo5Cents(due);
  return { toPay, difference: due - toPay, overLimit: Math.abs(due) > CASH_LIMIT };
}
