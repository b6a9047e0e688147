// What wakes the loop and what puts it to sleep: the page, the network, writes in any tab.
import { liveQuery } from 'dexie';
import type { Connection } from '../../connection.ts';
import type { CompanyDb } from '../../db.ts';
import { deviceTimer, type Timer } from './timer.ts';
import type { Locks, OpenLine } from './turn.ts';

export interface Surroundings {
  timer: Timer;
  locks?: Locks | undefined;
  line?: OpenLine | undefined;
  /** Whether the page is in the background. */
  hidden(): boolean;
  /** Calls `listener` when that changes. @returns a function that ends it */
  onVisibility(listener: () => void): () => void;
  /** Calls `listener` when the network is back. */
  onOnline(listener: () => void): () => void;
}

function listening(target: EventTarget | undefined, event: string, listener: () => void): () => void {
  target?.addEventListener(event, listener);
  return () => target?.removeEventListener(event, listener);
}

/** A line by BroadcastChannel. */
export const broadcast: OpenLine = (name, heard) => {
  const channel = new BroadcastChannel(name);
  channel.addEventListener('message', ({ data }) => heard(data));
  // Called by its name: the rule that wants a target for every message knows windows alone, and a channel has none.
  const say = channel.postMessage.bind(channel);
  return { say, close: () => channel.close() };
};

/** Those of a browser's page; without a page (tests in Node) it is never hidden. */
export function pageSurroundings(): Surroundings {
  const page = globalThis.document as Document | undefined;
  const locks = (globalThis.navigator as Navigator | undefined)?.locks as Locks | undefined;
  return {
    timer: deviceTimer,
    ...(locks && { locks }),
    ...(typeof BroadcastChannel === 'function' && { line: broadcast }),
    hidden: () => page?.visibilityState === 'hidden',
    onVisibility: (listener) => listening(page, 'visibilitychange', listener),
    onOnline: (listener) => listening(globalThis as unknown as EventTarget, 'online', listener)
  };
}

/** Calls `listener` when something more is to be sent, written in any tab. @returns a function that ends it */
export function onOutbox(connection: Connection<CompanyDb>, listener: () => void): () => void {
  let last: number | undefined;
  const live = liveQuery(() => connection.run(async (db) => ((await db.outbox.orderBy(':id').lastKey()) as unknown as number | undefined) ?? 0)).subscribe(
    (key) => {
      if (last !== undefined && key > last) listener();
      last = Math.max(last ?? 0, key);
    },
    // The database is closed or cut: the loop sees that itself.
    () => undefined
  );
  return () => live.unsubscribe();
}
