// Everything bad in one go into what is to be processed: each is said in words, kept as it came where it is harmless, and what is good among it is read.
import { createHash } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { badPapers, hugeXml } from './bad-papers.ts';
import { expect, test } from './begun.ts';
import { rowsOf, switchOn } from './small-company.ts';
import { electronicInvoice } from './supplier-papers.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

test('bad files in one go: in words, kept as they came, nothing lost', async ({ page }, { outputDir }) => {
  await mkdir(outputDir, { recursive: true });
  const bad = await badPapers();
  const last = electronicInvoice({ number: 'G-1', net: 50 });
  const paths = await Promise.all(
    [...bad, { ...last, name: 'last.xml' }].map(async ({ name, buffer }) => {
      const file = path.join(outputDir, name);
      await writeFile(file, buffer);
      return file;
    })
  );
  const huge = await hugeXml(outputDir);
  await switchOn(page);
  await page.goto('/to-process');
  await page.locator('[data-receive=files]').setInputFiles([huge, ...paths]);
  // From one that is never read to the last, which is good.
  await expect(page.getByText('huge.xml n’a pas été pris')).toBeVisible();
  const rows = await rowsOf<{ id: string; number: string; hashes: string[]; name: string }>(page, 'purchases');
  const ofHash = new Map(rows.flatMap((row) => row.hashes.map((hash) => [hash, row] as const)));
  // One purchase for each file, and one for the good document in the archive with the bomb.
  expect(rows).toHaveLength(paths.length + 1);
  expect(rows.map(({ number }) => number).filter(Boolean).sort()).toEqual(['G-1', 'O-1', 'T-1', 'Z-1']);
  const kept = new Map((await blobs(page)).map(({ hash, size }) => [hash, size]));
  for (const { name, buffer, said } of bad) {
    const hash = sha256(buffer);
    expect(kept.get(hash), name).toBe(buffer.length);
    await page.goto(`/to-process/${ofHash.get(hash)?.id}`);
    await expect(page.getByRole('main').getByText(said!).first(), name).toBeVisible();
  }
  await rm(huge);
});

/** What is stored of files, each under the hash of its very bytes. */
function blobs(page: Parameters<typeof rowsOf>[0]): Promise<{ hash: string; size: number }[]> {
  return page.evaluate(async () => {
    const name = (await indexedDB.databases()).find((db) => db.name?.startsWith('carnet-') && db.name !== 'carnet-device')?.name ?? '';
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name);
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(request.error ?? new Error('not opened')));
    });
    const rows = await new Promise<{ bytes: Uint8Array<ArrayBuffer> }[]>((resolve, reject) => {
      const request = db.transaction('blobs').objectStore('blobs').getAll();
      request.addEventListener('success', () => resolve(request.result as { bytes: Uint8Array<ArrayBuffer> }[]));
      request.addEventListener('error', () => reject(request.error ?? new Error('not read')));
    });
    db.close();
    return Promise.all(
      rows.map(async ({ bytes }) => {
        const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
        return { hash: [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join(''), size: bytes.length };
      })
    );
  });
}
