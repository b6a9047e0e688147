// Readers of single cells that several fields share.
import { compare, parseDecimal, type Decimal } from '../money/decimal.ts';
import { pass, refuse, type Result } from '../result.ts';
import { cleanXmlText } from '../text/xml-chars.ts';
import type { CellFault, ReadContext } from './field.ts';

/** What Excel makes of a long number: 5,41234E+12. The digits behind are lost. */
const MANGLED = /^\d([.,]\d+)?E\+?\d+$/i;

/** A reader of text up to `longest` UTF-16 units; characters that no document can carry fall away. */
export function textOf(longest: number) {
  return (cell: string): Result<string, CellFault> => {
    const text = cleanXmlText(cell).trim();
    return text.length > longest ? refuse('tooLong') : pass(text);
  };
}

/** The same for numbers that are names: codes, telephone numbers, bar codes. */
export function codeOf(longest: number) {
  const read = textOf(longest);
  return (cell: string): Result<string, CellFault> => (MANGLED.test(cell) ? refuse('mangledNumber') : read(cell));
}

/** A price: at most four decimals, not below zero unless allowed. */
export function readPrice(cell: string, { decimalMark }: ReadContext): Result<Decimal, CellFault> {
  const read = parseDecimal(cell, 4, { decimalMark });
  if (read.ok) return compare(read.value, '0') < 0 ? refuse('negative') : read;
  return refuse(read.fault === 'empty' || read.fault === 'negativeZero' ? 'notANumber' : read.fault);
}

/** A cell of text, or none when there is nothing to write. */
export function present(text: string | undefined): { text: string } | undefined {
  return text ? { text } : undefined;
}
