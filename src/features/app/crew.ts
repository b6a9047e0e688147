// Questions to workers of one kind: each has one at a time, the others wait; the workers end when none has come for a while.

/** Milliseconds after the last answer. */
const IDLE = 20_000;

interface Question<Ask, Answer> {
  request: Ask;
  transfer: Transferable[];
  resolve(answer: Answer): void;
  reject(error: unknown): void;
}

/** What a worker sends back (src/features/app/crew-member.ts). */
export type Reply<Answer> = { answer: Answer } | { error: string };

export class Crew<Ask, Answer> {
  readonly #start: () => Worker;
  readonly #most: number;
  readonly #waiting: Question<Ask, Answer>[] = [];
  readonly #free: Worker[] = [];
  readonly #busy = new Set<Worker>();
  #idle: ReturnType<typeof setTimeout> | undefined;

  /** @param most workers at once */
  constructor(start: () => Worker, most = 1) {
    this.#start = start;
    this.#most = most;
  }

  /**
   * @param transfer what is handed over with the question and is gone here
   * @throws what the worker says, or that it ended: out of memory, or its file could not be had; the next question starts another
   */
  ask(request: Ask, transfer: Transferable[] = []): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ request, transfer, resolve, reject });
      this.#next();
    });
  }

  #next(): void {
    clearTimeout(this.#idle);
    while (this.#waiting.length > 0 && (this.#free.length > 0 || this.#busy.size < this.#most)) {
      const question = this.#waiting.shift()!;
      try {
        this.#give(this.#free.pop() ?? this.#start(), question);
      } catch (error) {
        question.reject(error);
      }
    }
    if (this.#busy.size === 0) this.#idle = setTimeout(() => this.#end(), IDLE);
  }

  #give(worker: Worker, { request, transfer, resolve, reject }: Question<Ask, Answer>): void {
    const over = new AbortController();
    const listen = { signal: over.signal };
    const settle = (free: boolean) => {
      over.abort();
      this.#busy.delete(worker);
      if (free) this.#free.push(worker);
      else worker.terminate();
      this.#next();
    };
    const broken = () => {
      reject(new Error('A worker ended.'));
      settle(false);
    };
    worker.addEventListener(
      'message',
      ({ data }: MessageEvent<Reply<Answer>>) => {
        if ('answer' in data) resolve(data.answer);
        else reject(new Error(data.error));
        settle(true);
      },
      listen
    );
    worker.addEventListener('error', broken, listen);
    worker.addEventListener('messageerror', broken, listen);
    this.#busy.add(worker);
    try {
      worker.postMessage(request, transfer);
    } catch (error) {
      // What cannot be copied never went.
      reject(error);
      settle(true);
    }
  }

  #end(): void {
    for (const worker of this.#free.splice(0)) worker.terminate();
  }
}
