// Something long that is being done: how far it is, and the way to stop it.
import { askingBeforeLeaving } from '#features/app/leave-question.ts';
import { told } from '#features/customers/told.ts';
import { Stopped } from './in-turns.ts';

export class LongWork {
  label = $state('');
  done = $state(0);
  max = $state(0);
  running = $state(false);
  #stop = new AbortController();

  /** Does it; a failure is told, a stop is not. @returns what it gave, undefined when it failed or was stopped */
  async run<Result>(label: string, max: number, work: (turns: { progress: (done: number) => void; signal: AbortSignal }) => Promise<Result>): Promise<Result | undefined> {
    this.label = label;
    this.max = max;
    this.done = 0;
    this.running = true;
    this.#stop = new AbortController();
    try {
      return await told(async () => {
        try {
          return await askingBeforeLeaving(() => work({ progress: (done) => (this.done = done), signal: this.#stop.signal }));
        } catch (error) {
          if (error instanceof Stopped) return undefined;
          throw error;
        }
      });
    } finally {
      this.running = false;
    }
  }

  stop(): void {
    this.#stop.abort();
  }
}
