// Which builds are in use: each page holds a shared lock named after the build that it runs on, and the browser lets go of it when the page dies.

/** The name before the version; the page's side is src/features/app/build-lock.ts. */
const LOCK = 'carnet-build:';

/** Versions that an open page runs on. */
export async function heldBuilds(locks: LockManager): Promise<Set<string>> {
  const { held = [] } = await locks.query();
  return new Set(held.flatMap(({ name }) => (name?.startsWith(LOCK) ? [name.slice(LOCK.length)] : [])));
}
