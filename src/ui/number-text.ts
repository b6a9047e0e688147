// What a number field says about what was typed, and how it writes a number for further typing.
import { m } from '#messages';
import { compare, parseDecimal, type Decimal, type DecimalFault } from '#domain/money/decimal.ts';
import { formatDecimal } from './format.ts';

export type NumberRules = {
  maxDecimals: number;
  negative: boolean;
  min?: Decimal | undefined;
  max?: Decimal | undefined;
};

/** `negative` and `outOfRange` come from the field's rules, the others from reading. */
export type NumberFault = DecimalFault | 'negative' | 'outOfRange';

/** Reads typed text: the canonical decimal, `undefined` when empty, or what is wrong with it. */
export function readNumber(
  text: string,
  { maxDecimals, negative, min, max }: NumberRules
): { value: Decimal | undefined; fault?: undefined } | { fault: NumberFault } {
  const read = parseDecimal(text, maxDecimals);
  if (!read.ok) return read.fault === 'empty' ? { value: undefined } : { fault: read.fault };
  if (!negative && read.value.startsWith('-')) return { fault: 'negative' };
  if ((min !== undefined && compare(read.value, min) < 0) || (max !== undefined && compare(read.value, max) > 0)) {
    return { fault: 'outOfRange' };
  }
  return { value: read.value };
}

/** The two numbers that `1.000` may mean, each written so that it is understood. */
function meanings(text: string, maxDecimals: number): { small: string; large: string } {
  const [, whole = '1', decimals = '234'] = /^(-?\d{1,3})[.,'’](\d{3})$/.exec(text.trim()) ?? [];
  return { small: formatDecimal(`${whole}.${decimals}`, { min: Math.min(3, maxDecimals), max: Math.min(3, maxDecimals) }), large: formatDecimal(whole + decimals) };
}

/** The fault of the typed text in the reader's words. */
export function numberFaultText(fault: NumberFault, { maxDecimals, min, max }: NumberRules, text = ''): string {
  if (fault === 'tooManyDecimals') return maxDecimals === 0 ? m.ui_number_whole() : m.ui_number_decimals({ max: maxDecimals });
  if (fault === 'tooLarge') return m.ui_number_too_large();
  if (fault === 'negative') return m.ui_number_negative();
  if (fault === 'ambiguous') return m.ui_number_ambiguous(meanings(text, maxDecimals));
  if (fault === 'outOfRange' && min !== undefined && max !== undefined) {
    return m.ui_number_between({ min: formatDecimal(min), max: formatDecimal(max) });
  }
  if (fault === 'outOfRange') {
    return min !== undefined ? m.ui_number_at_least({ min: formatDecimal(min) }) : m.ui_number_at_most({ max: formatDecimal(max ?? '') });
  }
  return m.ui_number_invalid({ example: maxDecimals === 0 ? formatDecimal('12') : formatDecimal('12.5', { min: Math.min(2, maxDecimals) }) });
}
