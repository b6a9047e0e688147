// What the service worker answers, and what it leaves to the network: the relay's API always, the app never.
import type { BuildCache, Fetch } from './build-cache.ts';

/** True for a request that the worker answers: a GET to this origin that is not for the relay's API. */
export function isOurs(request: Pick<Request, 'method' | 'url'>, origin: string): boolean {
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== origin) return false;
  return url.pathname !== '/healthz' && url.pathname !== '/v1' && !url.pathname.startsWith('/v1/');
}

/** From the device when it is there, with or without network: an open app never waits. Files first, then the page for each address of the app. */
export async function answer(request: Request, cache: Pick<BuildCache, 'file' | 'page'>, fetch: Fetch): Promise<Response> {
  const { pathname } = new URL(request.url);
  const file = await cache.file(pathname);
  if (file) return file;
  if (request.mode === 'navigate' && isScreen(pathname)) return (await cache.page()) ?? fetch(request);
  return fetch(request);
}

/** Addresses of screens have no dot in their last part; the relay decides in the same way (relay/web/routes.ts). */
function isScreen(pathname: string): boolean {
  return !pathname.startsWith('/_app/') && !pathname.slice(pathname.lastIndexOf('/')).includes('.');
}
