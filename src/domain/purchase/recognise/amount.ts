// Amounts of money as documents print them: always with two decimals, grouped or not.
import type { Cents } from '../../money/cents.ts';

/** Groups of three by blank, dot, comma or apostrophe, then the other mark and two decimals; or no groups at all. */
const AMOUNT = /(?<![\d.,'])(-|−|–)? ?(?:€|EUR)? ?(-|−|–)?(\d{1,3}(?:([ .,'’])\d{3}(?:\4\d{3})*)?|\d{4,9})([.,])(\d{2})(?![\d]|[.,]\d)( ?(?:€|EUR)?-(?!\d))?/g;

/** An amount with its place in the text. Negative where a minus stands before or after it. */
export interface FoundAmount {
  cents: Cents;
  start: number;
  end: number;
}

/** Every amount of a text, in order. Percentages, dates and weights are none. */
export function amountsIn(text: string): FoundAmount[] {
  const found: FoundAmount[] = [];
  for (const match of text.matchAll(AMOUNT)) {
    const [whole, before, inner, digits = '', group, mark, decimals, after] = match;
    if (group === mark) continue;
    const end = match.index + whole.length;
    if (/^ ?(?:%|kwh|m[23³²]|kg|km|h\b|l\b|litres?\b)/i.test(text.slice(end))) continue;
    const cents = Number(digits.replace(/\D/g, '')) * 100 + Number(decimals);
    found.push({ cents: before || inner || after ? -cents : cents, start: match.index, end });
  }
  return found;
}

/** The text with its amounts as if no minus stood by them, letter for letter in the same places. */
export function withoutMinus(text: string): string {
  return amountsIn(text).reduce((rest, { cents, start, end }) => (cents < 0 ? rest.slice(0, start) + rest.slice(start, end).replace(/[-–−]/g, ' ') + rest.slice(end) : rest), text);
}

/** VAT rates in percent that a text names: "21 %", "21,00%", "6.0 %". */
export function ratesIn(text: string): number[] {
  return [...text.matchAll(/(?<![\d.,])(\d{1,2})(?:[.,]\d{1,2})? ?%/g)].map(([, rate]) => Number(rate)).filter((rate) => rate === 0 || rate === 6 || rate === 12 || rate === 21);
}
