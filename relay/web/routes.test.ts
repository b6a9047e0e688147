// The web part as a browser and as an attacker meet it, through app.request.
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createApp } from '../app.ts';
import { webFilesOf } from './files.ts';

const bytes = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text));
const inline = 'start("app")';
const html = `<!doctype html><script src="/x.js"></script><script>${inline}</script>`;
const code = 'export const a = 1;'.repeat(40);

function app(options: { behindTls?: boolean } = {}): ReturnType<typeof createApp> {
  const web = webFilesOf(
    new Map([
      ['/index.html', bytes(html)],
      ['/_app/immutable/chunks/a.js', bytes(code)],
      ['/_app/immutable/chunks/a.js.br', bytes('brotli')],
      ['/_app/immutable/chunks/a.js.gz', bytes('gzip')],
      ['/_app/version.json', bytes('{"version":"1"}')],
      ['/service-worker.js', bytes('self.x = 1')]
    ])
  );
  const silent = { info() {}, warn() {}, error() {} };
  return createApp({ web, log: silent, behindTls: options.behindTls ?? false, now: () => 0 });
}

describe('pages', () => {
  it('answers every address of the app with index.html, never kept without asking', async () => {
    for (const address of ['/', '/invoices', '/invoices/01J9Z/pay', '/customers?q=a.b', '/v12', '/%66actures']) {
      const answer = await app().request(address);
      expect(answer.status, address).toBe(200);
      expect(await answer.text()).toBe(html);
      expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(answer.headers.get('cache-control')).toBe('no-cache');
    }
  });

  it('answers an unknown file with 404 and no page', async () => {
    for (const address of ['/_app/immutable/chunks/old.js', '/_app/x', '/favicon.png', '/a/.env', '/index.html.br']) {
      const answer = await app().request(address);
      expect(answer.status, address).toBe(404);
      expect([answer.headers.get('content-type'), await answer.json()]).toEqual(['application/problem+json', { status: 404, title: 'Not found' }]);
    }
  });

  it('serves nothing outside the build, however it is asked', async () => {
    for (const address of [
      '/../package.json',
      '/..%2fpackage.json',
      '/%2e%2e/package.json',
      '/_app/..%5c..%5cpackage.json',
      '/%00.js',
      '/%ff.js',
      '//etc/passwd.txt'
    ]) {
      const answer = await app().request(new Request(`http://localhost${address}`));
      expect(answer.status, address).toBe(404);
    }
  });

  it('refuses other methods, and sends no body to HEAD', async () => {
    for (const [address, method] of [
      ['/', 'POST'],
      ['/healthz', 'DELETE'],
      ['/invoices', 'FOO'],
      ['/favicon.png', 'PROPFIND']
    ] as const) {
      const answer = await app().request(address, { method });
      expect([answer.status, answer.headers.get('allow'), answer.headers.get('content-type')], address).toEqual([
        405,
        'GET, HEAD',
        'application/problem+json'
      ]);
      expect(await answer.json()).toEqual({ status: 405, title: 'Method not allowed' });
    }
    const head = await app().request('/', { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(await head.text()).toBe('');
  });
});

describe('caching', () => {
  it('keeps hashed files for a year and asks again for the rest', async () => {
    expect((await app().request('/_app/immutable/chunks/a.js')).headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    for (const address of ['/service-worker.js', '/_app/version.json']) {
      expect((await app().request(address)).headers.get('cache-control')).toBe('no-cache');
    }
  });

  it('answers 304 to its own tag, weak or in a list, and 200 to another', async () => {
    const tag = (await app().request('/')).headers.get('etag') ?? '';
    for (const given of [tag, `W/${tag}`, `"x", ${tag}`, '*']) {
      const answer = await app().request('/', { headers: { 'if-none-match': given } });
      expect(answer.status, given).toBe(304);
      expect(await answer.text()).toBe('');
      expect(answer.headers.get('etag')).toBe(tag);
    }
    expect((await app().request('/', { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
  });

  it('has one tag for each encoding', async () => {
    const tags = await Promise.all(
      ['br', 'gzip', 'identity'].map(async (encoding) => {
        const answer = await app().request('/_app/immutable/chunks/a.js', { headers: { 'accept-encoding': encoding } });
        expect(answer.headers.get('vary')).toBe('accept-encoding');
        return answer.headers.get('etag');
      })
    );
    expect(new Set(tags).size).toBe(3);
  });
});

describe('encoding', () => {
  const encodingFor = async (header: string): Promise<string | null> =>
    (await app().request('/_app/immutable/chunks/a.js', { headers: { 'accept-encoding': header } })).headers.get('content-encoding');

  it('sends the best that is accepted', async () => {
    expect(await encodingFor('gzip, deflate, br, zstd')).toBe('br');
    expect(await encodingFor('gzip')).toBe('gzip');
    expect(await encodingFor('br;q=0, gzip;q=0.5')).toBe('gzip');
    expect(await encodingFor('*')).toBe('br');
    expect(await encodingFor('*;q=0')).toBe(null);
    expect(await encodingFor('')).toBe(null);
  });
});

describe('security headers', () => {
  it('names the inline script by its hash, and nothing more', async () => {
    const policy = (await app().request('/')).headers.get('content-security-policy') ?? '';
    const hash = createHash('sha256').update(inline).digest('base64');
    expect(policy).toContain(`script-src 'self' 'sha256-${hash}' 'wasm-unsafe-eval';`);
    expect(policy).not.toMatch(/'unsafe-inline'|'unsafe-eval'|https?:/);
    for (const part of [
      `default-src 'none'`,
      `object-src 'none'`,
      `base-uri 'none'`,
      `frame-ancestors 'none'`,
      `require-trusted-types-for 'script'`
    ]) {
      expect(policy).toContain(part);
    }
  });

  it('stand on every answer of the web part', async () => {
    for (const address of ['/', '/_app/version.json', '/missing.js']) {
      const { headers } = await app().request(address);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(headers.get('content-security-policy')).toContain(`script-src 'self'`);
    }
  });

  it('promise TLS only where there is TLS', async () => {
    expect((await app().request('/')).headers.has('strict-transport-security')).toBe(false);
    expect((await app({ behindTls: true }).request('/')).headers.get('strict-transport-security')).toBe('max-age=63072000');
  });
});

describe('the rest of the relay', () => {
  it('is healthy', async () => {
    const answer = await app().request('/healthz');
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ status: 'ok' });
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('answers unknown addresses of the API with a problem', async () => {
    for (const address of ['/v1', '/v1/', '/v1/none', '/v1/x.js']) {
      const answer = await app().request(address, { method: 'POST' });
      expect(answer.status, address).toBe(404);
      expect(answer.headers.get('content-type')).toBe('application/problem+json');
      expect(await answer.json()).toMatchObject({ status: 404, title: 'Not found' });
    }
  });
});
