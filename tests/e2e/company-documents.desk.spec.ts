// A lease that the company keeps: its data, its file, a month that was paid, offline throughout; and what is thrown away by mistake.
import { readFile } from 'node:fs/promises';
import { expectAccessible } from './axe.ts';
import { expect, test } from './begun.ts';
import { keptOnDevice, switchOn } from './small-company.ts';
import { printedInvoice } from './supplier-papers.ts';

test('a lease is kept with its file and its months', async ({ page, context }) => {
  await page.goto('/');
  await switchOn(page, 'Baux et contrats');
  await keptOnDevice(page);
  await context.setOffline(true);
  await page.getByRole('link', { name: 'Baux et contrats' }).click();
  await expect(page.getByText('Rien ici pour l’instant')).toBeVisible();
  await page.getByRole('link', { name: 'Nouveau document' }).first().click();
  await page.getByLabel('Titre').fill('Atelier de Namur');
  await page.getByLabel('Avec').fill('Immo du Nord');
  await page.getByLabel('Référence').fill('BAIL 2024-12');
  await page.getByLabel('Début').fill('1/1/2024');
  await page.getByLabel('Fin', { exact: true }).fill('31/12/2023');
  await page.getByLabel('Par mois').fill('850');
  await expect(page.getByText('La fin est avant le début.')).toBeVisible();
  await page.getByLabel('Fin', { exact: true }).fill('31/12/2032');
  await page.getByLabel('Compte (IBAN)').fill('BE62 9850 0000 8561');
  await page.getByLabel('Compte (IBAN)').blur();
  await expect(page.getByText('La fin est avant le début.')).toHaveCount(0);

  const paper = await printedInvoice();
  await page.locator('input[type=file]').setInputFiles({ name: 'bail.pdf', mimeType: paper.mimeType, buffer: paper.buffer });
  await expect(page.getByRole('img').first()).toBeVisible();
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Enregistrer le fichier' }).or(page.getByRole('button', { name: /^Télécharger/ })).first().click();
  expect((await readFile(await (await coming).path())).equals(paper.buffer)).toBe(true);
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Lier le paiement d’un mois' }).click();
  const sheet = page.getByRole('dialog', { name: 'Payer Immo du Nord' });
  await expect(sheet.getByLabel('Montant payé')).toHaveValue(/850,00/);
  await sheet.getByRole('button', { name: 'Noter payé' }).click();
  await expect(page.getByText(/850,00/).first()).toBeVisible();
  // The next month is a month again.
  await page.getByRole('button', { name: 'Lier le paiement d’un mois' }).click();
  await expect(sheet.getByLabel('Montant payé')).toHaveValue(/^850,00/);
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);

  await page.getByRole('link', { name: 'Baux et contrats' }).click();
  const row = page.getByRole('row').filter({ hasText: 'Atelier de Namur' });
  for (const said of ['Bail', 'Immo du Nord', '850,00', /Jusqu’au 31 déc\. 2032/]) await expect(row.getByText(said).first()).toBeVisible();
  await row.getByRole('link').click();
  await page.getByRole('button', { name: 'Autres actions' }).click();
  await page.getByRole('menuitem', { name: 'Supprimer' }).click();
  await expect(page.getByText('Rien ici pour l’instant')).toBeVisible();
  await page.locator('p', { hasText: 'Document supprimé.' }).locator('..').getByRole('button', { name: 'Annuler' }).click();
  await expect(page.getByRole('link', { name: /Atelier de Namur/ })).toBeVisible();
});
