// The European creditor reference (ISO 11649): RF, two check digits, up to 21 letters and digits.
import { pass, refuse, type Result } from '../result.ts';
import { inFours, mod97OfAlphanumeric } from './digits.ts';

/** RF, check digits and reference in capitals, without blanks. */
export type RfReference = string;

export type RfFault = 'empty' | 'notARf' | 'wrongCheck';

/** Whether `value` is a creditor reference whose check passes. */
export function isRf(value: unknown): value is RfReference {
  if (typeof value !== 'string' || !/^RF\d{2}[0-9A-Z]{1,21}$/.test(value)) return false;
  return mod97OfAlphanumeric(value.slice(4) + value.slice(0, 4)) === 1;
}

/** The creditor reference of a text of letters and digits; blanks and marks are left out. Throws RangeError when 0 or over 21 remain. */
export function makeRf(reference: string): RfReference {
  const body = reference.toUpperCase().replace(/[\s\-/._]+/g, '');
  if (!/^[0-9A-Z]{1,21}$/.test(body)) throw new RangeError('a creditor reference holds 1 to 21 letters and digits');
  const check = 98 - mod97OfAlphanumeric(`${body}RF00`);
  return `RF${String(check).padStart(2, '0')}${body}`;
}

/** Reads "RF18 5390 0754 7034". */
export function parseRf(text: string): Result<RfReference, RfFault> {
  const tidy = text.toUpperCase().replace(/[\s\u00a0\u202f]+/g, '');
  if (tidy === '') return refuse('empty');
  if (!/^RF\d{2}[0-9A-Z]{1,21}$/.test(tidy)) return refuse('notARf');
  return isRf(tidy) ? pass(tidy) : refuse('wrongCheck');
}

/** As printed: RF18 5390 0754 7034. */
export function printRf(reference: RfReference): string {
  return inFours(reference);
}
