// Changes that a person makes to a purchase: what was read of a field counts no more once it is typed.
import { dueDate, type PaymentTerms } from '../dates.ts';
import { percentOfCents } from '../money/cents.ts';
import { compare, type Decimal } from '../money/decimal.ts';
import { isOgm } from '../numbers/ogm.ts';
import { isRf } from '../numbers/rf.ts';
import { emptyAddress } from '../party/new-customer.ts';
import { between, inOrder } from '../position.ts';
import type { SupplierParty } from '../supplier/model.ts';
import { NORMAL_RATE } from '../tax/rates.ts';
import { missingOf } from './amounts.ts';
import { type AmountLine, type Purchase, READ_FIELDS, type ReadField } from './model.ts';
import { isReverse, type Treatment } from './treatment.ts';

/** What is set as it is; `iban` is the account that the document names. */
export type Settable = Omit<Purchase, 'id' | 'kind' | 'schema' | 'createdAt' | 'lines' | 'payments' | 'files' | 'source' | 'read' | 'supplier' | 'supplierId'> & { iban?: string };
export type SettableField = keyof Settable;

/** The purchase without the marks of what a machine read in these fields. */
export function unread(purchase: Purchase, ...fields: ReadField[]): Purchase {
  if (!purchase.read || !fields.some((field) => purchase.read?.[field])) return purchase;
  const read = Object.fromEntries(Object.entries(purchase.read).filter(([field]) => !fields.includes(field as ReadField)));
  return { ...purchase, read };
}

/**
 * Sets a field, or takes it away with `undefined`; its read mark goes. A communication that is neither an OGM nor an RF reference is
 * the free text of the transfer. With `term`, a due date that the old issue date had given follows the new one.
 */
export function setField<F extends SettableField>(purchase: Purchase, field: F, value: Settable[F], { term }: { term?: PaymentTerms } = {}): Purchase {
  const next = (READ_FIELDS as readonly string[]).includes(field) ? unread(purchase, field as ReadField) : purchase;
  if (field === 'iban') return withIban(next, value as string | undefined);
  if (field === 'communication') return withCommunication(next, value as string | undefined);
  const changed: Purchase = { ...next, [field]: value };
  if (field !== 'issueDate' || !term || !changed.issueDate) return changed;
  const followed = purchase.dueDate === undefined || (purchase.issueDate !== undefined && purchase.dueDate === dueDate(purchase.issueDate, term));
  return followed ? { ...changed, dueDate: dueDate(changed.issueDate, term) } : changed;
}

function withIban(purchase: Purchase, iban: string | undefined): Purchase {
  if (purchase.supplier?.iban === iban) return purchase;
  // The BIC was that of the other account.
  const { bic: _, ...party } = purchase.supplier ?? namelessParty();
  return { ...purchase, supplier: { ...party, iban } };
}

function withCommunication(purchase: Purchase, text: string | undefined): Purchase {
  const structured = isOgm(text) || isRf(text);
  return { ...purchase, communication: structured ? text : undefined, paymentText: structured ? undefined : text || undefined };
}

const namelessParty = (): SupplierParty => ({ type: 'company', name: '', address: emptyAddress() });

export type NewAmountLine = { id: string } & Partial<Omit<AmountLine, 'id' | 'pos'>>;

/**
 * Adds a line at the end. Unless `line` says otherwise it is treated and categorised as the line before it, at the normal rate, and takes
 * what is still missing to the total of the document: net and VAT in cents.
 */
export function addLine(purchase: Purchase, line: NewAmountLine): Purchase {
  const last = inOrder(purchase.lines).at(-1);
  const treatment = line.treatment ?? last?.treatment ?? 'domestic';
  const rate = rateUnder(treatment, line.rate ?? NORMAL_RATE);
  const missing = missingOf(purchase, treatment, rate);
  const net = line.net ?? missing.net;
  const vat = line.vat ?? (line.net === undefined ? missing.vat : vatOf({ treatment, net, rate }));
  const category = line.category ?? last?.category;
  const added: AmountLine = { ...line, ...(category && { category }), treatment, net, rate, vat, pos: between(last?.pos ?? '', '') };
  return { ...unread(purchase, 'amounts'), lines: [...purchase.lines, added] };
}

/**
 * Changes one line. Its VAT follows net × rate, half a cent up, unless VAT itself is typed or was something else before: then it stays
 * until the treatment changes. Without VAT (`none`) rate and VAT are 0; under a reverse charge the VAT is what the buyer declares.
 */
export function changeLine(purchase: Purchase, id: string, change: Partial<Omit<AmountLine, 'id' | 'pos'>>): Purchase {
  const lines = purchase.lines.map((line) => (line.id === id ? changed(line, change) : line));
  return { ...unread(purchase, 'amounts'), lines };
}

function changed(line: AmountLine, change: Partial<AmountLine>): AmountLine {
  const next = { ...line, ...change };
  const treated = next.treatment !== line.treatment;
  const rate = treated || next.treatment === 'none' ? rateUnder(next.treatment, change.rate ?? next.rate) : next.rate;
  if (next.treatment === 'none') return { ...next, rate, vat: 0 };
  if (change.vat !== undefined) return { ...next, rate };
  const followed = line.vat === vatOf(line);
  return { ...next, rate, vat: treated || followed ? vatOf({ ...next, rate }) : line.vat };
}

/** Takes a line away. */
export function removeLine(purchase: Purchase, id: string): Purchase {
  return { ...unread(purchase, 'amounts'), lines: purchase.lines.filter((line) => line.id !== id) };
}

/** VAT of a line as net × rate gives it, cents, half away from zero. */
export const vatOf = ({ treatment, net, rate }: Pick<AmountLine, 'treatment' | 'net' | 'rate'>) => (treatment === 'none' ? 0 : percentOfCents(net, rate));

/** The rate that a line has under a treatment: none without VAT; under a reverse charge the Belgian one, where the document says 0. */
export function rateUnder(treatment: Treatment, rate: Decimal): Decimal {
  if (treatment === 'none') return '0';
  return isReverse(treatment) && compare(rate, '0') === 0 ? NORMAL_RATE : rate;
}
