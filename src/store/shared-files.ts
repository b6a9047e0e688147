// What another app shared to Carnet, taken from where it waits.
import { SHARED_CACHE } from '#domain/shared-files.ts';

/** The files that wait, in the order in which they came. */
export async function sharedFiles(caches: CacheStorage): Promise<{ key: Request; file: File }[]> {
  const cache = await caches.open(SHARED_CACHE);
  const keys = [...(await cache.keys())].sort((a, b) => (a.url < b.url ? -1 : 1));
  const found = await Promise.all(
    keys.map(async (key) => {
      const response = await cache.match(key);
      if (!response) return [];
      const blob = await response.blob();
      return [{ key, file: new File([blob], decodeURIComponent(response.headers.get('x-name') ?? 'document'), { type: blob.type }) }];
    })
  );
  return found.flat();
}

/** Forgets what was taken over. */
export async function forgetShared(caches: CacheStorage, keys: readonly Request[]): Promise<void> {
  const cache = await caches.open(SHARED_CACHE);
  await Promise.all(keys.map((key) => cache.delete(key)));
}
