// The small http server beside `--https`: the trust page, the authority to download, the code to scan. It serves no app.
import { Hono } from 'hono';
import { toString as qrSvg } from 'qrcode';
import type { WebFiles } from '../web/files.ts';
import { chooseLanguage } from './texts.ts';
import { trustPage } from './trust-page.ts';

export interface TrustDeps {
  web: WebFiles;
  /** The authority's certificate, DER. */
  authority: Uint8Array<ArrayBuffer>;
  fingerprint: string;
  /** Asked at each request: addresses change when the machine moves. */
  page: () => string | undefined;
  app: () => string | undefined;
}

/** What of the build the page shows. */
const shown = ['/plain.css', '/icons/carnet.svg'];

const headers = {
  'content-security-policy': "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store'
};

export function trustRoutes({ web, authority, fingerprint, page, app }: TrustDeps): Hono {
  const routes = new Hono();
  routes.use(async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(headers)) c.header(name, value);
  });
  routes.get('/', (c) => {
    const language = chooseLanguage(c.req.query('lang'), c.req.header('accept-language'));
    return c.html(trustPage({ language, page: page(), app: app(), fingerprint }));
  });
  // Phones offer to install this type at once.
  routes.get('/carnet.crt', (c) => c.body(authority, 200, { 'content-type': 'application/x-x509-ca-cert' }));
  routes.get('/page.svg', async (c) => {
    const address = page();
    if (!address) return c.notFound();
    return c.body(await qrSvg(address, { type: 'svg', margin: 4, errorCorrectionLevel: 'M' }), 200, { 'content-type': 'image/svg+xml' });
  });
  for (const address of shown) {
    const file = web.files.get(address);
    if (file) routes.get(address, (c) => c.body(file.as.identity.body, 200, { 'content-type': file.type }));
  }
  return routes;
}
