// One tab syncs at a time. A tab that was frozen with its turn is passed over after ten seconds: two at work do no harm, none would.
import { either } from '../either.ts';
import type { Timer } from './timer.ts';

/** `navigator.locks`. */
export interface Locks {
  request(name: string, options: { signal?: AbortSignal; steal?: boolean }, work: () => Promise<void>): Promise<void>;
}

/** Between the tabs of this device: what one says, all others hear. */
export interface Line {
  say(word: string): void;
  close(): void;
}
export type OpenLine = (name: string, heard: (word: unknown) => void) => Line;

export interface TurnOptions {
  name: string;
  timer: Timer;
  /** Absent in very old browsers: then every tab works. */
  locks?: Locks | undefined;
  line?: OpenLine | undefined;
}

const ASK_EVERY = 5000;
const SILENT_FOR = 10_000;

/**
 * Waits for the turn and does `work` with it; gives it back when that ends.
 * @param ended ends the waiting
 * @param work is told when it should end: the turn was taken from this tab, or `ended`
 */
export async function takeTurn({ name, timer, locks, line }: TurnOptions, ended: AbortSignal, work: (over: AbortSignal) => Promise<void>): Promise<void> {
  if (!locks) return work(ended);
  const lost = new AbortController();
  let working: Promise<void> | undefined;
  const asking = line && askForLife((heard) => line(name, heard), timer, () => working !== undefined);
  const hold = (): Promise<void> => {
    working = work(either(ended, lost.signal));
    asking?.callOff();
    return working;
  };
  try {
    const patience = asking ? either(ended, asking.silent) : ended;
    await locks.request(name, { signal: patience }, hold).catch((error: unknown) => {
      if (!working && asking?.silent.aborted && !ended.aborted) return locks.request(name, { steal: true }, hold);
      throw error;
    });
  } catch (error) {
    if (!(error instanceof Error && error.name === 'AbortError')) throw error;
    // Taken from us while we were frozen, or we ended before our turn came.
    lost.abort();
    await working;
  } finally {
    asking?.end();
  }
}

interface Asking {
  /** Aborted when no holder answered for ten seconds. */
  silent: AbortSignal;
  /** The turn has come: from now on others ask us. */
  callOff(): void;
  end(): void;
}

/** A holder that lives answers. */
function askForLife(open: (heard: (word: unknown) => void) => Line, timer: Timer, holding: () => boolean): Asking {
  const silence = new AbortController();
  let waited = 0;
  let callOff = (): void => undefined;
  const line = open((word) => {
    if (word === 'holder?' && holding()) line.say('here');
    if (word === 'here') waited = 0;
  });
  const ask = (): void => {
    if (waited >= SILENT_FOR) return silence.abort();
    line.say('holder?');
    waited += ASK_EVERY;
    callOff = timer.after(ASK_EVERY, ask);
  };
  ask();
  return {
    silent: silence.signal,
    callOff: () => callOff(),
    end() {
      callOff();
      line.close();
    }
  };
}
