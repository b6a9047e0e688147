// The search over everything: Ctrl K, words of names, numbers and amounts, arrows and Enter.
import { expectAccessible } from './axe.ts';
import { beginCompany, newCustomer, typeLine } from './small-company.ts';
import { expect, test } from './test.ts';

test('a document, a customer and a product are found by keys alone', async ({ page }) => {
  await beginCompany(page);
  await page.goto('/invoices/new');
  await newCustomer(page, 'Ahmed Benali');
  await typeLine(page, { name: 'Entretien', price: '210' });
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Émettre la facture' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Émettre', exact: true }).click();
  await expect(page.getByText('Reste à payer').first()).toBeVisible();
  const issued = page.url();

  await page.goto('/settings');
  const field = page.getByRole('combobox', { name: /Nom, numéro/ });
  const hits = page.getByRole('dialog').getByRole('option');
  await expect(page.getByRole('button', { name: 'Rechercher' }).first()).toBeVisible();
  await page.keyboard.press('Control+k');
  await expect(field).toBeFocused();

  // The document and its customer; the arrow goes round.
  await field.fill('benali');
  await expect(hits).toHaveCount(2);
  await expect(hits.nth(0)).toHaveAttribute('aria-selected', 'true');
  await expect(hits.nth(0)).toContainText('0001 · Ahmed Benali');
  await expectAccessible(page);
  await page.keyboard.press('ArrowDown');
  await expect(hits.nth(1)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/customers\//);

  // 210 with VAT at 21 %.
  await page.keyboard.press('Control+k');
  await field.fill('254,10');
  await expect(hits).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new URL(issued).pathname);

  await page.keyboard.press('Control+k');
  await field.fill('rien de tel');
  await expect(page.getByText('Aucun résultat').last()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(field).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(field).toBeHidden();
});
