// How an electronic invoice is paid where nobody makes a transfer (BG-16: BT-81, BT-89).
import type { PaidBy } from '../../purchase/model.ts';
import type { UblInvoice } from './invoice.ts';

/** UNCL4461: direct debit, SEPA direct debit. */
const DIRECT_DEBIT = ['49', '59'];
/** UNCL4461: bank card, credit card, debit card. */
const CARD = ['48', '54', '55'];

/** Undefined for a transfer, and where a code tells nothing; a card beside an account is one of two ways. */
export function paidByOf({ type, payments }: UblInvoice): PaidBy | undefined {
  if (type === 'creditNote') return undefined;
  if (payments.some(({ code = '', mandate }) => mandate || DIRECT_DEBIT.includes(code))) return 'directDebit';
  return payments.length > 0 && payments.every(({ code = '' }) => CARD.includes(code)) ? 'card' : undefined;
}
