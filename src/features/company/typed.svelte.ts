// A text being typed whose value is kept in another form: shown as typed until it is right and left, then as printed.

export class Typed {
  #typed = $state<string>();
  /** Whether the person has been in the field and gone on: from then on what is missing is said. */
  left = $state(false);
  readonly #value: () => string;
  readonly #print: (value: string) => string;
  #given: string | undefined;

  /** To be made in a component. @param value the kept form, reactive @param print how it is shown */
  constructor(value: () => string, print: (value: string) => string) {
    this.#value = value;
    this.#print = print;
    let seen = value();
    $effect.pre(() => {
      const now = value();
      // Changed from outside (undo, another tab): what was being typed is no longer about it.
      if (now !== seen && now !== this.#given) this.#typed = undefined;
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
  }

  /** The field is left: what is right is shown as printed from here on. */
  settle(right: boolean): void {
    if (right) this.#typed = undefined;
    this.left = true;
  }
}
