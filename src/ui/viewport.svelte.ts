// The part of a tall element that can be seen, whichever ancestor scrolls; for lists that draw only what is in view.

export class Viewport {
  /** In CSS pixels from the element's top, in steps, so that a scroll of a few pixels draws nothing anew. */
  top = $state(0);
  bottom = $state(typeof innerHeight === 'number' ? innerHeight : 0);
  #step: number;
  /** Of the window. */
  #height = $state(typeof innerHeight === 'number' ? innerHeight : 0);

  constructor(step = 160) {
    this.#step = step;
  }

  /** `{@attach viewport.watch}` on the tall element. */
  watch = (element: HTMLElement): (() => void) => {
    const measure = () => {
      const { top, width } = element.getBoundingClientRect();
      if (width === 0) return; // not shown: what was in view stays so
      this.#height = innerHeight;
      this.top = Math.floor(-top / this.#step) * this.#step;
      this.bottom = Math.ceil((innerHeight - top) / this.#step) * this.#step;
    };
    // Scroll events do not bubble, but they can be captured: the page or a pane, it does not matter.
    addEventListener('scroll', measure, { capture: true, passive: true });
    addEventListener('resize', measure);
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => {
      removeEventListener('scroll', measure, { capture: true });
      removeEventListener('resize', measure);
      observer.disconnect();
    };
  };

  /**
   * The rows in view of a list that starts `start` below the element's top, with some before and after: first and last
   * (not included). Inside a long list their number is always the same, `size`: with `index % size` as its key, a row that
   * leaves at one end is the one that enters at the other, with new words in it, which is far cheaper than a new one.
   */
  rows(height: number, count: number, start = 0, overscan = 6): { first: number; last: number; size: number } {
    if (height <= 0) return { first: 0, last: 0, size: 1 }; // not measured yet
    const size = Math.ceil((this.#height + 2 * this.#step) / height) + 2 * overscan;
    const first = Math.min(count, Math.max(0, Math.floor((this.top - start) / height) - overscan));
    const reach = start < this.top ? first + size : Math.ceil((this.bottom - start) / height) + overscan;
    return { first, last: Math.max(first, Math.min(count, reach)), size };
  }
}

/** The numbers from `first` to `last`, not included. */
export function indexes(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first) }, (_, step) => first + step);
}
