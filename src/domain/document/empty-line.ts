// Lines that were begun and left: nothing is in them, so nothing of them is asked for, issued or printed.
import { compare, isDecimal } from '../money/decimal.ts';
import type { Draft, Line } from './model.ts';

const blank = (text: string | undefined) => !text?.trim();

/** Whether a line says nothing and charges nothing: no text, no product, and a price of 0. */
export function isEmptyLine({ kind, name, description, productId, creditedLine, unitPrice, discount }: Line): boolean {
  if (!blank(name) || !blank(description) || productId || creditedLine) return false;
  if (kind !== 'item') return true;
  return !discount && (blank(unitPrice) || (isDecimal(unitPrice, 4) && compare(unitPrice, '0') === 0));
}

/** @returns the draft without its empty lines; the same one when it has none. */
export function withoutEmptyLines(draft: Draft): Draft {
  return draft.lines.some(isEmptyLine) ? { ...draft, lines: draft.lines.filter((line) => !isEmptyLine(line)) } : draft;
}
