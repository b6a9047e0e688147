// A long act on many documents: with progress and a way to stop; what failed is kept apart.
import { askingBeforeLeaving } from '#features/app/leave-question.ts';

export interface Outcome {
  done: number;
  failed: { id: string; error: unknown }[];
  cancelled: boolean;
}

/** What comes after the last document. */
export type Finish = () => Promise<unknown>;

export interface Gathering<Made> {
  make: (id: string, signal: AbortSignal) => Promise<Made>;
  take: (made: Made, signal: AbortSignal) => Promise<unknown>;
  /** 1 when absent. */
  atOnce?: number;
}

type Settled<Made> = { value: Made } | { error: unknown };

const settled = <Made>(making: Promise<Made>): Promise<Settled<Made>> =>
  making.then(
    (value) => ({ value }),
    (error: unknown) => ({ error })
  );

export class Bulk {
  /** What is being done, '' when nothing is. */
  label = $state('');
  /** What of it is going on; '' while it goes from document to document. */
  step = $state('');
  done = $state(0);
  total = $state(0);
  #stop: AbortController | undefined;

  get running(): boolean {
    return this.label !== '';
  }

  cancel(): void {
    this.#stop?.abort();
  }

  /**
   * Runs `act` for each id in order. A failure of one does not stop the others. Then `finish`, when there is something to finish.
   * @returns how many were done, which failed, and whether the person stopped it
   */
  run(label: string, ids: readonly string[], act: (id: string, signal: AbortSignal) => Promise<unknown>, finish?: Finish): Promise<Outcome> {
    return this.gather(label, ids, { make: act, take: () => Promise.resolve() }, finish);
  }

  /**
   * The same for what is made apart and put together: `make` runs for `atOnce` ids at a time, `take` for one after the other, in the order
   * of the ids, with what was made.
   */
  gather<Made>(label: string, ids: readonly string[], how: Gathering<Made>, finish?: Finish): Promise<Outcome> {
    return askingBeforeLeaving(() => this.#gather(label, ids, how, finish));
  }

  async #gather<Made>(label: string, ids: readonly string[], { make, take, atOnce = 1 }: Gathering<Made>, finish?: Finish): Promise<Outcome> {
    const stop = new AbortController();
    Object.assign(this, { label, step: '', done: 0, total: ids.length });
    this.#stop = stop;
    const failed: Outcome['failed'] = [];
    const ahead: Promise<Settled<Made>>[] = [];
    let [begun, tried] = [0, 0];
    try {
      for (const id of ids) {
        while (begun < ids.length && ahead.length < atOnce && !stop.signal.aborted) ahead.push(settled(make(ids[begun++]!, stop.signal)));
        if (stop.signal.aborted) break;
        const made = await ahead.shift()!;
        try {
          if ('error' in made) throw made.error;
          await take(made.value, stop.signal);
        } catch (error) {
          failed.push({ id, error });
        }
        this.done = ++tried;
      }
      if (tried > failed.length && !stop.signal.aborted) await finish?.();
    } finally {
      this.label = '';
    }
    return { done: tried - failed.length, failed, cancelled: stop.signal.aborted };
  }
}
