// Office documents are known by what is in them, whatever they are called; other archives are none.
import JSZip from 'jszip';
import { expect, test } from 'vitest';
import { officeKind } from './office-kind.ts';

function zipped(...names: string[]) {
  const zip = new JSZip();
  for (const name of names) zip.file(name, '<x/>');
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
}

test.each([
  [['[Content_Types].xml', 'word/document.xml'], 'word'],
  [['[Content_Types].xml', 'xl/workbook.xml'], 'excel'],
  [['[Content_Types].xml', 'ppt/presentation.xml'], 'powerpoint'],
  [['word/document.xml', 'facture.pdf'], undefined],
  [['facture.xml'], undefined]
])('%o: %s', async (names, kind) => {
  expect(officeKind(await zipped(...names))).toBe(kind);
});

test('OpenDocument says it in its first entry', async () => {
  const zip = new JSZip();
  zip.file('mimetype', 'application/vnd.oasis.opendocument.spreadsheet', { compression: 'STORE' });
  zip.file('content.xml', '<x/>');
  expect(officeKind(await zip.generateAsync({ type: 'uint8array' }))).toBe('excel');
});

test('the older ones are known by the names of their streams', () => {
  const old = (stream: string) => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, ...Array.from({ length: 600 }, () => 1), ...Array.from(stream, (char) => [char.charCodeAt(0), 0]).flat()]);
  expect([officeKind(old('WordDocument')), officeKind(old('Workbook')), officeKind(old('Other')), officeKind(new Uint8Array())]).toEqual(['word', 'excel', undefined, undefined]);
});
