// The first screen reminds of the backup when a month has passed, stays quiet for a week when told to, and ends with a backup.
import { expectAccessible } from './axe.ts';
import { beginCompany, newCustomer, typeLine } from './small-company.ts';
import { expect, test } from './test.ts';

test('reminded after a month, put off for a week, satisfied by a backup', async ({ page }) => {
  const now = Date.now();
  const afterDays = async (days: number) => {
    await page.clock.setFixedTime(now + days * 86_400_000);
    await page.goto('/');
    await expect(page.getByText(/Chiffre d’affaires/).first()).toBeVisible();
  };
  const reminder = page.getByRole('region', { name: 'Sauvegarde' });
  // The file picker belongs to the system; without it the backup is a download.
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'showSaveFilePicker'));

  await beginCompany(page);
  await page.goto('/invoices/new');
  await newCustomer(page, 'Ahmed Benali');
  await typeLine(page, { name: 'Entretien', price: '100' });
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Émettre la facture' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Émettre' }).click();
  await expect(page.getByText('Reste à payer')).toBeVisible();

  await afterDays(31);
  await expect(reminder.getByText('Documents émis depuis : 1')).toBeVisible();
  await expectAccessible(page);
  await reminder.getByRole('button', { name: 'Plus tard' }).click();
  await expect(reminder).toBeHidden();
  await afterDays(37);
  await expect(reminder).toBeHidden();
  await afterDays(38);
  await expect(reminder).toBeVisible();

  await reminder.getByRole('link', { name: 'Faire une sauvegarde' }).click();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Faire une sauvegarde' }).click();
  await saved;
  await expect(page.getByText(/Sauvegarde faite/)).toBeVisible();
  await page.goto('/');
  await expect(page.getByText(/Chiffre d’affaires/).first()).toBeVisible();
  await expect(reminder).toBeHidden();
});
