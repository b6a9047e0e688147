// How many documents are drawn at a time.

/** Each worker has the fonts in memory: more are not worth it on a phone. */
const MOST = 2;

/** One a processor: more would wait for each other. */
export const WORKERS = Math.min(globalThis.navigator?.hardwareConcurrency || 2, MOST);

/** How many are worth asking for: while the workers draw, the page reads the next ones. */
export const AT_ONCE = WORKERS + 1;
