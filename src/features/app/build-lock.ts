// Tells the service worker that this page runs on its build, for as long as the page lives.

/** The name before the version; the worker's side is src/service-worker/builds-in-use.ts. */
const LOCK = 'carnet-build:';

/** Holds the shared lock of build `version` until the page is gone. Resolves once it is held. */
export function holdBuild(locks: LockManager, version: string): Promise<void> {
  return new Promise((held) => {
    void locks.request(LOCK + version, { mode: 'shared' }, () => {
      held();
      return new Promise<never>(() => {});
    });
  });
}
