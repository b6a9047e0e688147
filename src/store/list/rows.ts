// A list's columns in memory: read from the snapshot as they are needed, changed rows written into them.
import { dayNumber, isIsoDate } from '#domain/dates.ts';
import type { Stored } from '../row-mark.ts';
import { type Column, COLUMNS, type ColumnType } from './columns.ts';
import { Ids } from './ids.ts';
import { Numbers } from './numbers.ts';
import { Texts } from './texts.ts';
import type { RowTable } from '../record/kinds.ts';

/** A row as stored: its columns are those of COLUMNS. */
export type AnyRow = Stored<{ id: string } & Record<string, unknown>>;

/** A value as a number of its column; NaN for none. */
export function numberOf(type: ColumnType, value: unknown): number {
  if (type === 'date') return isIsoDate(value) ? dayNumber(value) : NaN;
  if (type === 'flag') return value ? 1 : 0;
  if (type === 'instant') return Date.parse(String(value));
  return value === '' || value === undefined || value === null ? NaN : Number(value);
}

const textOf = (value: unknown) => (value === undefined || value === null ? '' : String(value));

export type AnyColumn = Numbers | Texts;

export class Rows {
  readonly table: RowTable;
  readonly ids: Ids;
  /** Highest `rev` that is in. */
  rev: number;
  /** Raised when anything changes, so that cached orders are known to be stale. */
  version = 0;
  /** Rows that left the list. */
  readonly gone = new Set<number>();
  /** How many rows were written since the snapshot, the same one each time it was. */
  writes = 0;
  /** Those of them that columns read later need too, by their place. */
  readonly #changed = new Map<number, AnyRow>();
  readonly #columns = new Map<string, AnyColumn>();

  constructor(table: RowTable, ids: Ids, rev: number) {
    this.table = table;
    this.ids = ids;
    this.rev = rev;
  }

  /** Empty columns, all there: to be filled from the rows when there is no snapshot. */
  static begun(table: RowTable): Rows {
    const rows = new Rows(table, new Ids(), 0);
    for (const { name, type } of COLUMNS[table]) rows.#columns.set(name, type === 'text' ? Texts.of([]) : Numbers.of([]));
    return rows;
  }

  get isComplete(): boolean {
    return COLUMNS[this.table].every(({ name }) => this.#columns.has(name));
  }

  get length(): number {
    return this.ids.length;
  }

  /** Whether a part was read: a column, or `<column>#` for the ranks of its texts. */
  has(part: string): boolean {
    if (!part.endsWith('#')) return this.#columns.has(part);
    const column = this.#columns.get(part.slice(0, -1));
    return column instanceof Texts && column.base.ranks !== undefined;
  }

  /** A column that was read before. @throws RangeError for another */
  column(name: string): AnyColumn {
    const column = this.#columns.get(name);
    if (!column) throw new RangeError(`no column ${name} of ${this.table}`);
    return column;
  }

  numbers(name: string): Numbers {
    const column = this.column(name);
    return column instanceof Numbers ? column : column.codes;
  }

  texts(name: string): Texts {
    const column = this.column(name);
    if (column instanceof Numbers) throw new RangeError(`${name} holds no texts`);
    return column;
  }

  /** Adds a column of the snapshot, the rows changed since written into it. */
  add(name: string, column: AnyColumn): void {
    this.#columns.set(name, column);
    const spec = COLUMNS[this.table].find((c) => c.name === name)!;
    for (const [place, row] of this.#changed) this.#write(column, spec, place, row);
  }

  /** Adds the ranks of a column of texts that is there. */
  addRanks(name: string, ranks: Uint32Array<ArrayBuffer>): void {
    const column = this.texts(name);
    column.base = { ...column.base, ranks };
  }

  /** Writes rows as they are now. @param rev the highest `rev` that is in after it */
  put(rows: readonly AnyRow[], rev = this.rev): void {
    this.rev = rev;
    for (const row of rows) {
      const found = this.ids.find(row.id);
      if (row.gone && found < 0) continue;
      const place = found < 0 ? this.ids.push(row.id) : found;
      if (!this.isComplete) this.#changed.set(place, row);
      if (row.gone) this.gone.add(place);
      else this.gone.delete(place);
      for (const spec of COLUMNS[this.table]) {
        const column = this.#columns.get(spec.name);
        if (column) this.#write(column, spec, place, row);
      }
    }
    this.writes += rows.length;
    if (rows.length > 0) this.version++;
  }

  /** Makes the dictionaries anew from what is in use: searching texts that came one by one takes ten times as long. */
  settle(): void {
    const all = Uint32Array.from({ length: this.length }, (_, place) => place);
    for (const [name, column] of this.#columns) if (column instanceof Texts) this.#columns.set(name, column.take(all));
  }

  #write(column: AnyColumn, { name, type }: Column, place: number, row: AnyRow): void {
    if (column instanceof Numbers) column.set(place, numberOf(type, row[name]));
    else column.set(place, textOf(row[name]));
  }
}
