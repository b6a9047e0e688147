// Many drafts at once for tests of issuing: one made by the editor, copied record by record in the database.
import type { Page } from '@playwright/test';
import { expect } from './test.ts';
import { newCustomer, rowsOf, typeLine } from './small-company.ts';

/** Makes an invoice of 100.00 (121.00 with VAT) ready to be issued, through the editor. @returns its id */
export async function makeDraft(page: Page): Promise<string> {
  await page.goto('/invoices/new');
  await newCustomer(page, 'Ahmed Benali');
  await typeLine(page, { name: 'Entretien annuel', price: '100' });
  const rows = () => rowsOf<{ id: string; total: number }>(page, 'documents');
  await expect.poll(async () => (await rows()).map(({ total }) => total)).toEqual([12_100]);
  return (await rows())[0]?.id ?? '';
}

/** Copies a draft as it is stored. @returns the ids of the copies */
export async function copyDraft(page: Page, id: string, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, (_, i) => `${id.slice(0, 23)}${String(i).padStart(3, '0')}`);
  await page.evaluate(
    async ({ id, ids }) => {
      const asked = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.addEventListener('success', () => resolve(request.result));
          request.addEventListener('error', () => reject(request.error ?? new Error('refused')));
        });
      const name = (await indexedDB.databases()).find((db) => db.name?.startsWith('carnet-') && db.name !== 'carnet-device')?.name ?? '';
      const db = await asked(indexedDB.open(name));
      const transaction = db.transaction(['updates', 'documents'], 'readwrite');
      const updates = (await asked(transaction.objectStore('updates').index('record').getAll(id))) as { n?: number }[];
      const row = (await asked(transaction.objectStore('documents').get(id))) as object;
      for (const copy of ids) {
        for (const { n: _, ...update } of updates) transaction.objectStore('updates').add({ ...update, record: copy });
        transaction.objectStore('documents').add({ ...row, id: copy });
      }
      await new Promise((resolve) => transaction.addEventListener('complete', resolve));
      db.close();
    },
    { id, ids }
  );
  return ids;
}

/** Issues an invoice that is ready. */
export async function issue(page: Page, id: string): Promise<void> {
  await page.goto(`/invoices/${id}?full`);
  await page.getByRole('button', { name: 'Émettre la facture' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Émettre', exact: true }).click();
  await expect(page.getByRole('heading', { name: /^Facture \d{4}-\d{4}$/ })).toBeVisible();
}
