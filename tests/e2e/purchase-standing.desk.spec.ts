// How the money of a purchase stands when it is not plainly paid: too much of it, a credit note, another currency; and what its history keeps.
import { expectAccessible } from './axe.ts';
import { expect, test } from './begun.ts';
import { rowsOf, switchOn } from './small-company.ts';
import { electronicInvoice } from './supplier-papers.ts';

test.beforeEach(async ({ page }) => {
  await switchOn(page);
  await page.getByRole('link', { name: 'À traiter' }).click();
});

test('put back and made smaller: too much was paid, its history says all of it, and the refund is noted', async ({ page }) => {
  await page.locator('[data-receive=files]').setInputFiles([electronicInvoice()]);
  await page.getByRole('link', { name: /Sanitherm/ }).click();
  await page.getByRole('button', { name: /Traiter/ }).click();
  await expect(page.getByText('Rien à traiter')).toBeVisible();
  await page.getByRole('link', { name: 'Achats', exact: true }).click();
  await page.getByRole('link', { name: /Sanitherm/ }).click();

  // An order for the bank, withdrawn.
  const sheet = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Payer' }).click();
  await sheet.getByRole('button', { name: /J’ai scanné/ }).click();
  await expect(page.getByText('À confirmer par la banque')).toBeVisible();
  await page.getByRole('button', { name: 'Retirer ce paiement' }).click();
  const history = page.getByRole('region', { name: 'Historique' });
  await expect(history).toContainText(/Ordre du .* retiré/);
  await expect(history).toContainText(/Ordre du .* à la banque/);
  await expect(history).toContainText('121,00 €');

  // A hint says nothing of an amount that is no more, or not yet, in the field.
  await page.getByRole('button', { name: 'Payer' }).click();
  await sheet.getByText('Déjà payé').click();
  const amount = sheet.getByLabel('Montant payé');
  await amount.fill('200');
  await expect(sheet.getByText(/de plus que ce qui est dû/)).toBeVisible();
  await amount.fill('20o');
  await expect(sheet.getByText(/de plus que ce qui est dû/)).toHaveCount(0);
  await amount.fill('121,00');
  await sheet.getByLabel('Date du paiement').focus();
  await expect(sheet.getByText(/de plus que|Reste à payer|Tapez un nombre/)).toHaveCount(0);
  await sheet.getByRole('button', { name: 'Noter payé' }).click();
  await expect(page.getByText('Payé', { exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'Autres actions' }).click();
  await page.getByRole('menuitem', { name: /^Modifier/ }).click();
  await expect(history).toContainText('Remis à traiter');
  await page.getByLabel('HTVA', { exact: true }).fill('80');
  await page.getByLabel('Total écrit sur le document').fill('96,80');
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: /^Traiter/ }).click();
  await expect(page).toHaveURL('/purchases');
  await expect(page.getByText('Trop payé : 24,20')).toBeVisible();
  expect(await rowsOf(page, 'purchases')).toMatchObject([{ open: 0, overpaid: 2_420 }]);
  await page.getByRole('link', { name: /Sanitherm/ }).click();
  await expect(page.getByText('Trop payé : 24,20')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Noter le remboursement reçu' }).click();
  await expect(sheet.getByText('Trop payé : 24,20 €. Quand le fournisseur l’a rendu, notez-le ici.')).toBeVisible();
  await expect(sheet.getByLabel('Montant reçu')).toHaveValue('24,20');
  await sheet.getByRole('button', { name: 'Noter le remboursement reçu' }).click();
  await expect(history).toContainText(/Remboursement reçu le/);
  await expect(page.getByText('Payé', { exact: true })).toBeVisible();
});

test('a credit note and another currency say why there is no code, and how else', async ({ page }) => {
  const dollars = electronicInvoice({ number: 'US/1' }).buffer.toString('utf8').replaceAll('EUR', 'USD');
  await page.locator('[data-receive=files]').setInputFiles([{ name: 'dollars.xml', mimeType: 'application/xml', buffer: Buffer.from(dollars) }]);
  await page.getByRole('link', { name: /Sanitherm/ }).click();
  await page.getByRole('button', { name: /Traiter/ }).click();
  await page.locator('[data-receive=files]').setInputFiles([electronicInvoice({ number: 'NC/1' })]);
  await page.getByRole('link', { name: /Sanitherm/ }).click();
  await page.getByText('Note de crédit', { exact: true }).click();
  await page.getByRole('button', { name: /Traiter/ }).click();
  await expect(page.getByText('Rien à traiter')).toBeVisible();

  const sheet = page.getByRole('dialog');
  await page.getByRole('link', { name: 'Achats', exact: true }).click();
  await page.getByRole('row', { name: /US\/1/ }).getByRole('link').click();
  await page.getByRole('button', { name: 'Payer' }).click();
  await expect(sheet.getByText(/Pas de QR SEPA pour une autre monnaie \(USD\)/)).toBeVisible();
  await expectAccessible(page);
  await sheet.getByLabel('Montant payé').fill('21');
  await expect(sheet.getByText('Reste à payer ensuite : 100,00 USD')).toBeVisible();
  await page.keyboard.press('Escape');

  await page.getByRole('link', { name: 'Achats', exact: true }).click();
  await page.getByRole('row', { name: /NC\/1/ }).getByRole('link').click();
  await page.getByRole('button', { name: 'Noter le remboursement reçu' }).click();
  await expect(sheet.getByRole('heading', { name: 'Remboursement de Sanitherm Distribution SA' })).toBeVisible();
  await expect(sheet.getByText(/Une note de crédit ne se paie pas/)).toBeVisible();
  await expect(sheet.getByLabel('Montant reçu')).toHaveValue('121,00');
  await sheet.getByRole('button', { name: 'Noter le remboursement reçu' }).click();
  await expect(page.getByText(/^Remboursement reçu le/).first()).toBeVisible();
  await expect(page.getByText('Reçu', { exact: true }).first()).toBeVisible();
});
