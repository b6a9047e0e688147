// What text recognition takes on a device: the core, and what it knows of French and Dutch.

/** Bytes, about; a test holds it to the files. */
export const KEPT_BYTES = 6_670_000;

/** The cache that holds it, and nothing else; the service worker finds it there too. */
export const KEPT_CACHE = 'carnet-words';
