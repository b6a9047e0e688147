// The PDF drawn from a supplier's electronic invoice: its text is on the page, also with a thousand lines.
import { readFile } from 'node:fs/promises';
import { beforeAll, expect, test } from 'vitest';
import { ublPageDefinition } from '#domain/ubl/read/page-definition.ts';
import { readUbl } from '#domain/ubl/read/read-ubl.ts';
import { renderDefinition } from '#features/documents/pdf/render.ts';
import { bytesOf, efff, peppol } from '../ubl/samples.ts';
import { linesOf, wordsOf } from './read-pdf.ts';

const readFont = async (file: URL) => new Uint8Array(await readFile(file));

async function drawn(xml: string) {
  const read = readUbl(bytesOf(xml));
  if (!read.ok) throw new Error(read.fault);
  return renderDefinition(ublPageDefinition(read.value, 'fr'), readFont);
}

// The writer is large: loading it is not what is tested.
beforeAll(() => drawn(peppol()), 60_000);

test('what the file says stands on the page', async () => {
  const { bytes, missing, incomplete } = await drawn(efff());
  const text = linesOf(bytes).flat().join('\n');
  for (const one of ['Facture', '2026/118', 'Bakkerij', 'Page dessinée par Carnet', 'TVA 21', 'Autoliquidation sur 50,00', '277,00', 'BE16 9850 0000 0174', '+++202/6000/21717+++']) expect(text).toContain(one);
  expect([missing, incomplete]).toEqual([[], false]);
});

test('long texts and absurd figures stay within the page', async () => {
  const long = peppol({ seller: { name: 'Grande maison de fournitures '.repeat(12) }, note: 'Une très longue note. '.repeat(200) })
    .replace('Vanne thermostatique', 'Vanne '.repeat(2000))
    .replace('>4<', '>123456789012345.123456<');
  for (const { x, y } of wordsOf((await drawn(long)).bytes).flat()) {
    expect(x).toBeGreaterThanOrEqual(47);
    expect(x).toBeLessThan(548);
    expect(y).toBeGreaterThan(20);
    expect(y).toBeLessThan(842);
  }
});

test('three hundred lines, each once', async () => {
  const line = /<cac:InvoiceLine>[^]*<\/cac:InvoiceLine>/.exec(peppol())![0];
  const lines = Array.from({ length: 300 }, (_, i) => line.replace('Vanne thermostatique', `Article ${i + 1}.`));
  const pages = linesOf((await drawn(peppol().replace(line, lines.join('')))).bytes);
  const words = pages.flat().join('\n');
  expect(pages.length).toBeGreaterThan(5);
  for (const i of [1, 150, 300]) expect(words.split(`Article ${i}.`)).toHaveLength(2);
});
