// Fonts that cannot be had: the document is made all the same, and says what it lacks.
import { readFile } from 'node:fs/promises';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { sample } from '../../../../tests/pdf/samples.ts';
import { FONT_CACHE, fetchFont } from './fonts.ts';
import type * as render from './render.ts';
import type * as check from './unprintable.ts';

const read = async (file: URL) => new Uint8Array(await readFile(file));
const onlyText = (file: URL) => (file.pathname.includes('/text-') ? read(file) : Promise.reject(new Error('offline')));

let renderPdf: typeof render.renderPdf;
let unprintable: typeof check.unprintable;

// As in an app just opened, which holds no font yet, whatever ran before in this process.
beforeAll(async () => {
  vi.resetModules();
  ({ renderPdf } = await import('./render.ts'));
  ({ unprintable } = await import('./unprintable.ts'));
});

test('another script offline: incomplete, the characters named; back online: whole', async () => {
  const doc = sample({ textAbove: 'שלום 🔧' });
  const offline = await renderPdf(doc, { readFont: onlyText });
  expect(offline.incomplete).toBe(true);
  expect(offline.missing.toSorted()).toEqual([...'שלום🔧'].toSorted());
  const online = await renderPdf(doc, { readFont: read });
  expect(online).toMatchObject({ incomplete: false, missing: [] });
});

test('a script of which there is no font at all is named, and asks for nothing', async () => {
  const asked: string[] = [];
  const noted = (file: URL) => (asked.push(file.pathname), read(file));
  const { missing, incomplete } = await renderPdf(sample({ textAbove: 'Կարեն' }), { readFont: noted });
  expect(missing).toEqual([...'Կարեն']);
  expect(incomplete).toBe(false);
  expect(asked.filter((path) => !path.includes('/text-'))).toEqual([]);
});

test('what will be missing is known without making the PDF, and is what the PDF then lacks', async () => {
  for (const textAbove of ['Entretien', 'שלום', 'Կարեն 한국 ไทย 🔧', 'x\ud83dy']) {
    const doc = sample({ textAbove });
    const { missing, incomplete } = await renderPdf(doc, { readFont: read });
    const told = await unprintable(doc, read);
    expect(told.missing.toSorted()).toEqual(missing.toSorted());
    expect(told.incomplete).toBe(incomplete);
  }
});

test('a broken logo does not keep a document from being made', async () => {
  const whole = await renderPdf(sample(), { readFont: read });
  for (const bytes of [new Uint8Array(0), new Uint8Array(60), Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0])]) {
    for (const type of ['image/png', 'image/jpeg'] as const) {
      const broken = await renderPdf(sample(), { readFont: read, logo: { bytes, type } });
      expect(broken).toMatchObject({ withoutLogo: true, incomplete: false });
      expect(Buffer.compare(broken.bytes, whole.bytes)).toBe(0);
    }
  }
});

afterEach(() => vi.unstubAllGlobals());

test('a font asked to be kept is fetched once, then there without network', async () => {
  const file = new URL('http://localhost/_app/immutable/assets/han.ttf');
  const shelf = new Map<string, Response>();
  const names: string[] = [];
  vi.stubGlobal('caches', {
    open: async (name: string) => (names.push(name), { match: async (url: URL) => shelf.get(url.href)?.clone(), put: async (url: URL, answer: Response) => void shelf.set(url.href, answer) })
  });
  const online = vi.fn<typeof fetch>(async () => new Response(Uint8Array.from([1, 2, 3])));
  vi.stubGlobal('fetch', online);
  expect(await fetchFont(file, true)).toEqual(Uint8Array.from([1, 2, 3]));
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')));
  expect(await fetchFont(file, true)).toEqual(Uint8Array.from([1, 2, 3]));
  expect(online).toHaveBeenCalledTimes(1);
  expect(names[0]).toBe(FONT_CACHE);
  await expect(fetchFont(file, false)).rejects.toThrow('offline');
});

test('an answer that is no font file is refused, and not kept; without a cache it is fetched each time', async () => {
  vi.stubGlobal('caches', undefined);
  vi.stubGlobal('fetch', async () => new Response('gone', { status: 404 }));
  await expect(fetchFont(new URL('http://localhost/x.ttf'), true)).rejects.toThrow('404');
});
