// Many purchases read one piece after the other, the page answering a finger in between, with how far it is.
import type { Purchase } from '#domain/purchase/model.ts';
import { breathe } from '#store/breathe.ts';
import type { CompanyStore } from '#store/company.ts';
import { type Counted, purchaseCounted } from './processed.ts';

const PIECE = 25;

export class Reading<Result> {
  done = $state(0);
  max = $state(0);
  running = $state(false);
  /** What the last reading that came to its end gave. */
  result = $state.raw<Result>();
  failed = $state.raw<unknown>();
  #turn = 0;

  /** Reads them, gives each piece to `take` and keeps what `end` makes of them; one that began before stops without a word. */
  async read(store: CompanyStore, counted: readonly Counted[], take: (piece: readonly Purchase[]) => void, end: () => Result): Promise<void> {
    const turn = ++this.#turn;
    this.failed = undefined;
    this.done = 0;
    this.max = counted.length;
    this.running = true;
    try {
      for (let at = 0; at < counted.length; at += PIECE) {
        const found = await Promise.all(counted.slice(at, at + PIECE).map((one) => purchaseCounted(store, one)));
        await breathe();
        if (turn !== this.#turn) return;
        take(found.filter((one) => one !== undefined));
        this.done = Math.min(at + PIECE, counted.length);
      }
      this.result = end();
    } catch (error) {
      if (turn === this.#turn) this.failed = error;
    } finally {
      if (turn === this.#turn) this.running = false;
    }
  }

  /** What is under way gives nothing any more. */
  stop(): void {
    this.#turn++;
    this.running = false;
  }
}
