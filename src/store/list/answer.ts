// The answer to a query from the columns of a list.
import { COLUMNS } from './columns.ts';
import { filtered } from './filter.ts';
import { Numbers } from './numbers.ts';
import type { ListQuery, ListResult } from './query.ts';
import type { Rows } from './rows.ts';
import { searchedColumns } from './search.ts';
import { firstOf, type Key, keyAt } from './select.ts';
import { ascending } from './sort.ts';
import { countOf, groupsOf, sumsOf } from './totals.ts';

/** Rows of a page unless the query says otherwise. */
export const PAGE = 50;
/** Up to this many rows are picked out; further on, everything is sorted once. */
const FEW = 200;

/** The parts of the columns that a query needs: names, and `<name>#` for the ranks of texts to be sorted by. @throws RangeError when it names one that there is not */
export function columnsOf(table: Rows['table'], { where = [], text, sort, sum = [], groupBy }: ListQuery): string[] {
  const searched = text?.trim() ? searchedColumns({ table }).map((column) => column.name) : [];
  const names = new Set([...where.map((c) => c.column), sort.by, ...sum, ...(groupBy ? [groupBy.column] : []), ...searched]);
  names.delete('id');
  const types = new Map(COLUMNS[table].map(({ name, type }) => [name, type]));
  for (const name of names) if (!types.has(name)) throw new RangeError(`no column ${name} of ${table}`);
  return [...names, ...(types.get(sort.by) === 'text' ? [`${sort.by}#`] : [])];
}

function keyOf(rows: Rows, name: string): Key {
  // All equal: what remains is the order of the ids.
  if (name === 'id') return { data: new Uint8Array(rows.length) };
  const column = rows.column(name);
  return column instanceof Numbers ? { data: column.data } : { data: column.codes.data, ranks: column.ranks() };
}

/** The same for all queries whose matches and order are the same. */
export function orderKey(table: Rows['table'], { where, text, sort }: ListQuery): string {
  return JSON.stringify([table, where, text, sort.by, !!sort.desc]);
}

/** What is kept of an answer: scrolling and another page ask the same again. */
export interface Kept {
  key: string;
  rows: Rows;
  version: number;
  mask: Uint8Array;
  count: number;
  /** The first rows in order, or all of them once somebody scrolls. */
  order: Uint32Array;
}

/** The matches of a query, none of them in order yet; taken from `kept` when nothing has changed since. */
export function matches(rows: Rows, query: ListQuery, kept: Kept | undefined): Kept {
  if (kept?.rows === rows && kept.version === rows.version) return kept;
  const mask = filtered(rows, query);
  const isWhole = !query.where?.length && !query.text?.trim();
  const count = isWhole ? rows.length - rows.gone.size : countOf(mask);
  return { key: orderKey(rows.table, query), rows, version: rows.version, mask, count, order: new Uint32Array(0) };
}

function allOf({ rows, mask, count }: Kept, { by, desc }: ListQuery['sort']): Uint32Array {
  const ids = rows.ids.inOrder() ?? Uint32Array.from(mask.keys());
  const places = ids.filter((place) => mask[place] === 1);
  const keys = new Float64Array(count);
  const key = keyOf(rows, by);
  for (let i = 0; i < count; i++) keys[i] = keyAt(key, places[i]!);
  const all = ascending(keys).map((at) => places[at]!);
  return desc ? all.reverse() : all;
}

/** The page asked for, with counts and sums over all that match. `kept` learns the order. */
export function answer(rows: Rows, query: ListQuery, kept: Kept): ListResult {
  const { offset = 0, limit = PAGE, sum = [], groupBy, sort } = query;
  const { mask, count } = kept;
  const wanted = limit === 0 ? 0 : Math.min(offset + limit, count);
  if (kept.order.length < wanted) kept.order = wanted <= FEW ? firstOf(wanted, rows.ids.inOrder(), mask, keyOf(rows, sort.by), !!sort.desc) : allOf(kept, sort);
  return {
    ids: Array.from(kept.order.subarray(Math.min(offset, wanted), wanted), (place) => rows.ids.at(place)),
    count,
    sums: sumsOf(rows, mask, sum),
    groups: groupBy ? groupsOf(rows, mask, groupBy, sum) : []
  };
}
