// Which rows of a list are ticked: some by id, or all that the filter shows but some.
import { SvelteSet } from 'svelte/reactivity';

export type Selected = { all: true; except: string[] } | { all: false; ids: string[] };

export class Selection {
  /** Every row of the filtered list counts as ticked, also those never seen, except the ones taken off. */
  #all = $state(false);
  /** Ticked rows, or with `all` the ones taken off. */
  #marked = new SvelteSet<string>();

  /** Whether a row is ticked. */
  has(id: string): boolean {
    return this.#marked.has(id) !== this.#all;
  }

  /** Ticks or unticks rows. */
  set(ids: Iterable<string>, on: boolean): void {
    for (const id of ids) {
      if (on !== this.#all) this.#marked.add(id);
      else this.#marked.delete(id);
    }
  }

  /** Turns one row's tick. */
  toggle(id: string): void {
    this.set([id], !this.has(id));
  }

  /** Ticks all rows of the filtered list. */
  selectAll(): void {
    this.#all = true;
    this.#marked.clear();
  }

  /** Unticks everything. */
  clear(): void {
    this.#all = false;
    this.#marked.clear();
  }

  /** How many rows are ticked in a list of `total`. */
  count(total: number): number {
    return this.#all ? Math.max(0, total - this.#marked.size) : this.#marked.size;
  }

  /** What is ticked, for the verb that acts on it. */
  selected(): Selected {
    const ids = [...this.#marked];
    return this.#all ? { all: true, except: ids } : { all: false, ids };
  }
}
