// Characters that no font of the PDF can draw are told in words, before the seal and at the hand-over.
import { beginCompany, newCustomer, typeLine } from './small-company.ts';
import { expect, test } from './test.ts';

test('a Korean customer’s name is announced as not printable', async ({ page }) => {
  await beginCompany(page);
  await page.goto('/invoices/new');
  await newCustomer(page, 'Kim 김민준');
  await typeLine(page, { name: 'Entretien', price: '100' });
  await page.keyboard.press('Escape');
  const words = 'Ces caractères ne peuvent pas être imprimés, le PDF porte [?] à leur place : 김 민 준';

  await page.getByRole('button', { name: 'Émettre la facture' }).click();
  const sheet = page.getByRole('dialog', { name: 'Émettre la facture' });
  await expect(sheet.getByText(words)).toBeVisible();
  // A word, not a refusal.
  await sheet.getByRole('button', { name: 'Émettre' }).click();

  await page.getByRole('button', { name: 'Partager' }).click();
  await expect(page.getByRole('dialog').getByText(words)).toBeVisible();
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Télécharger' })).toBeEnabled();
});
