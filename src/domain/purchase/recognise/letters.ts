// How sure the letters are that a value was read from. Text recognition says it of each word; a PDF's own text is sure.
import type { Cell, Line } from './page.ts';

/** A place in a text, as the readers of amounts and days give it. */
interface Span {
  start: number;
  end: number;
}

/** Percent from which a word counts as read; under it a value loses in proportion. */
const CLEAR = 90;

/**
 * The share of its confidence that a value keeps, 0 … 1: by the weakest of its words, where the page says it most clearly.
 * @param spansIn where a text says the value @returns undefined where it is not said, or nothing is known of the letters
 */
export function clarity(lines: readonly Line[], spansIn: (text: string) => readonly Span[]): number | undefined {
  const found = lines.flat().flatMap((cell) => (cell.words ? spansIn(cell.text).map((span) => weakest(cell, span)) : []));
  return found.length === 0 ? undefined : Math.min(1, Math.max(...found) / CLEAR);
}

/** Where a text says a name or a number, in capitals or not, its groups apart or not. */
export function spansOf(value: string): (text: string) => Span[] {
  const letters = [...value].map((letter) => (/[\p{L}\p{N} ]/u.test(letter) ? letter : `\\u{${letter.codePointAt(0)!.toString(16)}}`)).join('[ .]?');
  const said = new RegExp(letters, 'giu');
  return (text) => [...text.matchAll(said)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

/** Of the words that a span touches and the one before it: what seems to be a letter may be the first figure of an amount. */
function weakest({ words = [] }: Cell, { start, end }: Span): number {
  const touched = words.findIndex((word) => word.end > start);
  const last = words.findLastIndex((word) => word.start < end);
  return Math.min(100, ...words.slice(Math.max(0, touched - 1), last + 1).map(({ sure }) => sure));
}
