// Building blocks of the XML tree: elements as plain objects, and nothing ever empty (Peppol R008).
import type { Cents } from '../money/cents.ts';
import type { Decimal } from '../money/decimal.ts';
import { cleanXmlText } from '../text/xml-chars.ts';

/** Content of an element: text, children by qualified name, several elements of one name, or nothing at all. */
export type Content = string | Node | readonly Node[] | undefined;

/** Children in the order of the schema; `@name` is an attribute, `#` the text beside attributes. */
export interface Node {
  [name: string]: Content;
}

/** @returns the text without what XML forbids and without blanks around it; undefined when nothing is left. */
export function text(value: string | undefined): string | undefined {
  return (value && cleanXmlText(value).trim()) || undefined;
}

/** @returns the texts that say something, each once, joined; undefined when there are none. */
export function joined(values: readonly (string | undefined)[], separator: string): string | undefined {
  const parts = values.map(text).filter((part) => part !== undefined);
  return [...new Set(parts)].join(separator) || undefined;
}

/** @returns the node, or undefined when it has no content: an element without content must not be written. */
export function unlessEmpty(node: Node): Node | undefined {
  return Object.values(node).some((content) => content !== undefined) ? node : undefined;
}

/** An identifier with its scheme. */
export const identifier = (value: string, schemeID: string): Node => ({ '@schemeID': schemeID, '#': value });

/** Cents as UBL amounts, always with two decimals: -5 → "-0.05". */
export function amountText(cents: Cents): string {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Writes amounts in the currency of the document. */
export interface Money {
  of(cents: Cents): Node;
  price(euros: Decimal): Node;
}

/** @param currencyID ISO 4217 code (BT-5) */
export const moneyIn = (currencyID: string): Money => ({
  of: (cents) => ({ '@currencyID': currencyID, '#': amountText(cents) }),
  price: (euros) => ({ '@currencyID': currencyID, '#': euros })
});
