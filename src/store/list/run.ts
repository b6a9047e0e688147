// Answers a list's query from its rows.
import { dayNumber, isIsoDate } from '#domain/dates.ts';
import { centsToDecimal } from '#domain/money/cents.ts';
import { fold, searchWords } from '#domain/text/fold.ts';
import { type Column, COLUMNS } from './columns.ts';
import type { Condition, ListGroup, ListQuery, ListResult } from './query.ts';
import type { RowTable } from '../record/kinds.ts';

type Row = Record<string, unknown> & { id: string };

const numeric = (value: unknown): number => {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (isIsoDate(value)) return dayNumber(value);
  return typeof value === 'string' ? (value === '' ? NaN : Number(value)) : (value as number);
};

function holds(row: Row, condition: Condition): boolean {
  const value = row[condition.column];
  if ('in' in condition) return condition.in.includes(numeric(value));
  if ('is' in condition) return condition.is.includes(String(value));
  if ('bits' in condition) return condition.unset ? ((value as number) & condition.bits) === 0 : ((value as number) & condition.bits) === condition.bits;
  if ('from' in condition || 'to' in condition) {
    const { from = '', to = '9999-12-31' } = condition as { from?: string; to?: string };
    return value !== '' && String(value) >= from && String(value) <= to;
  }
  const { min = -Infinity, max = Infinity } = condition as { min?: number; max?: number };
  return numeric(value) >= min && numeric(value) <= max;
}

const digits = (text: string) => text.replace(/\D/g, '');

function found(row: Row, columns: readonly Column[], word: string): boolean {
  return columns.some(({ name, searched }) => {
    if (searched === 'text') return fold(String(row[name])).includes(word);
    if (searched === 'digits') return /^[\d+/*.]+$/.test(word) && digits(word) !== '' && String(row[name]).includes(digits(word));
    return searched === 'amount' && centsToDecimal(Math.abs(row[name] as number)).startsWith(word.replace(',', '.').replace(/\.?0*$/, ''));
  });
}

function compare(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [x, y] = [fold(String(a)), fold(String(b))];
  return x < y ? -1 : x > y ? 1 : 0;
}

const bucketOf = (value: unknown, bucket: 'month' | 'year' | 'value') =>
  bucket === 'value' ? String(value) : String(value).slice(0, bucket === 'month' ? 7 : 4);

/** @returns the page asked for, and counts and sums over all rows that match */
export function run(table: RowTable, rows: readonly Row[], query: ListQuery): ListResult {
  const columns = COLUMNS[table];
  const words = searchWords(query.text ?? '');
  const { where = [], sort, offset = 0, limit = 50, sum = [], groupBy } = query;
  const matching = rows.filter((row) => where.every((c) => holds(row, c)) && words.every((w) => found(row, columns, w)));
  const sign = sort.desc ? -1 : 1;
  matching.sort((a, b) => sign * (compare(a[sort.by], b[sort.by]) || (a.id < b.id ? -1 : 1)));
  const sumsOf = (some: readonly Row[]) => Object.fromEntries(sum.map((name) => [name, some.reduce((all, row) => all + numeric(row[name]), 0)]));
  const groups = new Map<string, Row[]>();
  if (groupBy) {
    for (const row of matching) {
      const key = bucketOf(row[groupBy.column], groupBy.bucket);
      groups.set(key, [...(groups.get(key) ?? []), row]);
    }
  }
  return {
    ids: matching.slice(offset, offset + limit).map((row) => row.id),
    count: matching.length,
    sums: sumsOf(matching),
    groups: [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, some]): ListGroup => ({ key, count: some.length, sums: sumsOf(some) }))
  };
}
