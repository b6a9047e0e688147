// Files that are being received when the person goes to another company belong to the one they were given to.
import { expect, test } from './begun.ts';
import { makeCompany } from './new-company.ts';
import { switchOn } from './small-company.ts';
import { electronicInvoice } from './supplier-papers.ts';

test('a file received for one company is there and in no other, whichever is open when it has been read', async ({ page }) => {
  await makeCompany(page, { name: 'Toitures Simon', enterpriseNumber: '0812.345.603' });
  await switchOn(page);
  await page.goto('/to-process');
  // Held while its bytes are fetched, as a large file on a slow disk is.
  await page.evaluate(() => {
    const bytes = Blob.prototype.arrayBuffer;
    const held = new Promise((resolve) => addEventListener('receive-on', resolve, { once: true }));
    Blob.prototype.arrayBuffer = async function () {
      if (this instanceof File) await held;
      return bytes.call(this);
    };
  });
  await page.locator('[data-receive=files]').setInputFiles([electronicInvoice({ buyer: 'Toitures Simon', buyerVat: 'BE0812345603' })]);
  await expect(page.getByText('Lecture des documents')).toBeVisible();
  await page.getByRole('button', { name: 'Toitures Simon' }).click();
  await page.getByRole('menuitem', { name: 'Autre entreprise' }).click();
  await page.getByRole('button', { name: /Chauffage Lambrecht/ }).click();
  await expect(page.getByRole('button', { name: 'Chauffage Lambrecht' })).toBeVisible();
  await page.evaluate(() => dispatchEvent(new Event('receive-on')));
  await expect(page.getByText(/1 document reçu/)).toBeVisible();
  const companies = await page.evaluate(async () => {
    const found: Record<string, string[]> = {};
    for (const { name } of await indexedDB.databases()) {
      const db = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open(name!);
        request.addEventListener('success', () => resolve(request.result));
      });
      if (db.objectStoreNames.contains('purchases')) {
        found[name!] = await new Promise<string[]>((resolve) => {
          const request = db.transaction('purchases').objectStore('purchases').getAll();
          request.addEventListener('success', () => resolve(request.result.map(({ number }: { number: string }) => number)));
        });
      }
      db.close();
    }
    return found;
  });
  expect(Object.values(companies).flat()).toEqual(['F26/104417']);
  // Not of the company that is open now: its list stays empty.
  await page.goto('/apps');
  await switchOn(page);
  await page.goto('/to-process');
  await expect(page.getByText('Rien à traiter')).toBeVisible();
});
