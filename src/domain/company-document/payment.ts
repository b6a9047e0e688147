// What is to be paid of a company document: said by a person, or read from its pages and then doubtful until a person says that it is right.
import type { IsoDate } from '../dates.ts';
import { eboxText } from '../ebox/message.ts';
import type { Cents } from '../money/cents.ts';
import type { Read } from '../purchase/model.ts';
import { type Seen, SURE_ENOUGH, type Understood } from '../purchase/understood.ts';
import type { Instant } from '../record.ts';
import type { CompanyDocument, PaymentField } from './model.ts';

/** As a person types it. */
export interface PaymentSaid {
  cents: Cents;
  name: string;
  iban?: string | undefined;
  /** Twelve digits of an OGM, an RF reference, or free text. */
  communication?: string | undefined;
  paymentText?: string | undefined;
  due?: IsoDate | undefined;
}

/** The document with its payment as a person says it is: nothing of it is doubtful any more. */
export function sayPayment(document: CompanyDocument, { cents, name, iban, communication, paymentText, due }: PaymentSaid, now: Instant): CompanyDocument {
  const { supplier } = document;
  // The BIC belongs to the account that it came with.
  const bic = iban !== undefined && iban === supplier?.iban ? supplier.bic : undefined;
  return { ...document, total: cents, supplier: { ...supplier, name, iban, bic }, communication, paymentText, dueDate: due, processedAt: now, read: undefined };
}

/** The document with its payment as it stands said to be right. */
export const confirmPayment = (document: CompanyDocument, now: Instant): CompanyDocument => ({ ...document, processedAt: now, read: undefined });

/** The document with nothing to pay; what was paid stays noted. */
export const nothingToPay = (document: CompanyDocument): CompanyDocument => ({ ...document, total: undefined, communication: undefined, paymentText: undefined, dueDate: undefined, supplier: undefined, processedAt: undefined, read: undefined });

/** What must be known before it can be paid and is not. */
export function missingForPayment({ total, supplier }: Pick<CompanyDocument, 'total' | 'supplier'>): PaymentField[] {
  return [...(total === undefined ? (['cents'] as const) : []), ...(supplier?.iban ? [] : (['iban'] as const)), ...(supplier?.name.trim() ? [] : (['name'] as const))];
}

/** A payment that somebody has to look at: neither confirmed nor of nothing. */
export const isDoubtful = ({ total, supplier, processedAt }: Pick<CompanyDocument, 'total' | 'supplier' | 'processedAt'>): boolean => !processedAt && (total !== undefined || supplier?.iban !== undefined);

/**
 * The document with what was understood of one of its pages, where neither its message nor a person has said what is to be paid. A page that names no account and no
 * structured communication asks for no payment: amounts stand on many letters. What is doubtful stays empty.
 * @param hash SHA-256 of the file that was read: it is not read again
 */
export function withReading(document: CompanyDocument, hash: string, { total, dueDate, communication, supplier }: Pick<Understood, 'total' | 'dueDate' | 'communication' | 'supplier'>): CompanyDocument {
  const looked: CompanyDocument = { ...document, lookedAt: { ...document.lookedAt, [hash]: true } };
  const said = document.processedAt || document.total !== undefined || document.payments.length > 0;
  const [iban, told, amount, due] = [sure(supplier.iban), sure(communication), sure(total), sure(dueDate)];
  if (said || !iban || (!told && !amount)) return looked;
  const sender = eboxText(document.ebox?.senderName ?? document.ebox?.provider.name ?? {}, 'fr');
  const name = sure(supplier.name)?.value ?? document.supplier?.name ?? document.party ?? sender;
  const read: Partial<Record<PaymentField, Read>> = { iban: markOf(iban), ...(amount && { cents: markOf(amount) }), ...(told && { communication: markOf(told) }), ...(due && { due: markOf(due) }) };
  return {
    ...looked,
    supplier: { name, iban: iban.value },
    ...(amount && { total: amount.value }),
    ...(told && { communication: told.value }),
    ...(due && { dueDate: due.value }),
    read
  };
}

const sure = <T>(seen: Seen<T> | undefined): Seen<T> | undefined => (seen && seen.confidence >= SURE_ENOUGH ? seen : undefined);
const markOf = ({ from, confidence }: Read): Read => ({ from, confidence });
