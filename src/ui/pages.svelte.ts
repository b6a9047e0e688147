// Rows of a long list, fetched a page at a time as they come into view, and kept a while.
import { SvelteMap } from 'svelte/reactivity';

/** Gives `limit` rows from `offset` of the list, in its order; fewer at the end. */
export type RowSource<Row> = (offset: number, limit: number) => Promise<readonly Row[]>;

const PAGE = 50;
const KEPT = 24;
const AT_ONCE = 2;

export class Pages<Row> {
  /** Why rows could not be read, until a page is read again. */
  failed = $state.raw<unknown>(undefined);
  #pages = new SvelteMap<number, readonly Row[]>();
  #source: RowSource<Row> | undefined;
  /** Pages that came from the present source; others are shown until theirs arrive. */
  #fresh = new Set<number>();
  #running = new Set<number>();
  #wanted: readonly number[] = [];

  /** Reads from another source (another filter, newer data); what is shown stays until the new rows are there. */
  use(source: RowSource<Row>): void {
    if (source === this.#source) return;
    this.#source = source;
    this.#fresh.clear();
    this.#running.clear();
    this.#fill();
  }

  /** The row at `index`, or undefined while it is not there. */
  row(index: number): Row | undefined {
    return this.#pages.get(Math.floor(index / PAGE))?.[index % PAGE];
  }

  /** Sees to it that rows `first` to `last` (not included) of `count` are there soon, and then the pages around them. */
  want(first: number, last: number, count: number): void {
    if (last <= first) return;
    const from = Math.floor(Math.max(0, first) / PAGE);
    const to = Math.floor((last - 1) / PAGE);
    const inView = Array.from({ length: to - from + 1 }, (_, step) => from + step);
    // A page ahead and one behind: rows are there before a scrolling finger reaches them.
    const around = [to + 1, from - 1].filter((page) => page >= 0 && page * PAGE < count);
    this.#wanted = [...inView, ...around];
    this.#fill();
  }

  #fill(): void {
    const source = this.#source;
    if (!source) return;
    // Only what is in view now is asked for: a fast scroll does not queue up all that it passed.
    for (const page of this.#wanted) {
      if (this.#running.size >= AT_ONCE) return;
      if (!this.#fresh.has(page) && !this.#running.has(page)) void this.#load(source, page);
    }
  }

  async #load(source: RowSource<Row>, page: number): Promise<void> {
    this.#running.add(page);
    try {
      const rows = await source(page * PAGE, PAGE);
      if (source !== this.#source) return;
      this.#pages.set(page, rows);
      this.#fresh.add(page);
      this.failed = undefined;
      this.#forget();
    } catch (error) {
      if (source !== this.#source) return;
      this.failed = error;
      this.#wanted = [];
    } finally {
      if (source === this.#source) this.#running.delete(page);
    }
    this.#fill();
  }

  #forget(): void {
    for (const page of this.#pages.keys()) {
      if (this.#pages.size <= KEPT) return;
      if (this.#wanted.includes(page)) continue;
      this.#pages.delete(page);
      this.#fresh.delete(page);
    }
  }
}
