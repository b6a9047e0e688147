// Bank account numbers: the ISO 13616 check, and the Belgian check inside Belgian ones.
import { electronicFormatIBAN, isValidBIC, validateIBAN, ValidationErrorsIBAN } from 'ibantools';
import { pass, refuse, type Result } from '../result.ts';
import { belgianCheck, inFours } from './digits.ts';

/** Country, two check digits and the national number, without blanks. */
export type Iban = string;

export type IbanFault = 'empty' | 'notAnIban' | 'unknownCountry' | 'wrongLength' | 'wrongCheck';

/** Reads "be68 5390 0754 7034" or with dashes; a Belgian number must pass both its checks. */
export function parseIban(text: string): Result<Iban, IbanFault> {
  const iban = electronicFormatIBAN(text.replace(/^\s*IBAN[\s:]*/i, '').replace(/[.\u00a0\u202f]/g, '')) ?? '';
  if (iban === '') return refuse(text.trim() === '' ? 'empty' : 'notAnIban');
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]+$/.test(iban)) return refuse('notAnIban');
  const { valid, errorCodes } = validateIBAN(iban);
  if (errorCodes.includes(ValidationErrorsIBAN.NoIBANCountry)) return refuse('unknownCountry');
  if (errorCodes.includes(ValidationErrorsIBAN.WrongBBANLength)) return refuse('wrongLength');
  if (!valid || (iban.startsWith('BE') && !isBelgianAccount(iban.slice(4)))) return refuse('wrongCheck');
  return pass(iban);
}

/** Whether `value` is an IBAN without blanks that passes its checks. */
export function isIban(value: unknown): value is Iban {
  if (typeof value !== 'string') return false;
  const read = parseIban(value);
  return read.ok && read.value === value;
}

/** The Belgian national check: the last two of twelve digits are the first ten mod 97, or 97. */
export function isBelgianAccount(digits: string): boolean {
  return /^\d{12}$/.test(digits) && belgianCheck(digits.slice(0, 10)) === digits.slice(10);
}

/** As printed: BE68 5390 0754 7034. */
export function printIban(iban: Iban): string {
  return inFours(iban);
}

/** Whether `value` is a BIC (ISO 9362) of 8 or 11 characters. */
export function isBic(value: unknown): value is string {
  return typeof value === 'string' && isValidBIC(value);
}
