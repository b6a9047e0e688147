// A PDF that has its electronic invoice inside: read from it, what is wrong in it said, and whether its page asks for the same.
import { expect, test } from './begun.ts';
import { pdfWithInvoice } from './supplier-papers.ts';

test('the invoice inside a PDF is used, and its page compared with it', async ({ page }) => {
  await page.goto('/apps');
  await page.getByRole('button', { name: 'Activer Achats' }).click();
  await page.getByRole('link', { name: 'À traiter' }).click();
  await page.locator('[data-receive=files]').setInputFiles([pdfWithInvoice()]);
  await page.getByRole('link', { name: /Sanitherm/ }).click();
  await expect(page.getByLabel('Numéro', { exact: true })).toHaveValue('F26/104417');
  await expect(page.getByText('Lignes, TVA et total concordent avec la page')).toBeVisible();
  await expect(page.getByText(/diffèrent/)).toHaveCount(0);
  // Only the file says what was bought.
  await page.getByRole('button', { name: /Traiter/ }).click();
  await expect(page.getByText('Rien à traiter')).toBeVisible();
  await page.getByRole('link', { name: 'Achats', exact: true }).click();
  await page.getByRole('link', { name: /Sanitherm/ }).click();
  await page.locator('main').getByRole('button', { name: 'Autres actions' }).click();
  await page.getByRole('menuitem', { name: 'Reprendre dans les produits' }).click();
  await expect(page.getByText('Circulateur')).toBeVisible();

  await page.goto('/to-process');
  await page.locator('[data-receive=files]').setInputFiles([pdfWithInvoice({ number: 'F26/104418', total: '242,00' })]);
  await page.getByRole('link', { name: /Sanitherm/ }).click();
  const findings = page.getByRole('region', { name: 'Dans le fichier du fournisseur' });
  await expect(findings.getByText(/242,00 EUR.*121,00 EUR.*diffèrent/)).toBeVisible();
  await expect(page.getByLabel('Numéro', { exact: true })).toHaveValue('F26/104418');
});
