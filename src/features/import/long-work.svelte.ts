// Something long that is being done: how far it is, and the way to stop it.
import { told } from '#features/customers/told.ts';
import { Stopped } from './in-turns.ts';

/** The browser asks whether to leave in the middle of it. */
const stay = (event: BeforeUnloadEvent) => event.preventDefault();

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
    addEventListener('beforeunload', stay);
    try {
      return await told(async () => {
        try {
          return await work({ progress: (done) => (this.done = done), signal: this.#stop.signal });
        } catch (error) {
          if (error instanceof Stopped) return undefined;
          throw error;
        }
      });
    } finally {
      removeEventListener('beforeunload', stay);
      this.running = false;
    }
  }

  stop(): void {
    this.#stop.abort();
  }
}
