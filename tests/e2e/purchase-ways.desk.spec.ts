// Ways of a person with purchases: a file dropped anywhere, a supplier typed and left, a key that takes processing back, an office document.
import { writeFile } from 'node:fs/promises';
import JSZip from 'jszip';
import type { Page } from '@playwright/test';
import { expect, test } from './begun.ts';
import { rowsOf, switchOn } from './small-company.ts';
import { electronicInvoice } from './supplier-papers.ts';

/** Drops a file of the disk on the page as the desktop does: what is not taken opens in place of the app. */
async function dropFile(page: Page, path: string): Promise<void> {
  const client = await page.context().newCDPSession(page);
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) await client.send('Input.dispatchDragEvent', { type, x: 900, y: 500, data: { items: [], files: [path], dragOperationsMask: 1 } });
  await client.detach();
}

test('a file dropped anywhere is received, or said where it goes, and never opened in place of the app', async ({ page }, info) => {
  const path = info.outputPath('sanitherm.xml');
  await writeFile(path, electronicInvoice().buffer);
  await page.goto('/');
  await expect(page.getByRole('link', { name: 'Factures' })).toBeVisible();
  await dropFile(page, path);
  await expect(page.getByText(/Déposez les fichiers dans/)).toBeVisible();
  await expect(page).toHaveURL('/');

  await switchOn(page);
  await page.getByRole('link', { name: 'Accueil' }).click();
  await expect(page.getByRole('heading', { name: 'Votre carnet est ouvert' })).toBeVisible();
  await dropFile(page, path);
  await expect(page.getByText('1 document reçu.')).toBeVisible();
  await expect(page).toHaveURL('/');
  expect(await rowsOf(page, 'purchases')).toMatchObject([{ number: 'F26/104417' }]);

  // A page that asks for other files takes no purchase.
  await page.goto('/import');
  await expect(page.getByRole('button', { name: /fichier/i }).first()).toBeVisible();
  await dropFile(page, path);
  await expect(page).toHaveURL(/\/import/);
  expect(await rowsOf(page, 'purchases')).toHaveLength(1);
});

test('a supplier typed and left is taken, or asked for; a processed purchase is taken back by a key', async ({ page }) => {
  await switchOn(page);
  await page.getByRole('link', { name: 'À traiter' }).click();
  await page.locator('[data-receive=files]').setInputFiles([electronicInvoice()]);
  await page.getByRole('link', { name: /Sanitherm/ }).click();
  await page.getByRole('button', { name: /Traiter/ }).click();
  await expect(page.getByText('Rien à traiter')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('link', { name: /Sanitherm/ })).toBeVisible();
  expect(await rowsOf(page, 'purchases')).toMatchObject([{ status: 0 }]);

  const zip = new JSZip();
  for (const name of ['[Content_Types].xml', 'word/document.xml']) zip.file(name, '<x/>');
  await page.locator('[data-receive=files]').setInputFiles([{ name: 'offre.docx', mimeType: 'application/zip', buffer: await zip.generateAsync({ type: 'nodebuffer' }) }]);
  await page.getByRole('link', { name: /offre/ }).click();
  await expect(page.getByText(/Un document Word.*enregistrez-le en PDF/).first()).toBeVisible();

  const supplier = page.getByRole('combobox', { name: 'Fournisseur' });
  await supplier.fill('sanith');
  await page.keyboard.press('Tab');
  await expect(supplier).toHaveValue('Sanitherm Distribution SA');
  await supplier.fill('Forge du Bocq');
  await page.keyboard.press('Tab');
  await expect(supplier).toHaveValue('Forge du Bocq');
  await expect(supplier).toHaveAccessibleDescription(/Pas encore choisi/);
  await supplier.focus();
  await page.keyboard.press('Enter');
  await expect(supplier).not.toHaveAccessibleDescription(/Pas encore choisi/);
  await expect.poll(async () => (await rowsOf<{ name: string }>(page, 'suppliers')).map(({ name }) => name).sort()).toEqual(['Forge du Bocq', 'Sanitherm Distribution SA']);
  await expect.poll(async () => (await rowsOf<{ name: string }>(page, 'purchases')).map(({ name }) => name).sort()).toEqual(['Forge du Bocq', 'Sanitherm Distribution SA']);
});
