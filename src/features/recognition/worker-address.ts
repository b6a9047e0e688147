// The worker that recognises text.
import { trustedWorkers } from '#features/app/trusted-workers.ts';
import words from './words.worker.ts?worker&url';

/** The address of its file. */
export const WORDS_WORKER = words;

/** A new one. */
export const startWorker = trustedWorkers('carnet-words', { words });
