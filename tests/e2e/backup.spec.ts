// Backup, erase, restore: what comes back is what was there, to the byte; what is no backup is refused in words.
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { expect, test } from './test.ts';

/** Everything that was sealed, every entry and every row of the one company on this device. */
function contentOf(page: Page): Promise<unknown> {
  return page.evaluate(async () => {
    const asked = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error));
      });
    const names = (await indexedDB.databases()).map(({ name }) => name ?? '');
    const db = await asked(indexedDB.open(names.find((name) => /^carnet-(?!device)/.test(name) && !name.includes('settings')) ?? ''));
    const all = async (table: string) => ((await asked(db.transaction(table).objectStore(table).getAll())) as { id: string }[]).toSorted((a, b) => (a.id < b.id ? -1 : 1));
    const [sealed, entries, documents, customers, products] = [await all('sealed'), await all('entries'), await all('documents'), await all('customers'), await all('products')];
    db.close();
    const bare = (rows: object[]) => rows.map((row) => ({ ...row, rev: 0, n: 'due' in row && 'n' in row ? row.n : 0 }));
    return { sealed, entries: bare(entries), documents: bare(documents), customers: bare(customers), products: bare(products) };
  });
}

test.beforeEach(async ({ page }) => {
  // The file picker belongs to the system; without it the backup is a download.
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'showSaveFilePicker'));
});

test('backup, erase, restore: equal', async ({ page }) => {
  // Two thousand documents are made, written, and restored twice.
  await page.goto('/');
  await page.getByRole('button', { name: /exemple/ }).click();
  await expect(page).toHaveURL(/\/$/, { timeout: 90_000 });
  await expect(page.getByText(/Chiffre d’affaires/).first()).toBeVisible();
  const before = await contentOf(page);

  await page.goto('/settings/backup');
  await page.getByText('Protéger par une phrase secrète').click();
  await page.getByLabel('Phrase secrète', { exact: true }).fill('tournevis cruciforme');
  await page.getByLabel('Encore une fois').fill('tournevis cruciforme');
  await expectAccessible(page);
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Faire une sauvegarde' }).click();
  const file = await (await saved).path();
  await expect(page.getByText(/Sauvegarde faite/)).toBeVisible();

  // As on another device: nothing is left.
  await page.goto('/begin');
  await page.evaluate(async () => {
    for (const { name } of await indexedDB.databases()) indexedDB.deleteDatabase(name ?? '');
    localStorage.clear();
  });
  await page.goto('/begin');
  await page.getByRole('link', { name: /sauvegarde/ }).click();
  const pick = (buffer: Buffer, name = 'carnet.carnet') => page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
  const bytes = await readFile(file);
  await pick(Buffer.from('PK nothing of ours'));
  await expect(page.getByRole('alert').filter({ hasText: /\S/ })).toHaveText(/n’est pas une sauvegarde/);
  // What is in it counts, not what it is called.
  await pick(bytes, 'reçu par mail.zip');
  await page.getByLabel('Phrase secrète').fill('tournevis plat');
  await page.getByRole('button', { name: 'Ouvrir' }).click();
  await expect(page.getByRole('alert').filter({ hasText: /\S/ })).toHaveText(/pas la bonne phrase/);
  await page.getByLabel('Phrase secrète').fill('tournevis cruciforme');
  await page.getByRole('button', { name: 'Ouvrir' }).click();
  await expect(page.getByRole('heading', { name: 'Chauffage Lambrecht' })).toBeVisible();
  await expectAccessible(page);
  await expect(page.getByRole('main')).toHaveCount(1);
  await expect(page.getByText(/\d+ documents émis, \d+ fiches et brouillons, \d+ fichiers?$/)).toBeVisible();
  await expect(page.getByLabel(/^Dernier numéro de facture \d{4} /)).not.toHaveCount(0);
  await expect(page.getByLabel(/^Dernier numéro de note de crédit \d{4} /)).not.toHaveCount(0);
  // A last number below that of the file is refused, and nothing is restored meanwhile.
  const last = page.getByLabel(/^Dernier numéro/).first();
  const given = await last.inputValue();
  await last.fill('1');
  await page.getByRole('button', { name: 'Restaurer et ouvrir' }).click();
  await expect(last).toBeFocused();
  await expect(page.getByText(`Au moins ${given}`).first()).toBeVisible();
  await expect(page).toHaveURL(/\/restore$/);
  await last.fill(given);
  await page.getByRole('button', { name: 'Restaurer et ouvrir' }).click();
  await expect(page).toHaveURL(/\/$/, { timeout: 90_000 });
  await expect(page.getByText(/Chiffre d’affaires/).first()).toBeVisible();
  expect(await contentOf(page)).toEqual(before);

  // Once more beside it: two of one name, told apart where one chooses between them.
  await page.goto('/restore');
  await pick(bytes);
  await page.getByLabel('Phrase secrète').fill('tournevis cruciforme');
  await page.getByRole('button', { name: 'Ouvrir' }).click();
  await expect(page.getByLabel('Où la mettre')).toHaveValue('');
  await page.getByRole('button', { name: 'Restaurer et ouvrir' }).click();
  await expect(page).toHaveURL(/\/$/, { timeout: 90_000 });
  await page.goto('/begin');
  await expect(page.getByRole('button', { name: /^Chauffage Lambrecht ici depuis le .* à \d{2}:\d{2}/ })).toHaveCount(2);

  await page.goto('/restore');
  await pick(bytes.subarray(0, bytes.length - 5000));
  await page.getByLabel('Phrase secrète').fill('tournevis cruciforme');
  await page.getByRole('button', { name: 'Ouvrir' }).click();
  await expect(page.getByRole('alert').filter({ hasText: /\S/ })).toHaveText(/incomplète|abîmée/);
});
