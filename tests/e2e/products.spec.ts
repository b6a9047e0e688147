// Products: texts in several languages, prices with and without VAT, margin, and numbers that are one's own.
import type { Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { rowsOf } from './small-company.ts';
import { expect, test } from './begun.ts';

interface Row {
  number: string;
  name: string;
  price: string;
  priceIncludesVat: boolean;
  rate: string;
  barcode: string;
}

const kept = (page: Page) => expect(page.getByText(/gardé à/)).toBeVisible();

test('a product is saved as typed, in several languages, with its margin', async ({ page }) => {
  await page.goto('/products');
  await page.getByRole('link', { name: 'Nouveau produit' }).click();
  await page.getByLabel('Nom', { exact: true }).fill('Pompe à chaleur 8 kW');
  await page.getByText('NL', { exact: true }).click();
  await page.getByLabel('Nom', { exact: true }).fill('Warmtepomp 8 kW');
  await expect(page.getByText('Rempli : FR, NL')).toBeVisible();
  await page.getByLabel('Groupe', { exact: true }).fill('Chauffage');
  await page.getByLabel('Prix de vente', { exact: true }).fill('121');
  await page.getByText('TVAC', { exact: true }).click();
  await expect(page.getByText('100,00 € HTVA')).toBeVisible();
  await page.getByLabel('Prix d’achat HTVA').fill('60');
  await expect(page.getByText('40,00 €')).toBeVisible();
  await expect(page.getByText('40 % du prix de vente HTVA')).toBeVisible();
  await page.getByLabel('Code-barres').fill('5412345000012');
  await expect(page.getByText('Un chiffre de ce code EAN est faux')).toBeVisible();
  await page.getByLabel('Code-barres').fill('5412345000013');
  await expect(page.getByText('Un chiffre de ce code EAN est faux')).toBeHidden();
  await kept(page);
  await expectAccessible(page);
  expect(await rowsOf<Row>(page, 'products')).toMatchObject([
    { number: 'P00001', name: 'Pompe à chaleur 8 kW / Warmtepomp 8 kW', price: '121', priceIncludesVat: true, rate: '21', barcode: '5412345000013' }
  ]);

  await page.goto('/products');
  await expect(page.getByRole('link', { name: /Pompe à chaleur 8 kW/ })).toBeVisible();
  await expect(page.getByText('Warmtepomp')).toBeHidden();
});

test('absurd prices are refused in words, and the last good one stays', async ({ page }) => {
  await page.goto('/products/new');
  await page.getByLabel('Nom', { exact: true }).fill('Vanne');
  const price = page.getByLabel('Prix de vente', { exact: true });
  await price.fill('31,2');
  await kept(page);
  for (const text of ['NaN', '1e21', '-0', '-5', '1,23456', '99999999999']) {
    await price.fill(text);
    await price.blur();
    await expect(price).toHaveAttribute('aria-invalid', 'true');
  }
  await expect(page.getByText('« Prix de vente » n’est pas gardé')).toBeVisible();
  await page.reload();
  await expect(price).toHaveValue('31,20');

  // Who goes on is told what is not kept.
  await price.fill('douze');
  await page.getByRole('link', { name: 'Retour' }).click();
  await expect(page.getByText('« Prix de vente » : « douze » ne peut pas être lu et n’a pas été gardé.')).toBeVisible();
});

test('a product is duplicated under a number of its own, archived and taken out again', async ({ page }) => {
  await page.goto('/products/new');
  await page.getByLabel('Nom', { exact: true }).fill('Radiateur');
  await page.getByLabel('Prix de vente', { exact: true }).fill('200');
  await kept(page);
  const first = page.url();
  await page.getByRole('button', { name: 'Autres actions' }).click();
  await page.getByRole('menuitem', { name: 'Dupliquer' }).click();
  await expect(page).not.toHaveURL(first);
  await expect(page.getByLabel('Numéro', { exact: true })).toHaveValue('P00002');
  await page.getByLabel('Numéro', { exact: true }).fill('P00001');
  await expect(page.getByText('Un autre produit a déjà ce numéro')).toBeVisible();
  await page.getByRole('button', { name: 'Autres actions' }).click();
  await page.getByRole('menuitem', { name: 'Archiver' }).click();
  await expect(page.getByText('Radiateur est archivé')).toBeVisible();
  await page.goto('/products');
  await expect(page.getByRole('link', { name: /Radiateur/ })).toHaveCount(1);
});
