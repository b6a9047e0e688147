// Values beside their labels: in the same cell, to the right, or under it as in the head of a table.
import { below, rightOf, type Cell, type Line } from './page.ts';

/** Reads a value at the beginning of a text; undefined when there is none of its kind. */
export type ReadValue<T> = (text: string) => T | undefined;

export interface Labelled<T> {
  value: T;
  /** Where the label stands. */
  label: Cell;
  /** Percent: beside is surer than under. */
  confidence: number;
}

const SEPARATOR = /^[\s:.\-–—=#>]*/;

/**
 * Every value that stands by a label. One that could belong to two labels (something of its kind both beside and under)
 * comes with little confidence.
 * @param label on `Cell.plain`; global
 */
export function labelled<T>(lines: readonly Line[], label: RegExp, read: ReadValue<T>, not?: RegExp): Labelled<T>[] {
  const found: Labelled<T>[] = [];
  for (const cell of lines.flat()) {
    for (const match of cell.plain.matchAll(label)) {
      if (not?.test(cell.plain.slice(Math.max(0, match.index - 24), match.index + match[0].length + 24))) continue;
      const one = valueBy(cell, match.index + match[0].length, lines, read);
      if (one) found.push(one);
    }
  }
  return found;
}

function valueBy<T>(cell: Cell, end: number, lines: readonly Line[], read: ReadValue<T>): Labelled<T> | undefined {
  const rest = cell.text.slice(end).replace(SEPARATOR, '');
  const inside = read(rest);
  if (inside !== undefined) return { value: inside, label: cell, confidence: 92 };
  // Other words after the label: what stands beside belongs to them.
  if (rest.length > 24) return undefined;
  const [right, under] = [rightOf(cell, lines), below(cell, lines)];
  const beside = right && read(right.text.replace(SEPARATOR, ''));
  const beneath = under && read(under.text.replace(SEPARATOR, ''));
  if (beside !== undefined && beneath !== undefined && beside !== beneath) return { value: beside, label: cell, confidence: 50 };
  if (beside !== undefined) return { value: beside, label: cell, confidence: 90 };
  return beneath === undefined ? undefined : { value: beneath, label: cell, confidence: 85 };
}

/** The one value on which all agree, surer when said more than once; undefined when they do not. */
export function agreed<T>(found: readonly { value: T; confidence: number }[]): { value: T; confidence: number } | undefined {
  const [first, ...others] = found;
  if (!first || others.some(({ value }) => value !== first.value)) return undefined;
  const most = Math.max(...found.map(({ confidence }) => confidence));
  return { value: first.value, confidence: Math.min(98, most + 2 * others.length) };
}
