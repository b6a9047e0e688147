// Fields whose text cannot be read: what stands there is not what is held, so what holds them goes no further meanwhile.
import { getContext, setContext } from 'svelte';
import { SvelteSet } from 'svelte/reactivity';
import { m } from '#messages';
import { showToast } from './toast.svelte.ts';

/** A field whose text is no number, no date. */
export interface UnreadField {
  readonly label: string;
  /** What stands there. */
  readonly text: string;
  /** Whether what is wrong is said below the field: not yet while it is typed in. */
  readonly told: boolean;
  /** Says below the field what is wrong, and puts the hands there. */
  say(): void;
}

/** Longer texts are told by their beginning. */
const LONGEST = 40;

const shortened = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);

/** The fields of a sheet or a page that cannot be read now. */
export class UnreadFields {
  readonly #all = new SvelteSet<UnreadField>();

  /** In the order in which they became so. */
  get all(): readonly UnreadField[] {
    return [...this.#all];
  }

  /** The first that is not kept, in words, for where one looks whether all is; '' while nothing is wrong, or only being typed. */
  get notKept(): string {
    const first = [...this.#all].find(({ told }) => told);
    return first ? m.ui_not_kept({ field: first.label }) : '';
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

  /** They are left as they are: what stands in them is gone, and that is said. */
  leave(): void {
    const lost = [...this.#all].map(({ label, text }) => m.ui_lost({ field: label, text: shortened(text) }));
    if (lost.length > 0) showToast(lost.join(' '), { tone: 'late' });
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
