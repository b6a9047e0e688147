// What changes a thousand times a second is shown ten times: drawing each would take more than the work that is counted.

/** Milliseconds between two that are shown. */
const STEP = 100;

export class Pace<Value> {
  readonly #show: (value: Value) => void;
  #shown = Number.NEGATIVE_INFINITY;
  #next: { value: Value; timer: ReturnType<typeof setTimeout> } | undefined;

  constructor(show: (value: Value) => void) {
    this.#show = show;
  }

  /** Shows the value within `STEP`, or a later one in its place. @param now not to wait: it is the last */
  tell(value: Value, now: boolean): void {
    const left = this.#shown + STEP - performance.now();
    if (now || left <= 0) this.#say(value);
    else if (this.#next) this.#next.value = value;
    else this.#next = { value, timer: setTimeout(() => this.#say(this.#next!.value), left) };
  }

  /** Nothing more is shown. */
  stop(): void {
    clearTimeout(this.#next?.timer);
    this.#next = undefined;
  }

  #say(value: Value): void {
    this.stop();
    this.#shown = performance.now();
    this.#show(value);
  }
}
