// The texts of photos and scans, read one after the other where text recognition is switched on: what is being read, how far, and how to stop it.
import type { Purchase } from '#domain/purchase/model.ts';
import { textFile, textToRead, uprightOf } from '#domain/purchase/unread-text.ts';
import { isUsed } from '#features/app/apps.ts';
import { session } from '#features/app/session.svelte.ts';
import { recognitionApp } from '#features/recognition/app.ts';
import { fileOf } from '../page/originals.ts';
import type { Drawn, ReadWords } from '../reading/read-file.ts';
import { askPixels } from '../reading/picture/ask-pixels.ts';
import { inCompany, type Reader, readerHere, readInto } from './read-into.ts';

/** `lacking`: what it needs is not on this device, and cannot be had now. `nothing`: there is no text to recognise, or it is switched off. */
export type TextOutcome = 'done' | 'stopped' | 'lacking' | 'nothing';

interface Asked {
  id: string;
  reader: Reader;
  /** A person asked: it is read whatever was read before. */
  again: boolean;
  tell: (outcome: Promise<TextOutcome>) => void;
}

/** What is being read. */
interface Current {
  store: string;
  id: string;
  name: string;
  /** Undefined until it is known. */
  percent: number | undefined;
}

class TextReading {
  current = $state.raw<Current>();
  /** The one that is being read first. */
  waiting = $state.raw<readonly Asked[]>([]);
  /** Asked while what it needs could not be had. */
  lacking = $state.raw<ReadonlyMap<string, Asked>>(new Map());
  #stop = new AbortController();

  constructor() {
    addEventListener('online', () => {
      const later = [...this.lacking.values()];
      this.lacking = new Map();
      for (const { id, reader, again } of later) void this.read(id, { reader, again });
    });
  }

  /** Reads the text of a document, after those that were asked for before. @throws StoreError */
  async read(id: string, { reader = readerHere(), again = false } = {}): Promise<TextOutcome> {
    if (!isUsed(recognitionApp, reader.company, (scope) => session.may(scope))) return 'nothing';
    const same = (one: { id: string }) => one.id === id;
    if (!again && (this.waiting.some(same) || this.current?.id === id)) return 'nothing';
    return new Promise((tell) => {
      this.waiting = [...this.waiting, { id, reader, again, tell }];
      if (this.waiting.length === 1) void this.#readAll();
    });
  }

  /** Stops the one that is being read; it stays as it was received. */
  stop(): void {
    this.#stop.abort();
  }

  async #readAll(): Promise<void> {
    for (let next = this.waiting[0]; next; next = this.waiting[0]) {
      const outcome = this.#readOne(next);
      next.tell(outcome);
      await outcome.catch(() => undefined);
      this.waiting = this.waiting.slice(1);
    }
  }

  async #readOne(asked: Asked): Promise<TextOutcome> {
    const { id, reader, again } = asked;
    const { store } = reader;
    const purchase = await inCompany(store, (open) => open.get('purchase', id));
    const file = purchase && (again ? textFile(purchase) : textToRead(purchase, new Date().toISOString()));
    if (!purchase || !file) return 'nothing';
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    this.current = { store: store.id, id, name: file.name, percent: undefined };
    try {
      const page = uprightOf(purchase, file);
      // One that nobody asked for waits until it is on this device for another reason.
      if (!again && !(await inCompany(store, (open) => open.blob(file.hash)))) return 'nothing';
      const [document, upright] = await inCompany(store, (open) => Promise.all([fileOf(open, file), page && fileOf(open, page)]));
      const bytes = new Uint8Array(await document.arrayBuffer());
      // Phones are small: one page at a time, also of several tabs.
      await navigator.locks.request('carnet:words', { signal }, () => readInto({ id }, bytes, reader, { words: this.#words(signal), ...(upright && { upright }) }));
      return 'done';
    } catch (error) {
      return this.#broken(error, asked, signal);
    } finally {
      this.current = undefined;
    }
  }

  #words(signal: AbortSignal): ReadWords {
    return async ({ picture, straighten, page, of }: Drawn) => {
      const { recogniseText, RecognitionError } = await import('#features/recognition/recognise-text.ts');
      const ink = await askPixels({ ask: 'ink', picture, straighten });
      signal.throwIfAborted();
      if (!ink.ok) throw new RecognitionError('gaveUp', ink.fault);
      const progress = (percent: number) => (this.current &&= { ...this.current, percent: Math.round(((page - 1) * 100 + percent) / of) });
      return recogniseText(ink.value, { signal, progress });
    };
  }

  /** What could not be had comes later; what was stopped, or gave up, waits until a person asks again. */
  async #broken(error: unknown, asked: Asked, signal: AbortSignal): Promise<TextOutcome> {
    const { id, reader } = asked;
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'notKept') {
      this.lacking = new Map([...this.lacking, [id, asked]]);
      return 'lacking';
    }
    if (!signal.aborted && code !== 'gaveUp') throw error;
    await inCompany(reader.store, (store) => store.edit('purchase', id, (purchase): Purchase => ({ ...purchase!, recognised: 'stopped' })));
    return 'stopped';
  }
}

export const textReading = new TextReading();
