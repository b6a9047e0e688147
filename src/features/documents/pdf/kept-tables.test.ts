// Tables of a font are read once, and no document is another for what was drawn before it.
import { readFile } from 'node:fs/promises';
import { expect, test, vi } from 'vitest';
import { sample } from '../../../../tests/pdf/samples.ts';
import { keepTables, type OpenPdf } from './kept-tables.ts';
import type * as render from './render.ts';

const read = async (file: URL) => new Uint8Array(await readFile(file));

/** The writer as in an app just opened. */
async function fresh(): Promise<typeof render> {
  vi.resetModules();
  return import('./render.ts');
}

test('a document is the same bytes as the first and as a later one', async () => {
  // One glyph stands for a blank and for one that does not break.
  const texts = ['Entretien\u00a0annuel', 'Entretien annuel', 'שלום 🔧', 'Chaudière « Vitodens »'];
  const alone: Uint8Array[] = [];
  for (const textAbove of texts) alone.push((await (await fresh()).renderPdf(sample({ textAbove }), { readFont: read })).bytes);
  const { renderPdf } = await fresh();
  for (const order of [texts, texts.toReversed()]) {
    for (const textAbove of order) {
      const { bytes } = await renderPdf(sample({ textAbove }), { readFont: read });
      expect(Buffer.compare(bytes, alone[texts.indexOf(textAbove)]!)).toBe(0);
    }
  }
});

test('two documents share the tables of their font', async () => {
  const { default: module } = await import('pdfmake/build/pdfmake.js');
  const pdfMake = module as unknown as {
    virtualfs: { writeFileSync(name: string, bytes: Uint8Array): void };
    setFonts(fonts: object): void;
    createPdf(definition: object): { getStream(): Promise<OpenPdf & { _font: { font: { GPOS: object } } }> };
  };
  pdfMake.virtualfs.writeFileSync('a.ttf', await read(new URL('./fonts/text-regular.ttf', import.meta.url)));
  pdfMake.setFonts({ Text: { normal: 'a.ttf' } });
  const made = () => pdfMake.createPdf({ content: ['AVATAR'], defaultStyle: { font: 'Text' } }).getStream();
  keepTables(await made());
  const [first, second] = [await made(), await made()];
  expect(first._font.font).not.toBe(second._font.font);
  expect(first._font.font.GPOS).toBeTypeOf('object');
  expect(first._font.font.GPOS).toBe(second._font.font.GPOS);
});

test('a writer that is another is left alone', () => {
  expect(() => {
    keepTables({});
    keepTables({ _font: null });
    keepTables({ _font: { font: {} } });
  }).not.toThrow();
});
