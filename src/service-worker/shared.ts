// What another app shares to Carnet, kept on the device.
import { SHARE_PATH, SHARED_CACHE } from '#domain/shared-files.ts';

/** Whether another app hands files over (`share_target` of the manifest). */
export const isShared = ({ method, url }: Pick<Request, 'method' | 'url'>, origin: string): boolean => method === 'POST' && new URL(url).origin === origin && new URL(url).pathname === SHARE_PATH;

/** Keeps the files, then leads to the page. What cannot be read leads there too: it says that nothing came. */
export async function keepShared(request: Request, caches: CacheStorage): Promise<Response> {
  try {
    const [form, cache] = await Promise.all([request.formData(), caches.open(SHARED_CACHE)]);
    const files = form.getAll('files').filter((one): one is File => one instanceof File && one.size > 0);
    for (const [n, file] of files.entries()) {
      const headers = { 'content-type': file.type || 'application/octet-stream', 'x-name': encodeURIComponent(file.name) };
      await cache.put(new Request(`${SHARE_PATH}/${Date.now()}-${n}`), new Response(file, { headers }));
    }
  } catch {
    // A full device, or no form at all.
  }
  return Response.redirect(SHARE_PATH, 303);
}
