// What could be understood of a supplier's document, whichever way it was read: each value with where it comes from.
import type { IsoDate } from '../dates.ts';
import type { Cents } from '../money/cents.ts';
import type { Decimal } from '../money/decimal.ts';
import type { Address } from '../party/model.ts';
import type { NamedBuyer, PaidBy, PurchaseType, Read } from './model.ts';
import type { Treatment } from './treatment.ts';

export interface Seen<T> extends Read {
  value: T;
}

export interface SeenLine {
  text?: string;
  treatment: Treatment;
  net: Cents;
  rate: Decimal;
  vat: Cents;
}

/** What is doubtful is absent rather than guessed. */
export interface Understood {
  type?: Seen<PurchaseType>;
  number?: Seen<string>;
  issueDate?: Seen<IsoDate>;
  dueDate?: Seen<IsoDate>;
  /** ISO 4217. */
  currency?: Seen<string>;
  supplier: {
    name?: Seen<string>;
    /** Ten digits, checked. */
    enterpriseNumber?: Seen<string>;
    vatNumber?: Seen<string>;
    address?: Seen<Address>;
    email?: Seen<string>;
    phone?: Seen<string>;
    iban?: Seen<string>;
    bic?: Seen<string>;
  };
  /** Who is asked to pay, as far as it says: another company's invoice is warned of. */
  buyer: NamedBuyer;
  /** One per category and rate. */
  lines?: Seen<SeenLine[]>;
  total?: Seen<Cents>;
  prepaid?: Seen<Cents>;
  /** Twelve digits of an OGM, or an RF reference; both checked. */
  communication?: Seen<string>;
  paymentText?: Seen<string>;
  corrects?: Seen<string>;
  paidBy?: Seen<PaidBy>;
}

/** Nothing understood yet. */
export const NOTHING: Understood = { supplier: {}, buyer: {} };

/** Below this a value is not filled in, percent. */
export const SURE_ENOUGH = 60;
