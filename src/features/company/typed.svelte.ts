// A text being typed whose value is kept in another form: shown as typed until it is right and left, then as printed.
import type { Kept } from './unfinished.ts';

export class Typed {
  #typed = $state<string>();
  /** Whether the person has been in the field and gone on: from then on what is missing is said. */
  left = $state(false);
  readonly #value: () => string;
  readonly #print: (value: string) => string;
  readonly #kept: Kept | undefined;
  #given: string | undefined;

  /**
   * To be made in a component.
   * @param value the kept form, reactive
   * @param print how it is shown
   * @param kept where a text that is not right is held in case the tab is killed
   */
  constructor(value: () => string, print: (value: string) => string, kept?: Kept) {
    this.#value = value;
    this.#print = print;
    this.#kept = kept;
    this.#typed = kept?.text;
    let seen = value();
    $effect.pre(() => {
      const now = value();
      // Changed from outside (undo, another tab): what was being typed is no longer about it.
      if (now !== seen && now !== this.#given) this.#forget();
      seen = now;
    });
  }

  get text(): string {
    return this.#typed ?? this.#print(this.#value());
  }

  /** Takes what is typed; `value` is what will be kept of it. */
  take(text: string, value: string): void {
    this.#typed = text;
    this.#given = value;
    this.left = false;
    this.#kept?.note(value === '' && text.trim() !== '' ? text : undefined);
  }

  /** The field is left: what is right is shown as printed from here on. */
  settle(right: boolean): void {
    if (right) this.#forget();
    this.left = true;
  }

  #forget(): void {
    this.#typed = undefined;
    this.#kept?.note(undefined);
  }
}
