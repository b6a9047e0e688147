// Counts and sums over the rows that match, whole and by group: counted anew each time, so they can never drift.
import { fromDayNumber } from '#domain/dates.ts';
import { COLUMNS } from './columns.ts';
import { Numbers } from './numbers.ts';
import type { ListGroup, ListQuery } from './query.ts';
import type { Rows } from './rows.ts';

type Group = NonNullable<ListQuery['groupBy']>;

/** How many rows a mask lets through. */
export function countOf(mask: Uint8Array): number {
  let count = 0;
  for (let i = 0; i < mask.length; i++) count += mask[i]!;
  return count;
}

/** What stands for no number in a column; nothing is equal to NaN. */
const noneIn = ({ data }: Numbers) => (data instanceof Int32Array ? Numbers.none : NaN);

/** Rows added up at a time: cents stay small integers, which need no room of their own before the loop is compiled. */
const BLOCK = 64;

/** The sum of a column over the rows of the mask. */
function sumOf(column: Numbers, mask: Uint8Array): number {
  const { data } = column;
  const none = noneIn(column);
  let sum = 0;
  for (let from = 0; from < mask.length; from += BLOCK) {
    const to = Math.min(from + BLOCK, mask.length);
    let part = 0;
    for (let i = from; i < to; i++) {
      const value = data[i]!;
      if (mask[i] === 1 && value !== none && value === value) part += value;
    }
    sum += part;
  }
  return sum;
}

/** The sums of a column over the rows of the mask by the group of each. */
function sumsByGroup(column: Numbers, mask: Uint8Array, groups: Uint32Array, count: number): Float64Array {
  const { data } = column;
  const none = noneIn(column);
  const sums = new Float64Array(count);
  for (let i = 0; i < mask.length; i++) {
    const value = data[i]!;
    if (mask[i] === 1 && value !== none && value === value) sums[groups[i]!]! += value;
  }
  return sums;
}

/** Sums of columns over the rows that match. Missing numbers count as nothing. */
export const sumsOf = (rows: Rows, mask: Uint8Array, names: readonly string[]): Record<string, number> =>
  Object.fromEntries(names.map((name) => [name, sumOf(rows.numbers(name), mask)]));

/** Spells the group of a value of the column. */
function speller(rows: Rows, { column: name, bucket }: Group): (value: number) => string {
  const column = rows.column(name);
  if (!(column instanceof Numbers)) return (code) => column.valueOf(code);
  const isDate = COLUMNS[rows.table].some((c) => c.name === name && c.type === 'date');
  const length = bucket === 'year' ? 4 : bucket === 'month' ? 7 : 10;
  return (value) => (Number.isNaN(value) ? '' : isDate ? fromDayNumber(value).slice(0, length) : String(value));
}

/** The groups of the rows that match, in the order of their keys. */
export function groupsOf(rows: Rows, mask: Uint8Array, group: Group, names: readonly string[]): ListGroup[] {
  const spell = speller(rows, group);
  const values = rows.numbers(group.column);
  const numbers = new Map<string, number>();
  const groupOf = new Map<number, number>();
  const groups = new Uint32Array(mask.length);
  for (let i = 0; i < mask.length; i++) {
    if (mask[i] === 0) continue;
    const value = values.at(i);
    let number = groupOf.get(value);
    if (number === undefined) {
      const key = spell(value);
      number = numbers.get(key) ?? numbers.size;
      numbers.set(key, number);
      groupOf.set(value, number);
    }
    groups[i] = number;
  }
  const counts = new Uint32Array(numbers.size);
  for (let i = 0; i < mask.length; i++) if (mask[i] === 1) counts[groups[i]!]!++;
  const sums = names.map((name) => ({ name, total: sumsByGroup(rows.numbers(name), mask, groups, numbers.size) }));
  return [...numbers]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, number]) => ({ key, count: counts[number]!, sums: Object.fromEntries(sums.map(({ name, total }) => [name, total[number]!])) }));
}
