// The worker's caches: whole or not at all, nothing fetched twice, old builds kept while a page runs on them.
import { describe, expect, it } from 'vitest';
import { answer, isOurs } from './answer.ts';
import { BuildCache } from './build-cache.ts';
import { heldBuilds } from './builds-in-use.ts';
import { MemoryCaches } from './memory-caches.ts';

const origin = 'https://carnet.test';
const page = (name: string): string => `<script>import("/_app/immutable/${name}.js")</script>`;

/** A server with one build, that notes what was asked of it. */
function server(name: string, { missing = '' } = {}): { asked: string[]; fetch: (request: Request) => Promise<Response> } {
  const asked: string[] = [];
  return {
    asked,
    fetch: async (request) => {
      const { pathname } = new URL(request.url);
      asked.push(pathname);
      if (pathname === missing) return new Response('', { status: 404 });
      return new Response(pathname === '/' ? page(name) : `${name} ${pathname}`);
    }
  };
}

function build(caches: MemoryCaches, name: string): BuildCache {
  const immutable = [`/_app/immutable/${name}.js`, '/_app/immutable/shared.js'];
  return new BuildCache(caches.asCacheStorage(), { version: name, immutable, files: ['/icons/carnet.svg'] }, origin);
}

describe('filling', () => {
  it('holds every file and the page', async () => {
    const caches = new MemoryCaches();
    const { fetch, asked } = server('one');
    await build(caches, 'one').fill(fetch);
    expect(asked.toSorted()).toEqual(['/', '/_app/immutable/one.js', '/_app/immutable/shared.js', '/_app/version.json', '/icons/carnet.svg']);
    expect(await (await build(caches, 'one').page())?.text()).toBe(page('one'));
  });

  it('fails when one file is missing, and fetches only the rest at the next try', async () => {
    const caches = new MemoryCaches();
    await expect(build(caches, 'one').fill(server('one', { missing: '/_app/immutable/shared.js' }).fetch)).rejects.toThrow('404');
    const { fetch, asked } = server('one');
    await build(caches, 'one').fill(fetch);
    expect(asked).toContain('/_app/immutable/shared.js');
    expect(asked).not.toContain('/_app/immutable/one.js');
  });

  it('refuses a page that starts another build', async () => {
    await expect(build(new MemoryCaches(), 'one').fill(server('two').fetch)).rejects.toThrow('another build');
  });

  it('takes from an older build what has kept its name', async () => {
    const caches = new MemoryCaches();
    await build(caches, 'one').fill(server('one').fetch);
    const { fetch, asked } = server('two');
    await build(caches, 'two').fill(fetch);
    expect(asked).not.toContain('/_app/immutable/shared.js');
    expect(asked).toContain('/icons/carnet.svg');
  });
});

describe('older builds', () => {
  it('stay as long as a page runs on them', async () => {
    const caches = new MemoryCaches();
    await build(caches, 'one').fill(server('one').fetch);
    await build(caches, 'two').fill(server('two').fetch);
    const two = build(caches, 'two');
    await two.forgetOlder(new Set(['one']));
    expect(await (await two.file('/_app/immutable/one.js'))?.text()).toBe('one /_app/immutable/one.js');
    await two.forgetOlder(new Set(['two']));
    expect(await two.file('/_app/immutable/one.js')).toBeUndefined();
    expect(await (await two.file('/_app/immutable/shared.js'))?.text()).toBe('one /_app/immutable/shared.js');
  });

  it('forget only what came before them', async () => {
    const caches = new MemoryCaches();
    await build(caches, 'one').fill(server('one').fetch);
    await build(caches, 'two').fill(server('two').fetch);
    await build(caches, 'one').forgetOlder(new Set());
    expect(await (await build(caches, 'two').page())?.text()).toBe(page('two'));
  });

  it('are known by the locks of the pages', async () => {
    const query = async (): Promise<LockManagerSnapshot> => ({ held: [{ name: 'carnet-build:one' }, { name: 'carnet-sync' }], pending: [] });
    expect(await heldBuilds({ query } as LockManager)).toEqual(new Set(['one']));
  });
});

describe('answering', () => {
  const network = async (): Promise<Response> => new Response('network');
  const cache = {
    file: async (pathname: string) => (pathname === '/plain.css' ? new Response('file') : undefined),
    page: async () => new Response('page')
  };
  const ask = async (pathname: string, mode: RequestMode = 'navigate'): Promise<string> => {
    const request = { url: origin + pathname, mode } as Request;
    return (await answer(request, cache, network)).text();
  };

  it('gives files, then the page for each screen, and leaves the rest to the network', async () => {
    expect(await ask('/plain.css')).toBe('file');
    expect(await ask('/invoices/1?x=a.b')).toBe('page');
    expect(await ask('/_app/immutable/gone.js', 'cors')).toBe('network');
    expect(await ask('/backup.zip')).toBe('network');
    expect(await ask('/invoices', 'cors')).toBe('network');
  });

  it('leaves the relay, other hosts and everything but GET alone', () => {
    const ours = (method: string, url: string): boolean => isOurs({ method, url }, origin);
    expect(ours('GET', `${origin}/invoices`)).toBe(true);
    expect(ours('GET', `${origin}/v10`)).toBe(true);
    for (const url of [`${origin}/v1`, `${origin}/v1/log?after=1`, `${origin}/healthz`, 'https://other.test/']) expect(ours('GET', url)).toBe(false);
    expect(ours('POST', `${origin}/invoices`)).toBe(false);
  });
});
