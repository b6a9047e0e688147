// The ZIP of many documents: all that was put in comes out, how far it is is told, and stopping stops it.
import JSZip from 'jszip';
import { expect, test } from 'vitest';
import { writeZip } from './write-zip.ts';

function many(): JSZip {
  const zip = new JSZip();
  for (let i = 0; i < 60; i++) zip.file(`${i}.xml`, `<Invoice>${i}</Invoice>`.repeat(2_000), { compression: 'DEFLATE' });
  return zip;
}

test('everything is in it, and the progress goes from little to all', async () => {
  const shares: number[] = [];
  const blob = await writeZip(many(), new AbortController().signal, (share) => shares.push(share));
  const read = await JSZip.loadAsync(await blob!.arrayBuffer());
  expect(Object.keys(read.files)).toHaveLength(60);
  expect(await read.file('59.xml')!.async('string')).toBe('<Invoice>59</Invoice>'.repeat(2_000));
  expect(shares.length).toBeGreaterThan(60);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  expect(shares[0]).toBeLessThan(0.1);
  expect(shares.at(-1)).toBe(1);
});

test('stopped on the way, there is no file and nothing more is done', async () => {
  const stop = new AbortController();
  const shares: number[] = [];
  const blob = await writeZip(many(), stop.signal, (share) => {
    shares.push(share);
    if (share > 0.3) stop.abort();
  });
  expect(blob).toBeUndefined();
  const told = shares.length;
  await new Promise((resolve) => setTimeout(resolve));
  expect(shares).toHaveLength(told);
  expect(shares.at(-1)).toBeLessThan(0.5);
});
