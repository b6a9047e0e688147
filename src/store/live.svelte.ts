// A query as reactive state, live across tabs: `const invoice = new Live(() => store.get('invoice', id))`.
import { liveQuery } from 'dexie';
import { createSubscriber } from 'svelte/reactivity';

/**
 * Runs `query` while something on screen reads it, and again whenever what it read in the database changes, in any tab.
 * Read runes before the first `await` of `query`, or make the Live in a `$derived` and close over their values.
 */
export class Live<T> {
  #current = $state.raw<T | undefined>(undefined);
  #ready = $state(false);
  #error = $state.raw<unknown>(undefined);
  #subscribe: () => void;

  /** @param otherwise what `current` is until the first answer */
  constructor(query: () => Promise<T>, otherwise?: T) {
    this.#current = otherwise;
    this.#subscribe = createSubscriber(() => {
      const subscription = liveQuery(query).subscribe(
        (value) => {
          this.#current = value;
          this.#error = undefined;
          this.#ready = true;
        },
        (error: unknown) => {
          this.#error = error;
          this.#ready = true;
        }
      );
      return () => subscription.unsubscribe();
    });
  }

  /** The latest answer; the one before while a new one is under way. */
  get current(): T | undefined {
    this.#subscribe();
    return this.#current;
  }

  /** Whether there is an answer: tells "not there" from "not yet". */
  get ready(): boolean {
    this.#subscribe();
    return this.#ready;
  }

  /** What the last run threw; a StoreError where it was the storage. */
  get error(): unknown {
    this.#subscribe();
    return this.#error;
  }
}
