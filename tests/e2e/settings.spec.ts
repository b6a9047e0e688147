// The settings as a person meets them: logo, numbers, legal wording, language; what is wrong is said and nothing is lost by it.
import type { Page } from '@playwright/test';
import type { SealedDocument } from '#domain/document/model.ts';
import { expect, test } from './begun.ts';
import { makeDraft } from './drafts.ts';
import { rowsOf } from './small-company.ts';

const HOSTILE = '<img src=x onerror="globalThis.ran=1"> 🙂 שלום';
const ran = (page: Page) => page.evaluate(() => 'ran' in globalThis);
const saved = (page: Page) => expect(page.getByText('Enregistré', { exact: true })).toBeVisible();

/** A picture of the browser's own making, as a person's logo is. */
const picture = (page: Page) =>
  page.evaluate(async () => {
    const canvas = new OffscreenCanvas(240, 80);
    canvas.getContext('2d')?.fillRect(0, 0, 240, 80);
    return [...new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer())];
  });

test('the company: a logo of 30 MB and what is no picture are refused in words, wrong numbers are not kept', async ({ page }) => {
  await page.goto('/settings/company');
  const logo = page.locator('input[type=file]');
  const give = (name: string, mimeType: string, buffer: Buffer) => logo.setInputFiles({ name, mimeType, buffer });
  await give('grand.png', 'image/png', Buffer.alloc(31_000_000, 1));
  await expect(page.getByText('Ce fichier dépasse 30 Mo. Le logo n’a pas changé')).toBeVisible();
  await give('texte.png', 'image/png', Buffer.from('ceci n’est pas une image'));
  await expect(page.getByText('Ce n’est pas une image que Carnet connaît')).toBeVisible();
  await give('dessin.svg', 'image/svg+xml', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="globalThis.ran=1"/>'));
  await expect(page.getByText('Un dessin SVG ne convient pas')).toBeVisible();
  await give('vide.png', 'image/png', Buffer.alloc(0));
  await expect(page.getByText('Ce fichier est vide')).toBeVisible();
  const png = Buffer.from(await picture(page));
  await give('coupe.png', 'image/png', png.subarray(0, 60));
  await expect(page.getByText('Cette image est abîmée')).toBeVisible();
  expect(await rowsOf(page, 'blobs')).toEqual([]);
  await give('logo.png', 'image/png', png);
  await expect(page.getByRole('img', { name: 'Logo' })).toBeVisible();
  await saved(page);
  expect(await rowsOf(page, 'blobs')).toHaveLength(1);

  await page.getByLabel('Compte (IBAN)').fill('BE17 9850 0000 0174');
  await page.getByLabel('Compte (IBAN)').blur();
  await expect(page.getByText(/IBAN n’existe pas/)).toBeVisible();
  await page.getByLabel('Rue et numéro').fill(HOSTILE);
  await saved(page);
  await page.reload();
  await expect(page.getByLabel('Rue et numéro')).toHaveValue(HOSTILE);
  await expect(page.getByRole('img', { name: 'Logo' })).toBeVisible();
  expect(await ran(page)).toBe(false);
});

test('numbers go on from another program, the law’s words can be one’s own, and the language changes everywhere', async ({ page }) => {
  const year = new Date().getFullYear();
  await page.goto('/settings/numbering');
  const last = page.getByLabel(`Dernier numéro de ${year} donné ailleurs`).first();
  await last.fill('beaucoup');
  await last.blur();
  await expect(last).toHaveAttribute('aria-invalid', 'true');
  await last.fill('115');
  await expect(page.getByText(new RegExp(`La prochaine sera ${year}-0116`))).toBeVisible();
  const pattern = page.getByLabel('Modèle de numéro').first();
  for (const [typed, words] of [
    ['{year}', 'Il manque le rang'],
    ['{n:4}', 'Les numéros recommencent chaque année'],
    [`{year}-{n:4}<img>`, 'Seulement des lettres']
  ] as const) {
    await pattern.fill(typed);
    await pattern.blur();
    await expect(page.getByText(new RegExp(words)).first()).toBeVisible();
  }
  await pattern.fill('F{26}/{00001}');
  await expect(page.getByText(new RegExp(`La prochaine sera F${String(year).slice(2)}/00116`))).toBeVisible();
  await saved(page);

  await page.goto('/settings/texts');
  await expect(page.getByText('TVA à reverser', { exact: false }).first()).toBeVisible();
  await expect(page.getByText('Demande de paiement')).toBeHidden();
  await page.getByLabel('Au pied de chaque document').fill(HOSTILE);
  await page.getByText('Exportation', { exact: true }).click();
  await page.locator('details[open]').getByLabel('Mes mots').fill('Vente hors de l’Union, sans TVA');
  await saved(page);

  const draft = await makeDraft(page);
  await page.goto(`/invoices/${draft}`);
  await page.getByRole('button', { name: /^TVA, remise, acompte/ }).click();
  await page.getByRole('dialog').getByLabel('Régime de TVA').selectOption('export');
  await page.getByRole('dialog').getByRole('button', { name: 'Terminé' }).click();
  await page.getByRole('button', { name: 'Émettre la facture' }).click();
  const sheet = () => page.getByRole('dialog');
  await sheet().getByRole('button', { name: /hors de l’Union/ }).click();
  await sheet().getByRole('button', { name: 'Adresse de livraison' }).click();
  await sheet().getByLabel('Rue et numéro').fill('Rue du Rhône 7');
  await sheet().getByLabel('Code postal').fill('1204');
  await sheet().getByLabel('Localité').fill('Genève');
  await sheet().getByLabel('Pays').selectOption('CH');
  await sheet().getByRole('button', { name: 'Terminé' }).click();
  await page.getByRole('button', { name: 'Émettre la facture' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Émettre', exact: true }).click();
  await expect(page.getByRole('heading', { name: /^Facture F\d{2}\/00116$/ })).toBeVisible();
  const [sealed] = (await rowsOf<{ json: string }>(page, 'sealed')).map(({ json }) => JSON.parse(json) as SealedDocument);
  expect(sealed).toMatchObject({ n: 116, textBelow: HOSTILE });
  expect(sealed?.notices).toContainEqual({ id: 'export', text: 'Vente hors de l’Union, sans TVA' });
  expect(await ran(page)).toBe(false);

  for (const [lang, title, menu] of [
    ['nl', 'Uiterlijk en taal', 'Facturen'],
    ['de', 'Aussehen und Sprache', 'Rechnungen'],
    ['en', 'Appearance and language', 'Invoices']
  ] as const) {
    await page.goto('/settings/appearance');
    await page.locator('select').selectOption(lang);
    await expect(page.locator('html')).toHaveAttribute('lang', lang);
    await expect(page.getByRole('heading', { name: title })).toBeVisible();
    await page.goto('/invoices');
    await expect(page.getByRole('heading', { name: menu })).toBeVisible();
  }
});

test('what is no whole backup is refused, and nothing of the present company changes', async ({ page }) => {
  await page.goto('/restore');
  for (const [buffer, words] of [
    [Buffer.from('%PDF-1.7 nothing of ours'), /n’est pas une sauvegarde/],
    [Buffer.alloc(0), /n’est pas une sauvegarde|vide/],
    [Buffer.from('CARNET'), /n’est pas une sauvegarde|incomplète|abîmée/]
  ] as const) {
    await page.locator('input[type=file]').setInputFiles({ name: 'copie.carnet', mimeType: 'application/octet-stream', buffer });
    await expect(page.getByRole('alert').filter({ hasText: words })).toBeVisible();
  }
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Chauffage Lambrecht' })).toBeVisible();
});
