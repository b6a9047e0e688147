// The relay as one function from request to answer: capabilities are handed in, nothing here listens or reads the environment.
import { Hono } from 'hono';
import { apiRoutes } from './api/routes.ts';
import { describeFault, problem, problemAnswer, Refusal } from './problem.ts';
import type { Log } from './log.ts';
import type { Relay } from './relay.ts';
import { webRoutes } from './web/routes.ts';
import type { WebFiles } from './web/files.ts';

export interface Deps {
  /** The built app; see `readWebFiles`. */
  web: WebFiles;
  log: Log;
  /** True when every request comes over TLS under a public name: only then is Strict-Transport-Security sent. */
  behindTls: boolean;
  /** Monotonic milliseconds, for the duration in the log. */
  now: () => number;
  /** What stands behind /v1; without it only the app is served. */
  relay?: Relay;
}

/** The whole relay: `/healthz`, `/readyz`, `/v1/…` (problem+json, RFC 9457, for every fault), and the app under every other address. */
export function createApp({ web, log, behindTls, now, relay }: Deps): Hono {
  const app = new Hono();

  // Method, kind of address and status only: an address can hold a name or an invitation.
  app.use(async (c, next) => {
    const start = now();
    await next();
    log.info({ method: c.req.method, area: areaOf(c.req.path), status: c.res.status, ms: Math.round(now() - start) }, 'request');
  });

  app.get('/healthz', (c) => c.json({ status: 'ok' }, 200, { 'cache-control': 'no-store' }));
  app.get('/readyz', async (c) => {
    const ready =
      relay !== undefined &&
      !relay.stopping &&
      (await relay.storage.ready().then(
        () => true,
        () => false
      ));
    if (!ready) return problemAnswer(c, problem(503));
    return c.json({ status: 'ready' }, 200, { 'cache-control': 'no-store' });
  });
  if (relay) app.route('/', apiRoutes(relay));
  app.all('/v1/*', (c) => problemAnswer(c, problem(404, 'There is nothing at this address.')));
  app.all('/v1', (c) => problemAnswer(c, problem(404, 'There is nothing at this address.')));
  app.route('/', webRoutes(web, { behindTls }));

  app.onError((error, c) => {
    const fault = describeFault(error);
    if (fault.status >= 500) log.error({ err: error, area: areaOf(c.req.path) }, 'fault');
    if (error instanceof Refusal) for (const [name, value] of Object.entries(error.headers)) c.header(name, value);
    return problemAnswer(c, fault);
  });
  return app;
}

function areaOf(path: string): string {
  if (path === '/healthz' || path === '/readyz') return 'health';
  if (path === '/v1' || path.startsWith('/v1/')) return `/v1/${path.split('/')[2] ?? ''}`;
  return 'web';
}
