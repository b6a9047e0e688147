// The files of text recognition, served by the app itself under names that carry a hash of their content.
import dutch from '@tesseract.js-data/nld/4.0.0_best_int/nld.traineddata.gz?url';
import french from '@tesseract.js-data/fra/4.0.0_best_int/fra.traineddata.gz?url';
import core from 'tesseract.js-core/tesseract-core-simd-lstm.wasm?url';
import { WORDS_WORKER } from './worker-address.ts';
import type { WordsFiles } from './words-request.ts';

/** What the worker is told to start with. */
export const WORDS_FILES: WordsFiles = { core, languages: { fra: french, nld: dutch } };

/** All that must be on the device. */
export const KEPT_FILES: readonly string[] = [WORDS_WORKER, core, french, dutch];
