// A form of the company left in the middle, by a tab that was killed, begins where it was left.
import type { Page } from '@playwright/test';
import { beginCompany } from './small-company.ts';
import { expect, test } from './test.ts';

/** What the device has noted so far beside the companies, as text. */
const noted = (page: Page) =>
  page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('carnet-device');
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(request.error ?? new Error('not opened')));
    });
    const rows = await new Promise<unknown>((resolve) => {
      const request = db.transaction('preferences').objectStore('preferences').getAll();
      request.addEventListener('success', () => resolve(request.result));
    });
    db.close();
    return JSON.stringify(rows);
  });

test('the company half made, and its unfinished account number in the settings', async ({ page, context }) => {
  await page.goto('/begin/company');
  await page.getByLabel('Numéro d’entreprise').fill('0987.654');
  await page.getByLabel('Nom', { exact: true }).fill('Chauffage Lambrecht');
  await page.getByLabel('Compte (IBAN)').fill('BE16 98');
  await page.getByRole('button', { name: /^Ajouter téléphone/ }).click();
  await page.getByLabel('Téléphone').pressSequentially('081 22');
  // The last key is in the database some milliseconds after it is on the screen.
  await expect.poll(() => noted(page)).toContain('081 22');
  await page.close();

  const again = await context.newPage();
  await again.goto('/begin/company');
  await expect(again.getByLabel('Numéro d’entreprise')).toHaveValue('0987.654');
  await expect(again.getByLabel('Nom', { exact: true })).toHaveValue('Chauffage Lambrecht');
  await expect(again.getByLabel('Compte (IBAN)')).toHaveValue('BE16 98');
  await expect(again.getByLabel('Téléphone')).toHaveValue('081 22');
  await beginCompany(again);

  // Made: the next one begins empty.
  await again.goto('/begin/company');
  await expect(again.getByLabel('Nom', { exact: true })).toHaveValue('');
  await expect(again.getByLabel('Compte (IBAN)')).toHaveValue('');

  await again.goto('/settings/company');
  await again.getByLabel('Compte (IBAN)').fill('BE39 1030');
  await expect.poll(() => noted(again)).toContain('BE39 1030');
  await again.close();
  const third = await context.newPage();
  await third.goto('/settings/company');
  const iban = third.getByLabel('Compte (IBAN)');
  await expect(iban).toHaveValue('BE39 1030');
  await expect(iban).toHaveAttribute('aria-invalid', 'true');
  await iban.fill('BE16 9850 0000 0174');
  await iban.blur();
  await third.reload();
  await expect(iban).toHaveValue('BE16 9850 0000 0174');
  await expect(iban).not.toHaveAttribute('aria-invalid', 'true');
});
