// An archive that is written here is read by another's reader: every byte, every name, of many files and of large ones.
import fc from 'fast-check';
import JSZip from 'jszip';
import { expect, test } from 'vitest';
import { centralHeader, end } from './zip-headers.ts';
import { ZipWriter } from './zip-writer.ts';
import { zipEntries } from './zip-entries.ts';

const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());
const name = fc.stringMatching(/^[a-zà-ÿ0-9 ()€_-]{1,20}\.(pdf|xml|csv|txt)$/);

test('all that was put in comes out, by name, with its sums checked', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(fc.tuple(name, fc.uint8Array({ maxLength: 500 }), fc.nat({ max: 40 })), { selector: ([one]) => one, maxLength: 8 }), async (files) => {
      const zip = new ZipWriter(new Date(2026, 10, 23, 9, 41, 12));
      const wanted = files.map(([path, bytes, times]) => [`Ventes/${path}`, Uint8Array.from(Array.from({ length: times + 1 }, () => [...bytes]).flat())] as const);
      for (const [path, bytes] of wanted) await zip.add(path, bytes);
      const read = await JSZip.loadAsync(await bytesOf(zip.whole()), { checkCRC32: true });
      const found = Object.values(read.files).filter(({ dir }) => !dir);
      expect(found.map((file) => file.name)).toEqual(wanted.map(([path]) => path));
      for (const [i, [, bytes]] of wanted.entries()) expect(await found[i]!.async('uint8array')).toEqual(bytes);
      // JSZip reads the clock of a file as if it were of Greenwich.
      for (const { date } of found) expect(date.toISOString()).toBe('2026-11-23T09:41:12.000Z');
    }),
    { numRuns: 40 }
  );
});

test('texts are packed, what is packed already is not, nor what would grow', async () => {
  const zip = new ZipWriter();
  const long = new TextEncoder().encode('<Invoice/>'.repeat(1000));
  await zip.add('a.xml', long);
  await zip.add('b.pdf', long);
  await zip.add('c.txt', new Uint8Array([1]));
  const entries = zipEntries(await bytesOf(zip.whole()), 10);
  expect(entries.ok && entries.value.map(({ method, packed }) => [method, packed < 200])).toEqual([
    [8, true],
    [0, false],
    [0, true]
  ]);
});

test('an archive larger than what is held at once, of more files than sixteen bits count', async () => {
  const zip = new ZipWriter();
  const large = new Uint8Array(5_000_000).fill(7);
  await zip.add('large.pdf', large);
  for (let i = 0; i < 70_000; i++) await zip.add(`${i}.pdf`, new Uint8Array([i & 255]));
  const read = await JSZip.loadAsync(await bytesOf(zip.whole()));
  expect(Object.keys(read.files)).toHaveLength(70_001);
  expect(await read.file('large.pdf')!.async('uint8array')).toEqual(large);
  expect(await read.file('69999.pdf')!.async('uint8array')).toEqual(new Uint8Array([69_999 & 255]));
});

test('what begins beyond 4 GB says so in the 64-bit form (APPNOTE.TXT §4.5.3)', () => {
  const from = 5_000_000_000;
  const entry = { path: new TextEncoder().encode('a'), at: new Date(2026, 0, 1), deflated: false, crc: 0, packed: 1, size: 1, from };
  const header = centralHeader(entry);
  const view = new DataView(header.buffer);
  expect([view.getUint16(6, true), view.getUint32(42, true)]).toEqual([45, 0xffffffff]);
  expect([view.getUint16(47, true), view.getUint16(49, true), view.getBigUint64(51, true)]).toEqual([1, 8, BigInt(from)]);
  expect(centralHeader({ ...entry, from: 10 })).toHaveLength(47);
  const last = end({ count: 1, from, size: header.length });
  const locator = last.length - 22 - 20;
  expect(new DataView(last.buffer).getBigUint64(48, true)).toBe(BigInt(from));
  expect(new DataView(last.buffer).getBigUint64(locator + 8, true)).toBe(BigInt(from + header.length));
});
