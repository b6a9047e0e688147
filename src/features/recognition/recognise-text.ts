// The words of a picture with their places: asked of one worker, which ends when it is stopped, takes too long, or is asked nothing for a while.
import type { Grey } from '#domain/purchase/picture/even-light.ts';
import type { TextPage } from '#domain/purchase/recognise/page.ts';
import { WORDS_FILES } from './files.ts';
import { kept } from './kept.svelte.ts';
import { startWorker } from './worker-address.ts';
import type { WordsAnswer, WordsRequest } from './words-request.ts';

/** `notKept`: what it needs is not on this device, and cannot be had now. `gaveUp`: it did not start, or broke off. */
export class RecognitionError extends Error {
  readonly code: 'notKept' | 'gaveUp';
  constructor(code: 'notKept' | 'gaveUp', cause?: unknown) {
    super(code, { cause });
    this.code = code;
  }
}

/** Milliseconds after the last page: phones have little memory. */
const IDLE = 20_000;
/** Milliseconds for one page, on a slow phone; what takes longer never ends. */
const LONGEST = 120_000;

let worker: Worker | undefined;
let idle: ReturnType<typeof setTimeout> | undefined;
/** One page at a time. */
let turn: Promise<unknown> = Promise.resolve();

function end(): void {
  worker?.terminate();
  worker = undefined;
}

export interface Recognising {
  signal: AbortSignal;
  /** Told percents. */
  progress(percent: number): void;
}

/** @throws RecognitionError; the reason of the signal */
export function recogniseText(picture: Grey, recognising: Recognising): Promise<TextPage> {
  const mine = turn.then(() => readOne(picture, recognising));
  turn = mine.catch(() => undefined);
  return mine;
}

async function readOne(picture: Grey, { signal, progress }: Recognising): Promise<TextPage> {
  signal.throwIfAborted();
  if (!(await kept.bring())) throw new RecognitionError('notKept');
  signal.throwIfAborted();
  clearTimeout(idle);
  const asked = (worker ??= startWorker('words'));
  // Ends what listens to this page.
  const heard = new AbortController();
  let limit: ReturnType<typeof setTimeout> | undefined;
  try {
    return await new Promise<TextPage>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), heard);
      limit = setTimeout(() => reject(new RecognitionError('gaveUp')), LONGEST);
      asked.addEventListener('error', ({ message }) => reject(new RecognitionError('gaveUp', message)), heard);
      const hear = ({ data }: MessageEvent<WordsAnswer>) => {
        if ('percent' in data) progress(data.percent);
        else if ('page' in data) resolve(data.page);
        else reject(new RecognitionError('gaveUp', data.failed));
      };
      asked.addEventListener('message', hear, heard);
      asked.postMessage({ files: WORDS_FILES, picture } satisfies WordsRequest, [picture.grey.buffer as ArrayBuffer]);
    });
  } catch (error) {
    // It cannot be told to stop: it is ended in the middle of its page.
    end();
    throw error;
  } finally {
    clearTimeout(limit);
    heard.abort();
    idle = setTimeout(end, IDLE);
  }
}
