// A long act on many documents: one after the other, with progress and a way to stop; what failed is kept apart.

export interface Outcome {
  done: number;
  failed: { id: string; error: unknown }[];
  cancelled: boolean;
}

export class Bulk {
  /** What is being done, '' when nothing is. */
  label = $state('');
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
   * Runs `act` for each id in order. A failure of one does not stop the others.
   * @returns how many were done, which failed, and whether the person stopped it
   */
  async run(label: string, ids: readonly string[], act: (id: string, signal: AbortSignal) => Promise<unknown>): Promise<Outcome> {
    const stop = new AbortController();
    Object.assign(this, { label, done: 0, total: ids.length });
    this.#stop = stop;
    const failed: Outcome['failed'] = [];
    try {
      for (const id of ids) {
        if (stop.signal.aborted) break;
        try {
          await act(id, stop.signal);
        } catch (error) {
          failed.push({ id, error });
        }
        this.done += 1;
      }
    } finally {
      this.label = '';
    }
    return { done: this.done - failed.length, failed, cancelled: stop.signal.aborted };
  }
}
