// Where what another app shares to Carnet waits until a company is chosen for it.

/** Name of the cache that holds it. */
export const SHARED_CACHE = 'carnet-shared';
/** Address that other apps share to (`share_target` of the manifest), and of the page that takes it from there. */
export const SHARE_PATH = '/share';
