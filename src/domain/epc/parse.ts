// Reads the text of a scanned EPC payment code, of version 001 or 002 and whatever program made it.
import { toCents } from '../money/decimal.ts';
import { pass, refuse, type Result } from '../result.ts';
import { utf8Length } from '../text/utf8.ts';
import { EPC_MAX_BYTES, faultOf, type EpcFault, type EpcFields } from './payload.ts';

/** Character sets by their number on line 3, as names for a text decoder. */
export const EPC_CHARSETS: Readonly<Record<string, string>> = {
  '1': 'utf-8',
  '2': 'iso-8859-1',
  '3': 'iso-8859-2',
  '4': 'iso-8859-4',
  '5': 'iso-8859-5',
  '6': 'iso-8859-7',
  '7': 'iso-8859-10',
  '8': 'iso-8859-15'
};

export type EpcReadFault = EpcFault | 'notEpc' | 'unknownVersion' | 'unknownCharset' | 'bicMissing' | 'notEuro' | 'tooManyLines';

export interface EpcPayment extends EpcFields {
  version: '001' | '002';
  /** A name of `EPC_CHARSETS`: the bytes of the code must have been decoded with it. */
  charset: string;
}

/**
 * The payment that a code asks for. Lenient where programs differ (CRLF, trailing empty lines, "EUR12.3"), strict on
 * what a payer relies on: IBAN, amount, lengths, one reference only.
 */
export function parsePayload(payload: string): Result<EpcPayment, EpcReadFault> {
  const lineEnd = payload.includes('\r\n') ? '\r\n' : '\n';
  const lines = payload.replace(/[\r\n]+$/, '').split(lineEnd);
  const [tag, version, charsetNumber = '', service, bic = '', name = '', iban = '', euros = ''] = lines;
  const [purpose = '', reference = '', text = '', information = ''] = lines.slice(8);
  if (tag !== 'BCD' || service !== 'SCT') return refuse('notEpc');
  if (version !== '001' && version !== '002') return refuse('unknownVersion');
  const charset = Object.hasOwn(EPC_CHARSETS, charsetNumber) ? EPC_CHARSETS[charsetNumber] : undefined;
  if (charset === undefined) return refuse('unknownCharset');
  if (lines.length > 12) return refuse('tooManyLines');
  if (version === '001' && bic === '') return refuse('bicMissing');
  if (charset === 'utf-8' && utf8Length(payload.trimEnd()) > EPC_MAX_BYTES) return refuse('tooManyBytes');
  const cents = readAmount(euros);
  if (typeof cents === 'string') return refuse(cents);
  const fields: EpcFields = { name, iban: iban.replace(/\s/g, ''), ...given({ bic, purpose, reference, text, information }) };
  if (cents !== undefined) fields.cents = cents;
  const fault = faultOf(fields);
  return fault ? refuse(fault) : pass({ version, charset, ...fields });
}

function readAmount(text: string): number | undefined | 'wrongAmount' | 'notEuro' {
  if (text === '') return undefined;
  const match = /^([A-Z]{3})(\d{1,9}(?:\.\d{1,2})?)$/.exec(text);
  if (match && match[1] !== 'EUR') return 'notEuro';
  return match?.[2] === undefined ? 'wrongAmount' : toCents(match[2]);
}

/** Only what is filled in. */
function given<Fields extends Record<string, string>>(fields: Fields): Partial<Fields> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== '')) as Partial<Fields>;
}
