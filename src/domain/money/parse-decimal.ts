// Reads a number as a Belgian types it: decimal comma or dot, any of the usual group marks.
import { pass, refuse, type Result } from '../result.ts';
import { fromScaled, toScaled, type Decimal } from './scaled.ts';

export type DecimalFault = 'empty' | 'notANumber' | 'ambiguous' | 'tooManyDecimals' | 'tooLarge' | 'negativeZero';

/** More digits before the decimal mark than any price or quantity needs (EPC069-12 stops at 999,999,999.99 too). */
const MAX_WHOLE_DIGITS = 9;
const LONGEST_TEXT = 60;

const PLAIN = /^\d+$/;
const GROUPED = /^\d{1,3}(?:([ '.,])\d{3})(?:\1\d{3})*$/;

/**
 * Reads "1.234,50", "1 234,5", "1'234.50", "€ 12", "−3" into a Decimal of at most `maxDecimals` decimals.
 *
 * A lone comma is the decimal mark, as in all of Belgium; so is a lone dot, as on the numeric keys. Before exactly three
 * digits a wrong guess is wrong by a factor of a thousand: where three decimals are impossible (`maxDecimals` < 3),
 * "1.234" is 1234, and "1,234" or "12,500" is refused as 'ambiguous'; where they are possible, "1,234" is 1.234 and
 * "1.234" is refused. "0.333" and "1234.567" have only one reading. A file whose decimal mark is known passes
 * `decimalMark`, and nothing is ambiguous.
 */
export function parseDecimal(text: string, maxDecimals: number, options: { decimalMark?: ',' | '.' } = {}): Result<Decimal, DecimalFault> {
  const { sign, body } = strip(text);
  if (body === '') return refuse(sign === '' ? 'empty' : 'notANumber');
  if (body.length > LONGEST_TEXT) return refuse(/^[\d., ']+$/.test(body) ? 'tooLarge' : 'notANumber');
  const parts = split(body, maxDecimals, options.decimalMark);
  if (typeof parts === 'string') return refuse(parts);
  const whole = parts.whole.replace(/[ '.,]/g, '').replace(/^0+(?=\d)/, '');
  if (whole.length > MAX_WHOLE_DIGITS) return refuse('tooLarge');
  const fraction = parts.fraction.replace(/0+$/, '');
  if (fraction.length > maxDecimals) return refuse('tooManyDecimals');
  const decimal = fromScaled(toScaled(`${sign}${whole}${fraction && `.${fraction}`}`));
  if (decimal === '0' && sign === '-') return refuse('negativeZero');
  return pass(decimal);
}

/** Takes off blanks, the euro sign and the minus, and turns every kind of blank and apostrophe into one. */
function strip(text: string): { sign: '' | '-'; body: string } {
  const tidy = text
    .replace(/[\s\u00a0\u2007\u2009\u202f]+/g, ' ')
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replace(/[\u2212\u2010\u2011\u2013]/g, '-')
    .trim();
  const match = /^(-?) ?(?:€|EUR)? ?(-?) ?(.*?) ?(?:€|EUR)?$/i.exec(tidy);
  if (!match || (match[1] && match[2])) return { sign: '', body: tidy };
  return { sign: match[1] || match[2] ? '-' : '', body: match[3] ?? '' };
}

type Parts = { whole: string; fraction: string };

function split(body: string, maxDecimals: number, mark: ',' | '.' | undefined): Parts | DecimalFault {
  if (PLAIN.test(body)) return { whole: body, fraction: '' };
  const grouped = GROUPED.exec(body);
  const groupMark = grouped?.[1];
  if (groupMark && groupMark !== mark) {
    const lone = body.indexOf(groupMark) === body.lastIndexOf(groupMark);
    const groupOnly = groupMark === ' ' || groupMark === "'" || !lone || mark !== undefined;
    const leadingZero = body.startsWith('0');
    if (groupOnly) return leadingZero ? 'notANumber' : { whole: body, fraction: '' };
    if (groupMark === '.' && !leadingZero) return maxDecimals < 3 ? { whole: body, fraction: '' } : 'ambiguous';
    if (groupMark === ',' && !leadingZero && maxDecimals < 3) return 'ambiguous';
  }
  const at = Math.max(body.lastIndexOf(','), body.lastIndexOf('.'));
  const found = body[at];
  if (at < 0 || (mark && found !== mark)) return 'notANumber';
  const whole = body.slice(0, at);
  const fraction = body.slice(at + 1);
  if (!/^\d*$/.test(fraction) || (whole === '' && fraction === '')) return 'notANumber';
  if (whole !== '' && !PLAIN.test(whole) && (GROUPED.exec(whole)?.[1] ?? found) === found) return 'notANumber';
  return { whole: whole || '0', fraction };
}
