// What the lines of a purchase come to, and whether they agree with what the document says.
import { type Cents, centsToDecimal, percentOfCents, sumCents } from '../money/cents.ts';
import { add, type Decimal, divide, timesToCents } from '../money/decimal.ts';
import type { AmountLine, Payable } from './model.ts';
import { isReverse, type Treatment } from './treatment.ts';

export interface Amounts {
  net: Cents;
  /** VAT that the supplier charges. */
  vat: Cents;
  /** VAT that the buyer declares. */
  reverse: Cents;
  /** What the supplier asks for: net and charged VAT. */
  total: Cents;
}

/** All of a purchase's lines together, in cents; positive for credit notes too. */
export function amountsOf(lines: readonly AmountLine[]): Amounts {
  const net = sumCents(lines.map((line) => line.net));
  const vat = sumCents(lines.map((line) => (isReverse(line.treatment) ? 0 : line.vat)));
  const reverse = sumCents(lines.map((line) => (isReverse(line.treatment) ? line.vat : 0)));
  return { net, vat, reverse, total: net + vat };
}

/** What is asked for: what the document says, else what its lines come to. */
export const askedOf = ({ total, lines }: Pick<Payable, 'total' | 'lines'>): Cents => total ?? amountsOf(lines).total;

export interface Due {
  /** To be paid in all, after what the document says was paid before. */
  toPay: Cents;
  made: Cents;
  ordered: Cents;
  /** Neither made nor ordered; negative when too much was paid. */
  open: Cents;
}

/** Where the payment of a purchase stands. For a credit note: what the supplier gives back. */
export function dueOf(purchase: Pick<Payable, 'total' | 'lines' | 'prepaid' | 'payments'>): Due {
  const toPay = askedOf(purchase) - (purchase.prepaid ?? 0);
  const of = (state: 'made' | 'ordered') => sumCents(purchase.payments.filter((payment) => payment.state === state).map(({ cents }) => cents));
  const [made, ordered] = [of('made'), of('ordered')];
  return { toPay, made, ordered, open: toPay - made - ordered };
}

/** What the lines still miss to the document's total, as one line at `rate`: net and VAT come to it exactly. Nothing missing or no total: 0. */
export function missingOf({ total, lines }: Pick<Payable, 'total' | 'lines'>, treatment: Treatment, rate: Decimal): { net: Cents; vat: Cents } {
  const gross = total === undefined ? 0 : total - amountsOf(lines).total;
  if (isReverse(treatment)) return { net: gross, vat: percentOfCents(gross, rate) };
  const net = timesToCents(divide(centsToDecimal(gross), add('100', rate), 12), '100');
  return { net, vat: gross - net };
}
