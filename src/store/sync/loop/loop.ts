// The loop that keeps a connected company and its relay the same, as long as its page is in front: passes, and the pauses between them.
import { type Chance, instant } from '../../chance.ts';
import type { Connected } from '../connected.ts';
import { readLater } from '../exchange.ts';
import { watch } from '../relay/watch.ts';
import { noteClock } from '../clock.ts';
import { putState, readState } from '../state.ts';
import { noteAsking } from '../status.ts';
import { backOff, LONGEST } from './back-off.ts';
import { pass } from './pass.ts';
import { failureOf, type Phase } from './phase.ts';
import { onOutbox, type Surroundings } from './surroundings.ts';
import { takeTurn } from './turn.ts';

/** Without a socket the relay is asked so often; with one, only to be sure. */
const POLL = 10_000;
const POLL_WATCHED = 60_000;
/** What is typed within so long goes together. */
const GATHER = 1000;
/** A socket that stood so long was a good one. */
const LASTING = 30_000;

/** `soon`: something was written here. `now`: the relay says that there is more. `again`: a person asks, or the network is back: failures count no more. */
type Wake = 'soon' | 'now' | 'again';

export class SyncLoop {
  readonly #exchange: Connected;
  readonly #name: string;
  readonly #around: Surroundings;
  readonly #chance: Chance;
  #end: AbortController | undefined;
  #running: Promise<void> = Promise.resolve();
  /** Ends the pause; set while there is one. */
  #woken: ((how: Wake) => void) | undefined;
  /** What came while a pass was under way. */
  #missed: Wake | undefined;
  #failures = 0;
  #since: string | undefined;
  #unwatch: (() => void) | undefined;
  /** Sockets in a row that ended soon; when the next may be opened. */
  #shortSockets = 0;
  #socketRests = 0;

  /** @param name one for each database: of the lock */
  constructor(exchange: Connected, name: string, around: Surroundings) {
    this.#exchange = exchange;
    this.#name = `carnet-sync-${name}`;
    this.#around = around;
    this.#chance = exchange.chance;
  }

  /** Begins; does nothing when it has begun. */
  start(): void {
    if (this.#end) return;
    const end = new AbortController();
    this.#end = end;
    const offs = [
      onOutbox(this.#exchange.connection, () => this.#wake('soon')),
      this.#around.onOnline(() => this.#wake('again')),
      this.#around.onVisibility(() => this.#wake('again'))
    ];
    this.#running = this.#turns(end.signal).finally(() => offs.forEach((off) => off()));
  }

  /** Ends after the step that is under way. */
  async stop(): Promise<void> {
    this.#end?.abort();
    this.#wake('again');
    await this.#running;
    this.#end = undefined;
  }

  /** Tries now, whatever failed before: a person asked. */
  now(): void {
    this.#wake('again');
  }

  async #turns(ended: AbortSignal): Promise<void> {
    const { timer, locks, line } = this.#around;
    while (!ended.aborted) {
      if (this.#around.hidden()) await this.#pause(Infinity, ended);
      else await takeTurn({ name: this.#name, timer, locks, line }, ended, (over) => this.#passes(over));
    }
  }

  /** Until the page is hidden, with all that was written sent. */
  async #passes(over: AbortSignal): Promise<void> {
    try {
      await readLater(this.#exchange).catch(() => undefined);
      for (let away = true; !over.aborted; away = this.#failures > 0) {
        const wait = await this.#pass(over, away);
        if (this.#around.hidden()) return;
        await this.#pause(wait, over);
      }
    } finally {
      this.#unwatch?.();
      this.#unwatch = undefined;
    }
  }

  /** @returns milliseconds to wait */
  async #pass(over: AbortSignal, away: boolean): Promise<number> {
    this.#missed = undefined;
    try {
      const kept = await pass(this.#exchange, { ended: () => over.aborted, tell: (state) => this.#tell({ state }), away });
      if (over.aborted) return 0;
      this.#failures = 0;
      this.#since = undefined;
      await this.#tell(kept ? { state: 'attention', why: kept } : { state: 'up-to-date' }, true);
      this.#watch();
      return this.#unwatch ? POLL_WATCHED : POLL;
    } catch (error) {
      return await this.#failed(error);
    }
  }

  async #failed(error: unknown): Promise<number> {
    const failure = failureOf(error);
    if (failure.kind === 'closed') {
      this.#end?.abort();
      return 0;
    }
    this.#failures++;
    // Only a person can change it, but a relay that is put right should be found without one.
    const wait = failure.kind === 'stop' ? LONGEST : backOff(this.#failures, this.#chance, failure.retryAfter);
    this.#since ??= instant(this.#chance);
    const next = new Date(this.#chance.now() + wait).toISOString();
    await this.#tell(failure.kind === 'stop' ? failure.phase : { state: 'waiting', why: failure.why, since: this.#since, next });
    return wait;
  }

  /** Opens the socket, unless it stands or did not last: proxies that let none through would have us open one after the other. */
  #watch(): void {
    const { relay } = this.#exchange;
    const begun = this.#chance.now();
    if (this.#unwatch || !relay.http.net.socket || begun < this.#socketRests) return;
    this.#unwatch = watch(relay, this.#around.timer, {
      heard: (standing) => {
        relay.hear(standing);
        void noteAsking(this.#exchange.connection, standing.invitations ?? 0).catch(() => undefined);
        this.#wake('now');
      },
      ended: () => {
        this.#unwatch = undefined;
        this.#shortSockets = this.#chance.now() - begun > LASTING ? 0 : this.#shortSockets + 1;
        this.#socketRests = this.#chance.now() + (this.#shortSockets > 1 ? backOff(this.#shortSockets + 3, this.#chance) : 0);
        // Asked at once: what ended the socket may say more to a request (a device that was revoked, a relay that went).
        this.#wake('now');
      }
    });
  }

  /** What has not changed is not written again. A device without room syncs all the same. */
  async #tell(phase: Phase, met = false): Promise<void> {
    await this.#exchange.connection
      .run((db) =>
        db.transaction('rw', db.sync, async () => {
          if (JSON.stringify(await readState(db, 'phase')) !== JSON.stringify(phase)) await putState(db, 'phase', phase);
          if (met) await putState(db, 'met', instant(this.#chance));
          await noteClock(db, this.#exchange.relay.http.skew);
        })
      )
      .catch(() => undefined);
  }

  #wake(how: Wake): void {
    if (how === 'again') this.#failures = 0;
    if (this.#woken) this.#woken(how);
    else if (this.#missed !== 'again' && !(this.#missed === 'now' && how === 'soon')) this.#missed = how;
  }

  /** Until the time is over, something wakes it, or `over`. After a failure only what is urgent does. */
  #pause(milliseconds: number, over: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const offs: (() => void)[] = [];
      const done = (): void => {
        this.#woken = undefined;
        for (const off of offs) off();
        resolve();
      };
      if (over.aborted) return done();
      over.addEventListener('abort', done, { once: true });
      offs.push(() => over.removeEventListener('abort', done));
      if (Number.isFinite(milliseconds)) offs.push(this.#around.timer.after(milliseconds, done));
      let gathering = false;
      this.#woken = (how) => {
        if (how === 'again' || this.#around.hidden()) return done();
        if (this.#failures > 0) return;
        if (how === 'now') return done();
        if (gathering) return;
        gathering = true;
        offs.push(this.#around.timer.after(GATHER, done));
      };
      const missed = this.#missed;
      this.#missed = undefined;
      if (missed) this.#woken(missed);
    });
  }
}
