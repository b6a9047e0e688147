// Fields whose text cannot be read: what stands there is not what is held, so what holds them goes no further meanwhile.
import { getContext, setContext } from 'svelte';
import { SvelteSet } from 'svelte/reactivity';

/** A field whose text is no number, no date. */
export interface UnreadField {
  readonly label: string;
  /** Says below the field what is wrong, and puts the hands there. */
  say(): void;
}

/** The fields of a sheet or a page that cannot be read now. */
export class UnreadFields {
  readonly #all = new SvelteSet<UnreadField>();

  /** In the order in which they became so. */
  get all(): readonly UnreadField[] {
    return [...this.#all];
  }

  /** Notes a field. @returns what takes the note back */
  add(field: UnreadField): () => void {
    this.#all.add(field);
    return () => void this.#all.delete(field);
  }

  /** Goes to the first one. @returns false when every field can be read, and one may go on */
  stop(): boolean {
    const [first] = this.#all;
    first?.say();
    return first !== undefined;
  }
}

const key = Symbol('unread fields');

/** Makes the fields below this component report here. */
export function holdFields(fields = new UnreadFields()): UnreadFields {
  setContext(key, fields);
  return fields;
}

/** From a field: reports it to what holds it while `wrong` says so and it is on the screen. */
export function reportUnread(field: UnreadField, wrong: () => boolean): void {
  const holder = getContext<UnreadFields | undefined>(key);
  $effect(() => (wrong() ? holder?.add(field) : undefined));
}
