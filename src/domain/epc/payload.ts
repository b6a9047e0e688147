// The text inside an EPC payment QR code (European Payments Council, EPC069-12), version 002 in UTF-8.
import type { Cents } from '../money/cents.ts';
import { isBic, isIban } from '../numbers/iban.ts';
import { isOgm } from '../numbers/ogm.ts';
import { isRf } from '../numbers/rf.ts';
import { pass, refuse, type Result } from '../result.ts';
import { utf8Length } from '../text/utf8.ts';

/** The elements of a payload; those that are absent stay empty. */
export interface EpcFields {
  /** Who is paid, 1 to 70 characters. */
  name: string;
  iban: string;
  /** Optional in version 002. */
  bic?: string;
  /** 1 to 99,999,999,999 cents; absent: the payer fills it in. */
  cents?: Cents;
  /** Purpose code of at most 4 characters. */
  purpose?: string;
  /** Structured reference, line 10: twelve digits of an OGM, or an RF reference. */
  reference?: string;
  /** Free text, line 11, at most 140 characters; never beside a reference. */
  text?: string;
  /** Information to the payer, at most 70 characters. */
  information?: string;
}

export type EpcFault =
  | 'noName'
  | 'nameTooLong'
  | 'wrongIban'
  | 'wrongBic'
  | 'wrongAmount'
  | 'wrongPurpose'
  | 'wrongReference'
  | 'textTooLong'
  | 'textEndsLikeReference'
  | 'referenceAndText'
  | 'informationTooLong'
  | 'lineBreak'
  | 'tooManyBytes';

/** The most that fits in a QR code of version 13 at error correction M, the largest that banks must read. */
export const EPC_MAX_BYTES = 331;
/** EUR 999,999,999.99. */
export const EPC_MAX_CENTS: Cents = 99_999_999_999;

/** Length in characters as a reader counts them: an emoji is one. */
const length = (text: string) => [...text].length;

/** What forbids these fields in a payload, whoever wrote it; undefined when nothing does. */
export function faultOf(fields: EpcFields): EpcFault | undefined {
  const { name, iban, bic, cents, purpose = '', reference = '', text = '', information = '' } = fields;
  // A control character would shift or split the lines.
  if (/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test([name, purpose, reference, text, information].join(''))) return 'lineBreak';
  if (name.trim() === '') return 'noName';
  if (length(name) > 70) return 'nameTooLong';
  if (!isIban(iban)) return 'wrongIban';
  if (bic !== undefined && !isBic(bic)) return 'wrongBic';
  if (cents !== undefined && !(Number.isInteger(cents) && cents >= 1 && cents <= EPC_MAX_CENTS)) return 'wrongAmount';
  if (!/^[A-Z0-9]{0,4}$/.test(purpose)) return 'wrongPurpose';
  if (reference !== '' && text !== '') return 'referenceAndText';
  if (length(reference) > 35) return 'wrongReference';
  if (length(text) > 140) return 'textTooLong';
  if (length(information) > 70) return 'informationTooLong';
  return undefined;
}

/**
 * The payload, lines ended by LF, nothing after the last filled one. Stricter than reading: the reference must be an
 * OGM or RF whose check passes, and free text may not end in twelve digits, which bank apps take for a reference.
 */
export function writePayload(fields: EpcFields): Result<string, EpcFault> {
  const { name, iban, bic = '', cents, purpose = '', reference = '', text = '', information = '' } = fields;
  const fault = faultOf(fields);
  if (fault) return refuse(fault);
  if (reference !== '' && !isOgm(reference) && !isRf(reference)) return refuse('wrongReference');
  if (/\d{12}[\s.]*$/.test(text)) return refuse('textEndsLikeReference');
  const lines = ['BCD', '002', '1', 'SCT', bic, name, iban, amount(cents), purpose, reference, text, information];
  const payload = lines.join('\n').replace(/\n+$/, '');
  return utf8Length(payload) > EPC_MAX_BYTES ? refuse('tooManyBytes') : pass(payload);
}

function amount(cents: Cents | undefined): string {
  if (cents === undefined) return '';
  return `EUR${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
}
