// What is bought becomes products with their margin, and totals with the grids of the VAT return; without a network.
import { readFile } from 'node:fs/promises';
import { expectAccessible } from './axe.ts';
import { expect, test } from './begun.ts';
import { keptOnDevice, rowsOf, switchOn } from './small-company.ts';
import { electronicInvoice } from './supplier-papers.ts';

interface Row {
  number: string;
  name: string;
  price: string;
}

test('a line bought becomes a product at the usual margin, and totals and grids say what was bought', async ({ page, context }) => {
  await switchOn(page);
  await keptOnDevice(page);
  await context.setOffline(true);
  await page.getByRole('link', { name: 'Réglages' }).click();
  await page.getByRole('link', { name: /Produits.*Marges/ }).click();
  await page.getByLabel(/^Marge.*Tous les groupes$/).fill('30');
  await expect(page.getByText('Enregistré')).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('link', { name: 'À traiter' }).click();
  await page.locator('[data-receive=files]').setInputFiles([electronicInvoice()]);
  await page.getByRole('link', { name: /Sanitherm/ }).click();
  await page.getByRole('button', { name: /Traiter/ }).click();
  await page.getByRole('link', { name: 'Achats', exact: true }).click();
  await page.getByRole('link', { name: /Sanitherm/ }).click();
  await expect(page.getByRole('heading', { name: 'Historique' })).toBeVisible();

  await test.step('taken into the products, changed, taken back and taken again', async () => {
    const take = async () => {
      await page.locator('main').getByRole('button', { name: 'Autres actions' }).click();
      await page.getByRole('menuitem', { name: 'Reprendre dans les produits' }).click();
    };
    await take();
    await expect(page.getByText('Vente 130,00')).toBeVisible();
    await expect(page.getByText('Nouveau produit')).toBeVisible();
    await page.getByRole('button', { name: 'Modifier Circulateur' }).click();
    await page.getByLabel('Marge', { exact: true }).fill('50');
    await expect(page.getByLabel('Prix de vente', { exact: true })).toHaveValue('150,00');
    await page.getByLabel('Prix de vente', { exact: true }).fill('90');
    await expect(page.getByLabel('Marge', { exact: true })).toHaveValue('-10');
    await expect(page.getByText(/vendu à perte/)).toBeVisible();
    await page.getByRole('button', { name: /Appliquer la marge habituelle/ }).click();
    await expect(page.getByLabel('Prix de vente', { exact: true })).toHaveValue('130,00');
    await expectAccessible(page);
    await page.getByRole('button', { name: /Reprendre 1 ligne/ }).click();
    await expect(page.getByText('1 produit repris')).toBeVisible();
    await expect.poll(() => rowsOf<Row>(page, 'products')).toMatchObject([{ number: 'P00001', name: 'Circulateur', price: '130' }]);
    await take();
    await expect(page.getByText('Met à jour P00001')).toBeVisible();
    await page.getByRole('button', { name: 'Modifier Circulateur' }).click();
    await page.getByLabel('Marge', { exact: true }).fill('40');
    await page.getByRole('button', { name: /Reprendre 1 ligne/ }).click();
    await expect.poll(() => rowsOf<Row>(page, 'products')).toMatchObject([{ price: '140' }]);
    await page.getByRole('button', { name: 'Annuler', exact: true }).last().click();
    await expect.poll(() => rowsOf<Row>(page, 'products')).toMatchObject([{ price: '130' }]);
  });

  await test.step('totals lead to their purchases', async () => {
    await page.getByRole('link', { name: 'Totaux et TVA' }).click();
    await expect(page.getByRole('row', { name: /Achats généraux 100,00 21,00 21,00 100,00 100,00/ })).toBeVisible();
    await expectAccessible(page);
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'CSV' }).click()]);
    expect(await readFile(await file.path(), 'utf8')).toContain('Achats généraux;100,00;21,00;21,00;100,00;100,00');
    await page.getByRole('link', { name: 'Achats généraux' }).click();
    await expect(page.getByRole('tab', { name: /Catégorie.*Achats généraux/ })).toBeVisible();
    await expect(page.getByRole('link', { name: /Sanitherm/ })).toBeVisible();
  });

  await test.step('the grids open into their purchases', async () => {
    await page.getByRole('link', { name: 'Totaux et TVA' }).click();
    await page.getByRole('tab', { name: 'Grilles TVA' }).click();
    await expect(page.getByText(/votre comptable la dépose/)).toBeVisible();
    await page.getByText('T.V.A. déductible').click();
    await expect(page.getByRole('link', { name: /Sanitherm.*F26\/104417.*21,00/ })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Période précédente' }).click();
    await expect(page.getByRole('link', { name: /Sanitherm/ })).toBeHidden();
  });
});
