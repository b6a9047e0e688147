// Runs connections: one job for each at a time, at its time, again after a failure. All that must outlive the process stands in the storage.
import { backOff } from './back-off.ts';
import { ConnectionFault } from './type.ts';
import type { Clock } from './type.ts';
import type { ConnectionFaultCode } from '#sync/wire/connections.ts';
import type { ConnectionState, StoredConnection } from '../storage/inbox-port.ts';
import type { Storage } from '../storage/port.ts';

export interface Turn {
  signal: AbortSignal;
  /** A person waits for it. */
  isAsked: boolean;
  /** It works. */
  well(): Promise<void>;
}

export interface Work {
  /** Works until it is ended or has nothing to do for `rest` milliseconds. `isNew`: it could not begin yet, for a person has something to do before. */
  (connection: StoredConnection, turn: Turn): Promise<{ rest: number; isNew?: boolean }>;
}

export interface Jobs {
  /** Takes up every connection there is. */
  start(): Promise<void>;
  /** Begins anew with what is stored now, at its time; resolves when no job of before runs any more. */
  renew(company: string, id: string): Promise<void>;
  /** There is something to do for one that works: it does not wait for its time. One that fails waits. */
  wake(company: string, id: string): void;
  /** A person asks for it: one that fails does not wait either, unless the other side wants to be left alone. */
  press(company: string, id: string): void;
  /** Ends those of a connection, or of all of a company. */
  end(company: string, id?: string): Promise<void>;
  /** Ends all, now and later ones too. */
  stop(): Promise<void>;
}

interface Seat {
  company: string;
  end: AbortController;
  /** Ends the waiting of one that works; called while it is at work, it does not wait afterwards. */
  wake: () => void;
  /** The same of one that fails. */
  press: () => void;
  over: Promise<void>;
}

/** How long stopping waits for a job that is in the middle of something: what it has not kept yet, it finds again. */
const STOP_MS = 4000;

const nameOf = (company: string, id: string): string => `${company} ${id}`;

/** How long a database that cannot be written is left alone. */
const STORAGE_REST = 60_000;

export function connectionJobs({ storage, clock, chance, work }: { storage: Storage; clock: Clock; chance: () => number; work: Work }): Jobs {
  const seats = new Map<string, Seat>();
  let stopped = false;

  /** Until the time, or the end, or until it is woken. */
  const until = (at: number, signal: AbortSignal, hear?: (wake: () => void) => void): Promise<void> =>
    new Promise((resolve) => {
      const done = (): void => {
        callOff();
        signal.removeEventListener('abort', done);
        resolve();
      };
      const callOff = clock.after(Math.max(0, at - clock.now()), done);
      signal.addEventListener('abort', done, { once: true });
      hear?.(done);
      if (signal.aborted) done();
    });

  async function turn(found: StoredConnection, signal: AbortSignal, isAsked: boolean): Promise<ConnectionState> {
    let { ranAt, failures } = found;
    const well = async (): Promise<void> => {
      ranAt = clock.now();
      failures = 0;
      await storage.connections.note(found, { state: 'well', fault: undefined, failures, nextAt: ranAt, ranAt });
    };
    try {
      const { rest, isNew = false } = await work(found, { signal, isAsked, well });
      if (isNew) return { state: 'new', fault: undefined, failures: 0, nextAt: clock.now() + rest, ranAt };
      return { state: 'well', fault: undefined, failures: 0, nextAt: clock.now() + rest, ranAt: clock.now() };
    } catch (error) {
      const fault: ConnectionFaultCode = error instanceof ConnectionFault ? error.code : 'fault';
      const wait = backOff(fault, failures + 1, chance(), error instanceof ConnectionFault ? error.after : 0);
      return { state: 'failing', fault, failures: failures + 1, nextAt: clock.now() + wait, ranAt };
    }
  }

  async function run(company: string, id: string, seat: Seat): Promise<void> {
    const { signal } = seat.end;
    let [isWoken, isAsked] = [false, false];
    while (!signal.aborted) {
      try {
        const found = await storage.connections.find(company, id);
        if (!found) return;
        const isFailing = found.state === 'failing';
        if (isFailing || !isWoken) {
          await until(found.nextAt, signal, (wake) => {
            if (!isFailing) seat.wake = wake;
            if (found.fault !== 'busy') seat.press = () => ((isAsked = true), wake());
          });
        }
        if (signal.aborted) return;
        const turned = turn(found, signal, isAsked || found.state === 'new');
        [isWoken, isAsked] = [false, false];
        seat.wake = () => (isWoken = true);
        seat.press = () => (isWoken = isAsked = true);
        const state = await turned;
        // Ended from outside: how it does is as it was.
        if (signal.aborted || !(await storage.connections.note(found, state))) return;
      } catch {
        await until(clock.now() + STORAGE_REST, signal);
      }
    }
  }

  function seat(company: string, id: string): void {
    const name = nameOf(company, id);
    if (stopped || seats.has(name)) return;
    const end = new AbortController();
    const made: Seat = { company, end, wake: () => undefined, press: () => undefined, over: Promise.resolve() };
    seats.set(name, made);
    made.over = run(company, id, made).finally(() => {
      if (seats.get(name) === made) seats.delete(name);
    });
  }

  async function endAll(these: [string, Seat][]): Promise<void> {
    for (const [, { end }] of these) end.abort();
    await Promise.all(these.map(([, { over }]) => over));
  }

  return {
    async start() {
      for (const { company, id } of await storage.connections.all()) seat(company, id);
    },
    async renew(company, id) {
      const name = nameOf(company, id);
      for (let before = seats.get(name); before; before = seats.get(name)) {
        await endAll([[name, before]]);
        if (seats.get(name) === before) seats.delete(name);
      }
      seat(company, id);
    },
    wake: (company, id) => seats.get(nameOf(company, id))?.wake(),
    press: (company, id) => seats.get(nameOf(company, id))?.press(),
    end: (company, id) => endAll([...seats].filter(([name, one]) => (id === undefined ? one.company === company : name === nameOf(company, id)))),
    async stop() {
      stopped = true;
      let callOff = (): void => undefined;
      const late = new Promise<void>((resolve) => {
        callOff = clock.after(STOP_MS, resolve);
      });
      await Promise.race([endAll([...seats]), late]);
      callOff();
    }
  };
}
