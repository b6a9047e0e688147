// Basecone away for a while: every connection ends at once, and a listening stand-in refuses new ones.
import type { State } from './state.ts';

type How = 'refused' | 'reset';

export interface Outage {
  /** Away for so many milliseconds: connections are refused, or accepted and reset. Resolves once it is so. */
  down(milliseconds: number, how?: How): Promise<void>;
  /** Back, before its time too. Resolves once it is so. */
  up(): Promise<void>;
  /** Told how it is away, or that it is back; whoever listens takes its time. */
  watchOutage(watcher: (how: How | undefined) => Promise<void>): void;
  /** Waits for no end any more. */
  stopOutage(): void;
  /** Why a request is cut now, if it is. */
  cut(): 'ECONNREFUSED' | 'ECONNRESET' | undefined;
}

export function outage(state: Pick<State, 'later'>): Outage {
  const watchers: ((how: How | undefined) => Promise<void>)[] = [];
  let now: How | undefined;
  let callOff = (): void => undefined;
  // One change after another: a server is not opened before it is closed.
  let told: Promise<unknown> = Promise.resolve();
  const become = async (how: How | undefined): Promise<void> => {
    callOff();
    now = how;
    const telling = told.then(() => Promise.all(watchers.map((watcher) => watcher(how))));
    told = telling.catch(() => undefined);
    await telling;
  };
  return {
    async down(milliseconds, how = 'refused') {
      const becoming = become(how);
      callOff = state.later(milliseconds, () => void become(undefined));
      await becoming;
    },
    up: () => become(undefined),
    watchOutage: (watcher) => void watchers.push(watcher),
    stopOutage: () => callOff(),
    cut: () => now && (now === 'refused' ? 'ECONNREFUSED' : 'ECONNRESET')
  };
}
