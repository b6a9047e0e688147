// What the page is called, in the window and to who listens: the page that was opened last says it, and gives it back when it goes.
import { untrack } from 'svelte';
import { m } from '#messages';

/** A page that is there, with what it is called now; '' is called as the app. */
export interface Titled {
  readonly title: string;
}

/** "Facture 2026-0012 · Carnet". */
const inFull = (title: string) => [title, m.app_name()].filter(Boolean).join(' · ');

export class PageTitles {
  #held = $state.raw<readonly Titled[]>([]);
  /** One has come to another page, and has not been told which. */
  #due = $state(false);
  #left: { page: Titled | undefined; title: string | undefined } = { page: undefined, title: undefined };

  /** In full; undefined while no page is there: the one before keeps its word. */
  get current(): string | undefined {
    const page = this.#held.at(-1);
    return page && inFull(page.title);
  }

  /** Notes a page. @returns what takes the note back */
  hold(page: Titled): () => void {
    untrack(() => (this.#held = [...this.#held, page]));
    return () => untrack(() => (this.#held = this.#held.filter((other) => other !== page)));
  }

  /** One leaves for another address: the present page is no news any more. */
  leave(): void {
    const page = this.#held.at(-1);
    this.#left = { page, title: page?.title };
    this.#due = false;
  }

  /** One has come; the page itself may still be reading what it will show. */
  arrive(): void {
    this.#due = true;
  }

  /** The title of the page that one has come to, once it has one; undefined while there is nothing to tell. */
  get news(): string | undefined {
    const page = this.#held.at(-1);
    if (!this.#due || !page || (page === this.#left.page && page.title === this.#left.title)) return undefined;
    return inFull(page.title);
  }

  /** The news were told: what the page is called from here on is its own affair. */
  told(): void {
    this.#due = false;
  }
}

/** The titles of this window. */
export const titles = new PageTitles();

/** From the component of a page: what it is called; undefined while another page that was opened from it says it. */
export function holdTitle(title: () => string | undefined): void {
  const page: Titled = {
    get title() {
      return title() ?? '';
    }
  };
  const here = $derived(title() !== undefined);
  $effect(() => (here ? titles.hold(page) : undefined));
  $effect(() => {
    if (here && titles.current !== undefined) document.title = titles.current;
  });
}
