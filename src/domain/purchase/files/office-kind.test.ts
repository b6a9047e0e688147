// Office documents are known by what is in them, whatever they are called; other archives are none.
import JSZip from 'jszip';
import fc from 'fast-check';
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

/** A compound file as Office writes them: header, table, directory. `embedded` lies in a folder of its own, `between` sectors part the two of the directory. */
function compound(stream: string, { embedded = 'CompObj', between = 0 } = {}): Uint8Array {
  const [size, none, end] = [512, 0xffffffff, 0xfffffffe];
  const second = 2 + between;
  // Sectors of the table come first: each says of 128 sectors which follows; those beyond the header's 109 are listed in a sector of their own.
  const tables = Math.ceil((second + 200) / 128);
  const [list, first] = [tables, tables + 1];
  const other = first + second;
  const bytes = new Uint8Array((other + 2) * size);
  const view = new DataView(bytes.buffer);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  view.setUint16(30, 9, true);
  view.setUint32(48, first, true);
  view.setUint32(68, list, true);
  for (let i = 0; i < tables; i++) view.setUint32(i < 109 ? 76 + i * 4 : (list + 1) * size + (i - 109) * 4, i, true);
  const follows = (sector: number, next: number) => view.setUint32((Math.floor(sector / 128) + 1) * size + (sector % 128) * 4, next, true);
  follows(first, other);
  follows(other, end);
  const entry = (at: number, name: string, [left, right, child]: [number, number, number]) => {
    [...name].forEach((char, i) => view.setUint16(at + i * 2, char.charCodeAt(0), true));
    view.setUint16(at + 64, name.length * 2 + 2, true);
    for (const [i, id] of [left, right, child].entries()) view.setUint32(at + 68 + i * 4, id, true);
  };
  const place = (sector: number) => (sector + 1) * size;
  entry(place(first), 'Root Entry', [none, none, 1]);
  entry(place(first) + 128, 'ObjectPool', [none, 4, 2]);
  entry(place(first) + 256, embedded, [none, none, none]);
  entry(place(other), stream, [none, none, none]);
  return bytes;
}

test('the older ones are known by the streams at their top', () => {
  expect(['WordDocument', 'Workbook', 'Book', 'PowerPoint Document', 'Other'].map((stream) => officeKind(compound(stream)))).toEqual(['word', 'excel', 'excel', 'powerpoint', undefined]);
  expect(officeKind(new Uint8Array())).toBeUndefined();
});

test('a table inside slides leaves them slides', () => {
  expect(officeKind(compound('PowerPoint Document', { embedded: 'Workbook' }))).toBe('powerpoint');
});

test('one of ten megabytes is known by its list, wherever that lies, without its contents being read', () => {
  const large = compound('Workbook', { between: 20_000 });
  expect(large.length).toBeGreaterThan(10_000_000);
  // A sheet in whose cells the name of another kind stands.
  [...'WordDocument'].forEach((char, i) => (large[5_000_000 + 2 * i] = char.charCodeAt(0)));
  expect(officeKind(large)).toBe('excel');
});

test('one that is broken, cut off, or turns in circles says nothing, at once', () => {
  const whole = compound('Workbook');
  const circle = compound('Workbook');
  new DataView(circle.buffer).setUint32(48, 3, true);
  for (const at of [512, 1024, 1536]) new DataView(circle.buffer).setUint32(at + 3 * 4, 3, true);
  expect(officeKind(circle)).toBeUndefined();
  for (let length = 8; length < whole.length; length += 97) expect(() => officeKind(whole.subarray(0, length))).not.toThrow();
  fc.assert(fc.property(fc.uint8Array({ minLength: 520, maxLength: 4000 }), (bytes) => void officeKind(Uint8Array.from([...whole.subarray(0, 30), 9, 0, ...bytes]))));
});
