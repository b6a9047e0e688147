// The service worker: the whole app kept on the device, so that it opens and works with no network.
/// <reference types="@sveltejs/kit" />
import { build, files, version } from '$service-worker';
import { answer, isOurs } from './service-worker/answer.ts';
import { BuildCache } from './service-worker/build-cache.ts';
import { heldBuilds } from './service-worker/builds-in-use.ts';
import { isShared, keepShared } from './service-worker/shared.ts';

declare const self: ServiceWorkerGlobalScope;

// Fonts that hardly any document needs weigh more than the whole app: kept when first used (features/documents/pdf/fonts.ts).
// What recognises text is kept where that is switched on (features/recognition/kept.svelte.ts).
const immutable = build.filter((address) => !/\/(?:(?:han|emoji)\.[^/]*\.ttf|tesseract-core[^/]*\.wasm|[^/]*\.traineddata\.[^/]*\.gz|words\.worker[^/]*\.js)$/.test(address));

const cache = new BuildCache(self.caches, { version, immutable, files }, self.location.origin);

/** What Chromium offers beside `install` (Service Workers, Static Routing API): answers that need not wake the worker. */
type Routing = { addRoutes?(rule: { condition: { urlPattern: string; requestMethod: string }; source: 'cache' }): Promise<void> };

// The code of every build kept: the browser reads it straight from the caches, and asks the network for what is not there.
self.addEventListener('install', (event) => {
  const routed = (event as Routing).addRoutes?.({ condition: { urlPattern: '/_app/immutable/*', requestMethod: 'get' }, source: 'cache' });
  // Where the browser knows other rules than these, the worker answers.
  if (routed) event.waitUntil(routed.catch(() => undefined));
});

// All of it or nothing: when one file cannot be had, the browser keeps the old worker and tries again at the next visit.
self.addEventListener('install', (event) => event.waitUntil(cache.fill((request) => fetch(request))));

// The first worker takes the open page at once, so that what it loads later is there when the network is not.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  if (isShared(event.request, self.location.origin)) return event.respondWith(keepShared(event.request, self.caches));
  if (isOurs(event.request, self.location.origin)) event.respondWith(answer(event.request, cache, (request) => fetch(request)));
});

self.addEventListener('message', (event) => {
  // Sent by the page when the person takes the update (workbox-window's own word for it).
  if (event.data?.type === 'SKIP_WAITING') event.waitUntil(self.skipWaiting());
  if (event.data?.type === 'TIDY') event.waitUntil(tidy());
});

/** Asked by each page once it stands: older builds that no page uses may go. Not while a worker is coming, which may be an older build put back. */
async function tidy(): Promise<void> {
  if (self.registration.installing || self.registration.waiting) return;
  await cache.forgetOlder(await heldBuilds(self.navigator.locks));
}
