// Tests of single columns over all rows at once.
import { dayNumber } from '#domain/dates.ts';
import { searchWords } from '#domain/text/fold.ts';
import { Numbers } from './numbers.ts';
import type { Condition, ListQuery } from './query.ts';
import type { Rows } from './rows.ts';
import { mark } from './search.ts';

/** Takes out of `mask` what is not between, both included; rows without a number go too. */
function between(mask: Uint8Array, column: Numbers, low: number, high: number): void {
  const { data } = column;
  const none = data instanceof Int32Array ? Numbers.none : NaN;
  for (let i = 0; i < mask.length; i++) {
    const value = data[i]!;
    // A NaN is on neither side of anything.
    if (!(value >= low && value <= high) || value === none) mask[i] = 0;
  }
}

function oneOf(mask: Uint8Array, column: Numbers, values: readonly number[]): void {
  const wanted = new Set(values);
  for (let i = 0; i < mask.length; i++) if (mask[i] && !wanted.has(column.at(i))) mask[i] = 0;
}

function bits(mask: Uint8Array, column: Numbers, wanted: number, set: boolean): void {
  const { data } = column;
  const expected = set ? wanted : 0;
  for (let i = 0; i < mask.length; i++) if ((data[i]! & wanted) !== expected) mask[i] = 0;
}

function test(mask: Uint8Array, rows: Rows, condition: Condition): void {
  const { column } = condition;
  if ('is' in condition) {
    const texts = rows.texts(column);
    const wanted = texts.is(condition.is);
    const { data } = texts.codes;
    for (let i = 0; i < mask.length; i++) if (!wanted[data[i]!]) mask[i] = 0;
  } else if ('in' in condition) oneOf(mask, rows.numbers(column), condition.in);
  else if ('bits' in condition) bits(mask, rows.numbers(column), condition.bits, !condition.unset);
  else if ('from' in condition || 'to' in condition) {
    const { from, to } = condition as { from?: string; to?: string };
    between(mask, rows.numbers(column), from ? dayNumber(from) : -Infinity, to ? dayNumber(to) : Infinity);
  } else {
    const { min = -Infinity, max = Infinity } = condition as { min?: number; max?: number };
    between(mask, rows.numbers(column), min, max);
  }
}

/** @returns a byte per row: 1 where every condition holds and every word is found */
export function filtered(rows: Rows, { where = [], text = '' }: Pick<ListQuery, 'where' | 'text'>): Uint8Array {
  const mask = new Uint8Array(rows.length).fill(1);
  for (const place of rows.gone) mask[place] = 0;
  for (const condition of where) test(mask, rows, condition);
  for (const word of searchWords(text)) {
    const found = new Uint8Array(rows.length);
    mark(rows, word, found);
    for (let i = 0; i < mask.length; i++) mask[i]! &= found[i]!;
  }
  return mask;
}
