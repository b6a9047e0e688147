// Office documents that come by mail: kept as they came, known for what they are, not unpacked like an archive of invoices.
import JSZip from 'jszip';
import { expect, test } from 'vitest';
import { webCrypto } from '#sync/web-crypto.ts';
import { unpacked } from './purchases.ts';

const crypto = webCrypto(globalThis);
const outside = new TextEncoder().encode('mail 1');

async function zipped(...names: string[]): Promise<Uint8Array<ArrayBuffer>> {
  const zip = new JSZip();
  for (const name of names) zip.file(name, name.endsWith('.pdf') ? '%PDF-1.7\n' : '<x/>');
  return new Uint8Array(await zip.generateAsync({ type: 'arraybuffer' }));
}

const received = (files: readonly { name: string; bytes: Uint8Array<ArrayBuffer> }[]) =>
  unpacked(crypto, 'connection', outside, {
    message: {
      kind: 'mail',
      receivedAt: '2026-11-23T08:00:00.000Z',
      from: 'achats@sanitherm.example',
      subject: 'Facture',
      text: '',
      files: files.map(({ name, bytes }) => ({ name, type: 'application/zip' as const, size: bytes.length })),
      left: []
    },
    files: files.map(({ bytes }) => bytes)
  });

test.each([
  ['facture.docx', 'word/document.xml', 'word'],
  ['facture.xlsx', 'xl/workbook.xml', 'excel'],
  ['facture.pptx', 'ppt/presentation.xml', 'powerpoint']
])('%s is one document, kept byte for byte', async (name, part, kind) => {
  const bytes = await zipped('[Content_Types].xml', part, 'docProps/thumbnail.pdf');
  const made = await received([{ name, bytes }]);
  expect(made).toHaveLength(1);
  expect(made[0]).toMatchObject({ purchase: { unreadable: kind, source: { way: 'mail', from: 'achats@sanitherm.example' }, files: [{ name, size: bytes.length }] }, file: { bytes, type: 'application/octet-stream' } });
});

test('beside one, an archive of invoices comes out; each record has an id of its own, the same on every device', async () => {
  const files = [
    { name: 'lettre.docx', bytes: await zipped('[Content_Types].xml', 'word/document.xml') },
    { name: 'factures.zip', bytes: await zipped('a.pdf', 'b.pdf') }
  ];
  const made = await received(files);
  expect(made.map(({ purchase }) => [purchase.unreadable, purchase.source.way, purchase.files[0]?.name])).toEqual([
    ['word', 'mail', 'lettre.docx'],
    [undefined, 'mail', 'a.pdf'],
    [undefined, 'mail', 'b.pdf']
  ]);
  const ids = made.map(({ purchase }) => purchase.id);
  expect(new Set(ids).size).toBe(3);
  expect((await received(files)).map(({ purchase }) => purchase.id)).toEqual(ids);
});
