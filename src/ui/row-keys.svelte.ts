// The row of a table that the keys are on: moved by arrows, pages and ends, opened by Enter, ticked by Space; with Shift, all between.
import type { RowSource } from './pages.svelte.ts';
import type { Selection } from './selection.svelte.ts';

/** What the keys need of the table, as it is now. */
export interface Grid<Row> {
  count(): number;
  /** The row at a place, undefined while it is not there. */
  row(index: number): Row | undefined;
  rows(): RowSource<Row>;
  id(row: Row): string;
  selection(): Selection | undefined;
  /** How many rows a page is. */
  page(): number;
  /** Brings a row into view. */
  show(index: number): void;
  open(index: number): void;
}

export class RowKeys<Row> {
  /** Place of the row, -1 when there is none. */
  active = $state(-1);
  /** Where a range of ticks starts. */
  #from = -1;
  readonly #grid: Grid<Row>;

  constructor(grid: Grid<Row>) {
    this.#grid = grid;
  }

  /** Goes to a row; places outside are brought inside. */
  go(index: number): void {
    this.active = this.#inside(index);
    this.#grid.show(this.active);
  }

  /** Turns the tick of a row; with `range`, those from the row ticked before to this one get the same. */
  async mark(index: number, range: boolean): Promise<void> {
    const [row, selection] = [this.#grid.row(index), this.#grid.selection()];
    if (!selection || row === undefined) return;
    const on = !selection.has(this.#grid.id(row));
    const from = this.#from;
    this.#from = index;
    if (!range || from < 0) return selection.set([this.#grid.id(row)], on);
    const rows = await this.#grid.rows()(Math.min(from, index), Math.abs(index - from) + 1);
    selection.set(rows.map((one) => this.#grid.id(one)), on);
  }

  /** @returns whether the key was one of these */
  press({ key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>): boolean {
    const { active } = this;
    const to = this.#target(key);
    if (to !== undefined) {
      if (shiftKey && active >= 0) void this.mark(this.#inside(to), false);
      this.go(to);
    } else if (key === 'Enter' && active >= 0) this.#grid.open(active);
    else if (key === ' ' && active >= 0) void this.mark(active, shiftKey);
    else return false;
    return true;
  }

  #target(key: string): number | undefined {
    const { active } = this;
    const page = this.#grid.page();
    return { ArrowDown: active + 1, ArrowUp: active - 1, PageDown: active + page, PageUp: active - page, Home: 0, End: this.#grid.count() - 1 }[key];
  }

  #inside(index: number): number {
    return Math.max(0, Math.min(this.#grid.count() - 1, index));
  }
}
