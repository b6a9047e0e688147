// Hands messages to the thread that reads them, one at a time for the whole relay, so that memory holds one of them and not many.
import { Worker } from 'node:worker_threads';
import type { ReadMail } from './read-mail.ts';

/** A message that takes longer is none. */
const PATIENCE_MS = 30_000;
/** A thread without work ends, and gives back what it took; after a message of that size at once. */
const IDLE_MS = 5000;
const LARGE_BYTES = 2 << 20;
const HEAP_MB = 256;

export interface MailReader {
  /** Does `work` with the reader to itself; `read` gives what a message says, undefined when it cannot be read. */
  alone<T>(work: (read: (source: Uint8Array) => Promise<ReadMail | undefined>) => Promise<T>): Promise<T>;
}

export function mailReader(): MailReader {
  let worker: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const end = (): void => {
    const ended = worker;
    worker = undefined;
    void ended?.terminate();
  };

  const begin = (): Worker => {
    const made = new Worker(new URL('mail-worker.ts', import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: HEAP_MB } });
    // What ended it (memory) is told by its exit.
    made.on('error', () => undefined);
    return made;
  };

  function read(source: Uint8Array): Promise<ReadMail | undefined> {
    clearTimeout(idle);
    const thread = (worker ??= begin());
    thread.ref();
    return new Promise((resolve) => {
      const done = (mail: ReadMail | undefined): void => {
        clearTimeout(late);
        thread.off('message', done);
        thread.off('exit', failed);
        if (source.length > LARGE_BYTES && worker === thread) end();
        else thread.unref();
        resolve(mail);
      };
      const failed = (): void => {
        if (worker === thread) end();
        done(undefined);
      };
      const late = setTimeout(failed, PATIENCE_MS);
      thread.once('message', done);
      thread.once('exit', failed);
      // Called by its name: the rule that wants a target for every message knows windows alone.
      const say = thread.postMessage.bind(thread);
      say(source);
    });
  }

  return {
    alone(work) {
      const mine = last.then(() => work(read));
      last = mine.then(
        () => undefined,
        () => undefined
      );
      void last.then(() => {
        clearTimeout(idle);
        idle = setTimeout(end, IDLE_MS);
        idle.unref();
      });
      return mine;
    }
  };
}
