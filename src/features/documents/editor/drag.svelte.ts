// Dragging a line to another place with finger or mouse: pointer events on the handle, rows that make room meanwhile.
import { tick } from 'svelte';

/** A press moves this far before it is a drag, in CSS pixels. */
const THRESHOLD = 4;
/** Near an edge of the window the page scrolls along. */
const EDGE = 72;

type Parts = {
  /** The rows in their order, as they stand in the page. */
  rows: () => HTMLElement[];
  /** Called before anything is measured. */
  begin: () => void;
  drop: (id: string, index: number) => void;
};

export class LineDrag {
  /** Id of the line in hand. */
  id = $state<string>();
  /** True for the moment after a drop, so that rows already in place do not travel again. */
  settling = $state(false);
  #from = $state(0);
  #to = $state(0);
  #dy = $state(0);
  #tops: number[] = [];
  #heights: number[] = [];
  #startY = 0;
  #pointerY = 0;
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** How far the row at `index` stands from its place, in CSS pixels. */
  shift(index: number): number {
    if (this.id === undefined) return 0;
    if (index === this.#from) return this.#dy;
    const height = this.#heights[this.#from] ?? 0;
    if (index > this.#from && index <= this.#to) return -height;
    if (index < this.#from && index >= this.#to) return height;
    return 0;
  }

  /** Follows a pointer that went down on the handle of line `id`, until it is up. */
  follow(event: PointerEvent, id: string, index: number): void {
    if (event.button !== 0) return;
    const handle = event.currentTarget;
    if (!(handle instanceof HTMLElement)) return;
    handle.setPointerCapture(event.pointerId);
    const startY = event.clientY;
    const stop = new AbortController();
    const { signal } = stop;
    const end = (drop: boolean) => {
      stop.abort();
      this.#end(drop);
    };
    handle.addEventListener('pointermove', (move) => {
      this.#pointerY = move.clientY;
      if (this.id === undefined && Math.abs(move.clientY - startY) > THRESHOLD) void this.#begin(id, index, startY);
      else this.#move();
    }, { signal });
    handle.addEventListener('pointerup', () => end(true), { signal });
    handle.addEventListener('pointercancel', () => end(false), { signal });
    addEventListener('keydown', (key) => key.key === 'Escape' && end(false), { signal, capture: true });
  }

  async #begin(id: string, index: number, startY: number): Promise<void> {
    this.#parts.begin();
    this.id = id;
    this.#from = this.#to = index;
    this.#dy = 0;
    await tick();
    const boxes = this.#parts.rows().map((row) => row.getBoundingClientRect());
    this.#tops = boxes.map((box) => box.top + scrollY);
    this.#heights = boxes.map((box) => box.height);
    this.#startY = startY + scrollY;
    this.#move();
    this.#scroll();
  }

  #move(): void {
    if (this.id === undefined) return;
    this.#dy = this.#pointerY + scrollY - this.#startY;
    const height = this.#heights[this.#from] ?? 0;
    const middle = (this.#tops[this.#from] ?? 0) + this.#dy + height / 2;
    // The place of a row is taken once the middle of the one in hand is past its own middle.
    let to = this.#from;
    while (to < this.#tops.length - 1 && middle > (this.#tops[to + 1] ?? 0) + (this.#heights[to + 1] ?? 0) / 2) to++;
    while (to > 0 && middle < (this.#tops[to - 1] ?? 0) + (this.#heights[to - 1] ?? 0) / 2) to--;
    this.#to = to;
  }

  #scroll(): void {
    if (this.id === undefined) return;
    const step = this.#pointerY < EDGE ? -8 : this.#pointerY > innerHeight - EDGE ? 8 : 0;
    if (step !== 0) {
      scrollBy(0, step);
      this.#move();
    }
    requestAnimationFrame(() => this.#scroll());
  }

  #end(drop: boolean): void {
    const id = this.id;
    this.id = undefined;
    this.#dy = 0;
    if (id === undefined || !drop || this.#to === this.#from) return;
    this.settling = true;
    this.#parts.drop(id, this.#to);
    void tick().then(() => (this.settling = false));
  }
}
