// Archives of documents, good ones and those made to do harm.
import { deflateRawSync } from 'node:zlib';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { openZip, type Unzipped, ZIP_LIMITS } from './open-zip.ts';

type File = readonly [name: string, content: string | Uint8Array];

async function zip(...files: readonly File[]): Promise<Uint8Array<ArrayBuffer>> {
  const archive = new JSZip();
  for (const [name, content] of files) archive.file(name, content, { createFolders: false });
  return new Uint8Array(await archive.generateAsync({ type: 'uint8array', compression: 'DEFLATE' }));
}

async function filesOf(bytes: Uint8Array<ArrayBuffer>, options?: Parameters<typeof openZip>[1]): Promise<(readonly [name: string, content: string])[]> {
  const open = openZip(bytes, options);
  if (!open.ok) throw new Error(open.fault);
  const all: Unzipped[] = await Array.fromAsync(open.value.files);
  return all.map((one) => [one.name, 'bytes' in one ? new TextDecoder().decode(one.bytes) : `! ${one.fault}`] as const);
}

/** Another value in the fields of the first entry, in both of its heads. */
function altered(bytes: Uint8Array<ArrayBuffer>, { local, central, value }: { local: number; central: number; value: number }): Uint8Array<ArrayBuffer> {
  const made = bytes.slice();
  const view = new DataView(made.buffer);
  const head = view.getUint32(made.length - 22 + 16, true);
  view.setUint16(local, value, true);
  view.setUint16(head + central, value, true);
  return made;
}

describe('an archive', () => {
  it('gives its files in their order, with how many are done', async () => {
    const open = openZip(await zip(['a.xml', '<a/>'], ['map/', ''], ['map/b.pdf', '%PDF-'], ['__MACOSX/._b.pdf', 'x'], ['.DS_Store', 'x']));
    if (!open.ok) throw new Error(open.fault);
    const all = await Array.fromAsync(open.value.files);
    expect([open.value.count, ...all.map(({ name, done }) => [name, done])]).toEqual([2, ['a.xml', 1], ['b.pdf', 2]]);
  });

  it('in an archive is opened, one in that is not', async () => {
    const inner = await zip(['in.xml', '<in/>'], ['deep.zip', await zip(['deeper.xml', '<x/>'])]);
    expect(await filesOf(await zip(['outer.zip', inner], ['last.xml', '<l/>']))).toEqual([
      ['in.xml', '<in/>'],
      ['deep.zip', '! nested'],
      ['last.xml', '<l/>']
    ]);
  });

  it('names its files by the last part of their path only', async () => {
    const names = ['../../etc/passwd', '/root/a.xml', 'C:\\Windows\\b.pdf', '..\\..\\c.xml', 'd\u0000\u202e.pdf'];
    const files = await filesOf(await zip(...names.map((name): File => [name, 'x'])));
    expect(files.map(([name]) => name)).toEqual(['passwd', 'a.xml', 'b.pdf', 'c.xml', 'd.pdf']);
  });

  it('is left when asked to', async () => {
    const stop = new AbortController();
    const open = openZip(await zip(['a', '1'], ['b', '2'], ['c', '3']), { signal: stop.signal });
    if (!open.ok) throw new Error(open.fault);
    const seen: string[] = [];
    const go = async () => {
      for await (const { name } of open.value.files) {
        seen.push(name);
        if (name === 'b') stop.abort();
      }
    };
    await expect(go()).rejects.toThrow(/abort/i);
    expect(seen).toEqual(['a', 'b']);
  });
});

describe('an archive made to do harm', () => {
  it('that unpacks to too much is stopped, and what is beside it still comes', async () => {
    const zeros = new Uint8Array(30_000_000);
    expect(await filesOf(await zip(['bomb.pdf', zeros], ['good.xml', '<a/>']))).toEqual([
      ['bomb.pdf', '! tooMuch'],
      ['good.xml', '<a/>']
    ]);
    // Each within the ratio, all together too much.
    const files = await zip(...Array.from({ length: 5 }, (_, i): File => [`${i}.txt`, 'x'.repeat(300_000)]));
    const seen = await filesOf(files, { limits: { ...ZIP_LIMITS, total: 1_000_000 } });
    expect(seen.map(([, content]) => content.slice(0, 4))).toEqual(['xxxx', 'xxxx', 'xxxx', '! to', '! to']);
  });

  it('that lies about a size is found out after its first bytes too many', async () => {
    const bytes = await zip(['liar.txt', 'x'.repeat(5_000)]);
    const view = new DataView(bytes.buffer);
    view.setUint32(view.getUint32(bytes.length - 22 + 16, true) + 24, 100, true);
    expect(await filesOf(bytes)).toEqual([['liar.txt', '! tooMuch']]);
  });

  it('with too many entries is refused, also where its count is too low', async () => {
    const bytes = await zip(...Array.from({ length: 12 }, (_, i): File => [`${i}`, 'x']));
    const limits = { ...ZIP_LIMITS, entries: 10 };
    expect(openZip(bytes, { limits })).toEqual({ ok: false, fault: 'tooManyEntries' });
    new DataView(bytes.buffer).setUint16(bytes.length - 22 + 10, 3, true);
    expect(openZip(bytes, { limits })).toEqual({ ok: false, fault: 'tooManyEntries' });
  });

  it('encrypted, by another method or damaged says so of that entry', async () => {
    const bytes = await zip(['a.txt', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaa']);
    expect(await filesOf(altered(bytes, { local: 6, central: 8, value: 1 }))).toEqual([['a.txt', '! encrypted']]);
    expect(await filesOf(altered(bytes, { local: 8, central: 10, value: 99 }))).toEqual([['a.txt', '! method']]);
    const packed = deflateRawSync('aaaaaaaaaaaaaaaaaaaaaaaaaaaa');
    const damaged = bytes.slice();
    damaged.fill(0xff, 35, 35 + packed.length);
    expect(await filesOf(damaged)).toEqual([['a.txt', '! broken']]);
  });

  it('cut off, or no archive at all, is refused', async () => {
    const bytes = await zip(['a.txt', 'a']);
    expect([openZip(bytes.slice(0, -10)), openZip(new Uint8Array(0)), openZip(new Uint8Array(500))]).toEqual(Array.from({ length: 3 }, () => ({ ok: false, fault: 'notZip' })));
    const pointing = bytes.slice();
    new DataView(pointing.buffer).setUint32(bytes.length - 22 + 16, 0xfffffff0, true);
    expect(openZip(pointing)).toMatchObject({ ok: false });
  });
});
