// The free communication of a transfer for a purchase that has no structured one.
import type { Payable } from './model.ts';

/** What the document asks to write, else its number; undefined when it says neither. Never ended by twelve digits, which banks take for a structured communication. */
export function transferText({ paymentText, number, issueDate }: Pick<Payable, 'paymentText' | 'number' | 'issueDate'>): string | undefined {
  const text = (paymentText || number)?.replace(/\s+/g, ' ').trim();
  return text && /\d{12}[\s.]*$/.test(text) ? `${text} (${issueDate ?? '-'})` : text || undefined;
}
