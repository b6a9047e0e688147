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

/** Adds a column up over the rows of the mask, into the group of each: all of them, unless `groups` says otherwise. */
function add(sums: Float64Array, { data }: Numbers, mask: Uint8Array, groups: Uint32Array | undefined): void {
  const none = data instanceof Int32Array ? Numbers.none : NaN;
  for (let i = 0; i < mask.length; i++) {
    const value = data[i]!;
    if (mask[i] === 1 && value !== none && value === value) sums[groups ? groups[i]! : 0]! += value;
  }
}

/** Sums of columns over the rows that match. Missing numbers count as nothing. */
export function sumsOf(rows: Rows, mask: Uint8Array, names: readonly string[]): Record<string, number> {
  const sum = (name: string) => {
    const total = new Float64Array(1);
    add(total, rows.numbers(name), mask, undefined);
    return total[0]!;
  };
  return Object.fromEntries(names.map((name) => [name, sum(name)]));
}

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
  const sums = names.map((name) => {
    const total = new Float64Array(numbers.size);
    add(total, rows.numbers(name), mask, groups);
    return { name, total };
  });
  return [...numbers]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, number]) => ({ key, count: counts[number]!, sums: Object.fromEntries(sums.map(({ name, total }) => [name, total[number]!])) }));
}
