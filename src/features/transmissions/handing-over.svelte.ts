// Documents handed over to the relay from this device, in one tab, as soon as both are online.
import { session } from '#features/app/session.svelte.ts';
import type { Progress } from '#store/transmissions/hand-over.ts';
import { activeSendings } from './connections.ts';
import { failing } from './failing.svelte.ts';

/** Milliseconds after which the outcome of what went at once is asked for, twice as long each time. */
const FIRST = 1000;
const LONGEST = 30_000;
/** Then the pace of the other changes is enough. */
const ROUNDS = 12;

class HandingOver {
  /** While documents are being handed over. */
  progress = $state.raw<Progress>();
  /** What could not be made or handed over the last time, by record. */
  failed = $state.raw<ReadonlyMap<string, unknown>>(new Map());
  /** Why the last round came to an end before its time. */
  fault = $state.raw<unknown>();
  #company = '';
  #end: AbortController | undefined;
  #wake: (() => void) | undefined;

  /** Begins a round, or goes on at once with the one that waits; for the company that is open. */
  run(): void {
    const { store } = session;
    if (this.#end && this.#company === store.id) return void this.#wake?.();
    this.#end?.abort();
    const end = new AbortController();
    [this.#end, this.#company] = [end, store.id];
    // One tab is enough: another may be at it.
    void navigator.locks
      .request(`carnet-hand-over-${store.id}`, { ifAvailable: true }, async (lock) => lock && this.#rounds(end.signal))
      .catch((error: unknown) => {
        if (!end.signal.aborted) this.fault = error;
      })
      .finally(() => {
        if (this.#end === end) [this.#end, this.progress] = [undefined, undefined];
      });
  }

  /** The company is closed, or its relay is gone. */
  stop(): void {
    this.#end?.abort();
    this.#end = undefined;
    this.failed = new Map();
    this.fault = undefined;
  }

  async #rounds(signal: AbortSignal): Promise<void> {
    // What draws and hands over is loaded where something is sent: this alone is also shown by settings.
    const [{ handOver }, { make }] = await Promise.all([import('#store/transmissions/hand-over.ts'), import('./make.ts')]);
    for (let [round, wait] = [0, FIRST]; round < ROUNDS; round++, wait = Math.min(LONGEST, wait * 2)) {
      const { connected, store, company } = session;
      if (!connected || signal.aborted) return;
      const failed = new Map<string, unknown>();
      const soon = await handOver({
        ...{ store, connected, signal, sendings: activeSendings(company), may: (scope) => session.may(scope) },
        make: (sent) => make(store, sent),
        tell: (progress) => {
          this.progress = progress;
          for (const [id, error] of progress.failed) failed.set(id, error);
        }
      });
      [this.failed, this.fault, this.progress] = [failed, undefined, undefined];
      if (soon.length === 0) return;
      // It does not move: perhaps only a person can mend it. Owners alone may ask.
      if (round > 0 && session.rights?.role === 'owner') await failing.look(connected, true).catch(() => undefined);
      if (await this.#pause(wait, signal)) [round, wait] = [-1, FIRST / 2];
    }
  }

  /** @returns whether something new woke it */
  #pause(milliseconds: number, signal: AbortSignal): Promise<boolean> {
    return new Promise((resolve) => {
      const done = (woken: boolean) => {
        clearTimeout(timer);
        this.#wake = undefined;
        resolve(woken);
      };
      const timer = setTimeout(() => done(false), milliseconds);
      this.#wake = () => done(true);
      signal.addEventListener('abort', () => done(false), { once: true });
    });
  }
}

export const handingOver = new HandingOver();
