// Long work of a tab, noted on this device while it goes on: a tab that is closed in the middle of it cannot say so any more.
import * as z from 'zod/mini';
import { device, holding } from '#store/device.ts';

const noted = z.object({
  /** Instant of its beginning. */
  at: z.string(),
  done: z.number(),
  total: z.number()
});
type Noted = z.output<typeof noted>;

/** Shares of the whole that are noted. */
const STEPS = 100;

/** One sort of such work, by a name of its own; `what` was asked for, so that it can be done again. */
export class NotedWork<What extends object> {
  readonly #name: string;
  readonly #shape: z.ZodMiniType<Noted & { what: What }>;

  constructor(name: string, what: z.ZodMiniType<What>) {
    this.#name = name;
    this.#shape = z.extend(noted, { what }) as unknown as z.ZodMiniType<Noted & { what: What }>;
  }

  /** Holds the company's id as a word: it goes with the company. */
  #keyOf(company: string): string {
    return `${this.#name} ${company}`;
  }

  #lockOf(company: string, { at }: Pick<Noted, 'at'>): string {
    return `carnet-${this.#keyOf(company)} ${at}`;
  }

  /** Does the work, and notes meanwhile how far it is; when it ends, whichever way, nothing stays noted. A note that cannot be written stops nothing. */
  during<Result>(company: string, of: { at: string; total: number; what: What }, work: (progress: (done: number) => void) => Promise<Result>): Promise<Result> {
    const note = (done: number) => device.remember(this.#keyOf(company), { ...of, done }).catch(() => undefined);
    let last = 0;
    return holding(this.#lockOf(company, of), async () => {
      await note(0);
      try {
        return await work((done) => {
          if (done - last < of.total / STEPS) return;
          last = done;
          void note(done);
        });
      } finally {
        await this.forget(company).catch(() => undefined);
      }
    });
  }

  /** For live queries. Waits while a tab works on it: the browser may free what a dead one held a moment later. @returns what was begun and not ended */
  async interrupted(company: string): Promise<(Noted & { what: What }) | undefined> {
    const before = await device.preference(this.#keyOf(company), this.#shape);
    if (!before) return undefined;
    await holding(this.#lockOf(company, before), () => Promise.resolve());
    const now = await device.preference(this.#keyOf(company), this.#shape);
    return now?.at === before.at ? now : undefined;
  }

  forget(company: string): Promise<void> {
    return device.remember(this.#keyOf(company), undefined);
  }
}
