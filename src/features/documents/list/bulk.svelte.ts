// A long act on many documents: one after the other, with progress and a way to stop; what failed is kept apart.

export interface Outcome {
  done: number;
  failed: { id: string; error: unknown }[];
  cancelled: boolean;
}

/** What comes after the last document, with a progress of its own. */
export interface Finish {
  label: string;
  /** @param progress told how much is done, from 0 to 1 */
  act: (signal: AbortSignal, progress: (share: number) => void) => Promise<unknown>;
}

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
  async run(label: string, ids: readonly string[], act: (id: string, signal: AbortSignal) => Promise<unknown>, finish?: Finish): Promise<Outcome> {
    const stop = new AbortController();
    Object.assign(this, { label, step: '', done: 0, total: ids.length });
    this.#stop = stop;
    const failed: Outcome['failed'] = [];
    let tried = 0;
    try {
      for (const id of ids) {
        if (stop.signal.aborted) break;
        try {
          await act(id, stop.signal);
        } catch (error) {
          failed.push({ id, error });
        }
        this.done = ++tried;
      }
      if (finish && tried > failed.length && !stop.signal.aborted) {
        Object.assign(this, { step: finish.label, done: 0 });
        await finish.act(stop.signal, (share) => (this.done = Math.round(share * this.total)));
      }
    } finally {
      this.label = '';
    }
    return { done: tried - failed.length, failed, cancelled: stop.signal.aborted };
  }
}
