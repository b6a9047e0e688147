// The payment QR of an invoice: what is left to pay, with its communication where bank apps look for it.
import type { Cents } from '../money/cents.ts';
import { isOgm, printOgm } from '../numbers/ogm.ts';
import { printRf } from '../numbers/rf.ts';
import { refuse, type Result } from '../result.ts';
import { cutUtf8 } from '../text/utf8.ts';
import { EPC_MAX_CENTS, writePayload, type EpcFault } from './payload.ts';

export interface PaymentRequest {
  /** The company's name as typed: it is cleaned and cut to what the code can hold. */
  name: string;
  iban: string;
  bic?: string;
  /** What is left to pay. */
  cents: Cents;
  /** ISO 4217. */
  currency: string;
  /** Twelve digits of an OGM, or an RF reference. */
  communication?: string;
  /** Free communication when there is no structured one, e.g. the document's number. */
  text?: string;
  /** Where the communication goes: line 10, or as text on line 11 for bank apps that overlook line 10. */
  referenceLine?: 'structured' | 'text';
}

export type PaymentFault = EpcFault | 'notEuro';

/** The payload, or why there is none: not for other currencies, nor for nothing left or more than EUR 999,999,999.99. */
export function paymentPayload(request: PaymentRequest): Result<string, PaymentFault> {
  const { iban, bic, cents, currency, communication, text, referenceLine = 'structured' } = request;
  if (currency !== 'EUR') return refuse('notEuro');
  if (!(cents > 0)) return refuse('wrongAmount');
  const base = { name: epcName(request.name), iban, ...(bic && { bic }), cents };
  if (!communication) return writePayload({ ...base, ...(text && { text }) });
  if (referenceLine === 'structured') return writePayload({ ...base, reference: communication });
  // Checked as a reference first, so that a wrong one is refused on either line.
  const checked = writePayload({ ...base, reference: communication });
  if (!checked.ok) return checked;
  return writePayload({ ...base, text: isOgm(communication) ? printOgm(communication) : printRf(communication) });
}

/**
 * A name that bank apps accept: letters of any script with their accents, digits and ordinary punctuation; emoji,
 * controls and direction marks are left out; at most 70 characters and 140 bytes, so that the whole always fits.
 */
export function epcName(name: string): string {
  const clean = name
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(/[^\p{L}\p{M}\p{N}\p{P} +=€$]/gu, '')
    .replace(/ +/g, ' ')
    .trim();
  const cut = cutUtf8([...clean].slice(0, 70).join(''), 140);
  return cut.trim();
}

/** Whether a payment code can be shown at all: euros, something left, within what a transfer can carry. */
export function isPayable(cents: Cents, currency: string): boolean {
  return currency === 'EUR' && cents > 0 && cents <= EPC_MAX_CENTS;
}
