// Time for tests: it stands still until a test moves it.
import type { Clock } from './type.ts';

export class TrialTime implements Clock {
  #now: number;
  #waiting: { at: number; work: () => void }[] = [];
  constructor(now = Date.UTC(2026, 10, 22, 1)) {
    this.#now = now;
  }
  now(): number {
    return this.#now;
  }
  after(milliseconds: number, work: () => void): () => void {
    const one = { at: this.#now + milliseconds, work };
    this.#waiting.push(one);
    return () => {
      this.#waiting = this.#waiting.filter((other) => other !== one);
    };
  }
  /** What waits to be called. */
  get waiting(): number {
    return this.#waiting.length;
  }
  /** Lets time pass; what was due is called in order, each with a moment to go on. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.#now + milliseconds;
    for (;;) {
      await settled();
      const next = this.#first();
      if (!next || next.at > end) break;
      this.#call(next);
    }
    this.#now = end;
    await settled();
  }
  /** To the next that waits, however long it takes until there is one. @returns how far that was, in milliseconds */
  async next(): Promise<number> {
    while (this.#waiting.length === 0) await new Promise((resolve) => setImmediate(resolve));
    const [before, next] = [this.#now, this.#first()!];
    this.#call(next);
    return next.at - before;
  }
  #first(): { at: number; work: () => void } | undefined {
    return this.#waiting.toSorted((a, b) => a.at - b.at)[0];
  }
  #call(one: { at: number; work: () => void }): void {
    this.#now = one.at;
    this.#waiting = this.#waiting.filter((other) => other !== one);
    one.work();
  }
}

/** A moment in which all that waits for nothing outside goes on. */
export async function settled(): Promise<void> {
  for (let n = 0; n < 20; n++) await new Promise((resolve) => setImmediate(resolve));
}
