// The writer made quicker writes what it wrote before, whatever was drawn before it, and one that is another is left alone.
import { readFile } from 'node:fs/promises';
import { inflateSync } from 'node:zlib';
import { expect, test, vi } from 'vitest';
import { drawnAsItComes } from '../../../../../tests/pdf/as-it-comes.ts';
import { sample } from '../../../../../tests/pdf/samples.ts';
import { SET } from '../../../../../tests/pdf/set.ts';
import type * as rendering from '../render.ts';
import { wholeOf } from './gathered.ts';
import { hasten } from './hasten.ts';
import type { OpenPdf } from './open-pdf.ts';

const readFont = async (file: URL) => new Uint8Array(await readFile(file));

/** The writer as in an app just opened. */
async function fresh(): Promise<typeof rendering> {
  vi.resetModules();
  return import('../render.ts');
}

const objectsOf = (bytes: Uint8Array) => new Map([...Buffer.from(bytes).toString('latin1').matchAll(/(?:^|\n)(\d+) 0 obj\n([^]*?)\nendobj/g)].map(([, id = '', body = '']) => [id, body]));

/** The operators of the pages, without those that set what is set already and without paintings of nothing; and all that is not a page. */
function meaningOf(bytes: Uint8Array): { pages: string[]; rest: string[] } {
  const [pages, rest]: [string[], string[]] = [[], []];
  for (const [id, body] of objectsOf(bytes)) {
    const [dict = '', stream] = body.split('\nstream\n');
    const raw = stream && dict.includes('/FlateDecode') ? inflateSync(Buffer.from(stream.slice(0, -'\nendstream'.length), 'latin1')).toString('latin1') : '';
    if (raw.startsWith('1 0 0 -1 0 841.89 cm\n')) pages.push(drawnBy(raw));
    // Where the lengths of pages stand, and where objects begin, is another matter.
    else if (!/^<<\n\/Length/.test(dict) || stream) rest.push(`${id} ${body}`);
  }
  return { pages, rest };
}

/** Each painting with all that is set at that moment: what a reader draws. */
function drawnBy(page: string): string {
  let set: Record<string, string> = {};
  const above: Record<string, string>[] = [];
  const out: string[] = [];
  let path: string[] = [];
  for (const operator of page.split('\n')) {
    const name = operator.slice(operator.lastIndexOf(' ') + 1);
    if (/^(w|j|J|d|gs|scn|SCN)$/.test(name)) set[name] = operator;
    else if (/^(cs|CS)$/.test(name)) set = { ...set, [name]: operator, [name === 'cs' ? 'scn' : 'SCN']: '' };
    else if (name === 'q') above.push({ ...set });
    else if (name === 'Q') set = above.pop() ?? {};
    else if (/^(re|m|l|c|h)$/.test(name)) path.push(operator);
    else if (/^(f|S|B|n)$/.test(name)) {
      if (path.length > 0) out.push(JSON.stringify([set, path, name]));
      path = [];
    } else out.push(/^(TJ|Do)$/.test(name) ? JSON.stringify([set, operator]) : operator);
    if (name === 'q' || name === 'Q') out.push(name);
  }
  return out.join('\n');
}

test('every sort of document is drawn as the writer draws it by itself: same words, places, colours, fonts', async () => {
  const [plain, { renderPdf }] = await Promise.all([drawnAsItComes(), fresh()]);
  for (const [name, doc] of Object.entries(SET)) {
    const { bytes } = await renderPdf(doc, { readFont });
    const [own, wanted] = [meaningOf(bytes), meaningOf(plain.get(name)!)];
    expect(own.pages.length, name).toBeGreaterThan(0);
    expect(own.pages, name).toEqual(wanted.pages);
    expect(own.rest, name).toEqual(wanted.rest);
    expect(bytes.length, name).toBeLessThan(plain.get(name)!.length);
  }
}, 120_000);

test('a document is the same bytes as the first and as a later one', async () => {
  // One glyph stands for a blank and for one that does not break.
  const texts = ['Entretien\u00a0annuel', 'Entretien annuel', 'שלום 🔧', 'Chaudière « Vitodens »'];
  const alone: Uint8Array[] = [];
  for (const textAbove of texts) alone.push((await (await fresh()).renderPdf(sample({ textAbove }), { readFont })).bytes);
  const { renderPdf } = await fresh();
  for (const order of [texts, texts.toReversed()]) {
    for (const textAbove of order) {
      const { bytes } = await renderPdf(sample({ textAbove }), { readFont });
      expect(Buffer.compare(bytes, alone[texts.indexOf(textAbove)]!)).toBe(0);
    }
  }
});

test('two documents at once do not write into each other', async () => {
  const { renderPdf } = await fresh();
  const logo = { bytes: new Uint8Array(await readFile('static/icons/carnet-192.png')), type: 'image/png' as const };
  const one = async (n: number) => (await renderPdf(sample({ number: `2026-${n}` }), { readFont, logo })).bytes;
  const together = await Promise.all([1, 2, 3].map(one));
  for (const [i, bytes] of together.entries()) expect(Buffer.compare(bytes, await one(i + 1))).toBe(0);
});

test('the writer that we have is the one that we know, in all its parts', async () => {
  await (await fresh()).renderPdf(sample(), { readFont });
  const { default: module } = await import('pdfmake/build/pdfmake.js');
  const pdfMake = module as unknown as { createPdf(definition: object): { getStream(): Promise<OpenPdf> } };
  const pdf = await pdfMake.createPdf({ content: ['A'], defaultStyle: { font: 'Text' } }).getStream();
  expect(hasten(pdf)).toEqual({ tables: true, runs: true, glyphs: true, state: true, whole: true });
  expect(await wholeOf(pdf)).toBeInstanceOf(Uint8Array);
});

test('a writer that is another is left alone', async () => {
  const none = { tables: false, runs: false, glyphs: false, state: false, whole: false };
  for (const other of [{}, { _font: null }, { _font: { font: {}, subset: {} }, _root: {} }]) expect(hasten(other as never)).toEqual(none);
  expect(await wholeOf({} as never)).toBeUndefined();
});
