// Serves the built app: its files by exact address, and index.html for every other address a person can stand on.
import { Hono } from 'hono';
import type { Context } from 'hono';
import { problem, problemAnswer } from '../problem.ts';
import { chooseEncoding } from './encoding.ts';
import type { WebFile, WebFiles } from './files.ts';
import { securityHeaders } from './headers.ts';

const YEAR = 31_536_000;

/** Routes of the app. GET and HEAD only; 404 for an unknown file, so that a missing chunk is never answered with a page. */
export function webRoutes({ files, index }: WebFiles, options: { behindTls: boolean }): Hono {
  const app = new Hono();
  const headers = securityHeaders(new TextDecoder().decode(index.as.identity.body), options);

  app.get('*', (c) => {
    for (const [name, value] of Object.entries(headers)) c.header(name, value);
    const file = files.get(c.req.path);
    if (file) return send(c, file);
    if (looksLikeFile(c.req.path)) return problemAnswer(c, problem(404));
    return send(c, index);
  });
  app.all('*', (c) => {
    for (const [name, value] of Object.entries({ ...headers, allow: 'GET, HEAD' })) c.header(name, value);
    return problemAnswer(c, problem(405));
  });
  return app;
}

/** Addresses of the app have no dot in their last part and do not lie under /_app. */
function looksLikeFile(path: string): boolean {
  return path.startsWith('/_app/') || path.slice(path.lastIndexOf('/')).includes('.');
}

function send(c: Context, file: WebFile): Response {
  const encoding = chooseEncoding(c.req.header('accept-encoding'), file.as);
  const { body, etag } = file.as[encoding] ?? file.as.identity;
  c.header('etag', etag);
  c.header('cache-control', cacheControl(file.path));
  if (file.as.br || file.as.gzip) c.header('vary', 'accept-encoding');
  if (matches(c.req.header('if-none-match'), etag)) return c.body(null, 304);
  c.header('content-type', file.type);
  c.header('content-length', String(body.length));
  if (encoding !== 'identity') c.header('content-encoding', encoding);
  return c.body(body);
}

/** Names under immutable carry a hash of their content. The rest is asked for again each time, and answered 304 when unchanged. */
function cacheControl(path: string): string {
  return path.startsWith('/_app/immutable/') ? `public, max-age=${YEAR}, immutable` : 'no-cache';
}

/** If-None-Match as RFC 9110 §13.1.2: a list or `*`, compared weakly. */
function matches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag);
}
