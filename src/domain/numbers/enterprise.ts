// Enterprise numbers of the Belgian Crossroads Bank (KBO/BCE), which are also the digits of Belgian VAT numbers.
import { pass, refuse, type Result } from '../result.ts';
import { mod } from './digits.ts';

/** Ten digits, the first 0 or (since 2023) 1, the last two a check; no dots. */
export type EnterpriseNumber = string;

export type EnterpriseFault = 'empty' | 'notANumber' | 'wrongLength' | 'wrongStart' | 'wrongCheck';

const PREFIX = /^(?:TVA|BTW|MWST|VAT|RPM|RPR|N°|NR|KBO|BCE)?[\s.:°]*(?:BE)?/i;

/** Whether `value` is a well-formed enterprise number; that it is registered only the KBO can tell. */
export function isEnterpriseNumber(value: unknown): value is EnterpriseNumber {
  if (typeof value !== 'string' || !/^[01]\d{9}$/.test(value)) return false;
  return Number(value.slice(0, 8)) > 0 && 97 - mod(value.slice(0, 8), 97) === Number(value.slice(8));
}

/** Reads "BE 0403.170.701", "(0)403.170.701", "TVA BE 0403 170 701" and the old nine digits into ten bare digits. */
export function parseEnterpriseNumber(text: string): Result<EnterpriseNumber, EnterpriseFault> {
  const tidy = text.trim();
  if (tidy === '') return refuse('empty');
  const digits = tidy.replace(PREFIX, '').replace(/[\s.\-/()\u00a0\u202f]+/g, '');
  if (!/^\d+$/.test(digits)) return refuse('notANumber');
  const number = digits.length === 9 ? `0${digits}` : digits;
  if (number.length !== 10) return refuse('wrongLength');
  if (!/^[01]/.test(number)) return refuse('wrongStart');
  return isEnterpriseNumber(number) ? pass(number) : refuse('wrongCheck');
}

/** As printed: 0403.170.701. Any other text comes back as it is. */
export function printEnterpriseNumber(number: EnterpriseNumber): string {
  return number.replace(/^(\d{4})(\d{3})(\d{3})$/, '$1.$2.$3');
}

/** The VAT number with these digits: BE0403170701. That its holder is liable to VAT only VIES can tell. */
export function vatNumberOf(number: EnterpriseNumber): string {
  return `BE${number}`;
}

/** The enterprise number inside a Belgian VAT number, or undefined for any other text. */
export function enterpriseNumberOf(vatNumber: string): EnterpriseNumber | undefined {
  const digits = vatNumber.startsWith('BE') ? vatNumber.slice(2) : '';
  return isEnterpriseNumber(digits) ? digits : undefined;
}
