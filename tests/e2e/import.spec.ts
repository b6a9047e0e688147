// Files in: read as they come, seen before they are written, refused with reasons, stopped, and taken back.
import type { Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { rowsOf } from './small-company.ts';
import { expect, test } from './begun.ts';

interface Row {
  number: string;
  name: string;
  city: string;
  price: string;
  gone?: boolean;
}

const rows = async (page: Page, table: string) => (await rowsOf<Row>(page, table)).filter((row) => !row.gone);

/** Windows-1252, as an old program writes it. */
const latin = (text: string) => Buffer.from(text, 'latin1');

async function choose(page: Page, kind: 'customer' | 'product', name: string, buffer: Buffer): Promise<void> {
  await page.goto(`/import?kind=${kind}`);
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer });
}

const see = (page: Page) => page.getByRole('button', { name: 'Voir ce qui change' }).click();

test('customers of an old program come in, the wrong ones are refused with reasons, and all of it is taken back', async ({ page }) => {
  const file = latin(
    ['Code;Raison sociale;N° TVA;Adresse;CP;Localité;Langue;Délai', 'A1;Café Été;BE0123456749;Rue Haute 1;5000;Namur;FR;30', 'A2;Bäckerei Müller;;Hauptstraße 2;4700;Eupen;DE;30 Tage', 'A3;;;;;;;', 'A4;Faux;BE0123456748;;;;;', 'A1;Encore;;;;;;'].join('\r\n')
  );
  await choose(page, 'customer', 'vieux clients.csv', file);
  await expect(page.getByText(/5 lignes, 8 colonnes/)).toBeVisible();
  await expect(page.getByLabel('Raison sociale')).toHaveValue('name');
  await expectAccessible(page);
  await see(page);
  await expect(page.getByRole('tab', { name: /À créer 2/ })).toBeVisible();
  await page.getByRole('tab', { name: /Refusées 3/ }).click();
  await expect(page.getByText(/Il manque un nom/)).toBeVisible();
  await expect(page.getByText(/«\sBE0123456748\s»\s: ce numéro de TVA n’existe pas/)).toBeVisible();
  await expect(page.getByText('La même fiche est déjà à la ligne 2')).toBeVisible();
  await expectAccessible(page);
  expect(await rows(page, 'customers')).toEqual([]);
  await page.getByRole('button', { name: 'Importer 2 lignes' }).click();
  await expect(page.getByText('Importation terminée')).toBeVisible();
  expect(await rows(page, 'customers')).toMatchObject([
    { number: 'A1', name: 'Café Été', city: 'Namur' },
    { number: 'A2', name: 'Bäckerei Müller', city: 'Eupen' }
  ]);

  // The same headings again: mapped as before, and nothing to do.
  await choose(page, 'customer', 'encore.csv', file);
  await expect(page.getByText(/comme la dernière fois/)).toBeVisible();
  await see(page);
  await expect(page.getByRole('tab', { name: /Identiques 2/ })).toBeVisible();
  await expect(page.getByText('Le fichier ne changerait rien.')).toBeVisible();

  // One of the two is touched before the import is taken back.
  await page.goto('/customers');
  await page.getByRole('link', { name: /Café Été/ }).click();
  await page.getByLabel('Téléphone').fill('081 22 33 44');
  await expect(page.getByText(/gardé à/)).toBeVisible();
  await page.goto('/import');
  await page.getByRole('button', { name: 'Défaire' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Défaire' }).click();
  await expect(page.getByText('Café Été, A1')).toBeVisible();
  await expect(page.getByText('Créé par l’importation, changé depuis')).toBeVisible();
  expect(await rows(page, 'customers')).toMatchObject([{ name: 'Café Été' }]);
});

test('many prices change at once by a file that came from here, and back', async ({ page }) => {
  await choose(page, 'product', 'prix.csv', Buffer.from('Number,Name,Price,VAT\r\nP1,Valve,31.20,21\r\nP2,"Pump, big",1250.5,21\r\n'));
  await expect(page.getByLabel('Nombres écrits comme')).toHaveValue('.');
  await see(page);
  await page.getByRole('button', { name: 'Importer 2 lignes' }).click();
  await expect(page.getByText('Importation terminée')).toBeVisible();

  await page.goto('/products');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Plus d’actions' }).click();
  await page.getByRole('menuitem', { name: /Exporter en CSV/ }).click();
  const stream = await (await download).createReadStream();
  const text = Buffer.concat(await stream.toArray()).toString('utf8');
  expect(text).toContain('P2');
  expect(text).toContain('1250,5');

  await choose(page, 'product', 'retour.csv', Buffer.from(text));
  await see(page);
  await expect(page.getByRole('tab', { name: /Identiques 2/ })).toBeVisible();
  await choose(page, 'product', 'hausse.csv', Buffer.from(text.replace('1250,5', '1300')));
  await see(page);
  await page.getByRole('tab', { name: /À modifier 1/ }).click();
  await expect(page.getByText('Prix de vente : 1250,5 → 1300')).toBeVisible();
  await page.getByRole('button', { name: 'Importer 1 ligne' }).click();
  await expect(page.getByText('Importation terminée')).toBeVisible();
  expect((await rows(page, 'products')).map(({ price }) => price)).toEqual(['31.2', '1300']);
  // Right there, without looking for it; the ones before stay where they are kept.
  await page.getByRole('button', { name: 'Défaire' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Défaire' }).click();
  await expect(page.getByText(/1 remis comme avant/)).toBeVisible();
  expect((await rows(page, 'products')).map(({ price }) => price)).toEqual(['31.2', '1250.5']);
});

test('ten thousand lines are planned and written while the page lives, and can be stopped', async ({ page }) => {
  const lines = Array.from({ length: 10_000 }, (_, i) => `C${i};Client ${i};Rue ${i};${1000 + (i % 8999)};Ville ${i % 50}`);
  await choose(page, 'customer', 'dix mille.csv', Buffer.from(['Numéro;Nom;Rue;CP;Ville', ...lines].join('\n')));
  await see(page);
  await expect(page.getByRole('tab', { name: /À créer 10.?000/ })).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: /Importer 10.?000 lignes/ }).click();
  await expect(page.getByRole('progressbar')).toBeVisible();
  await expect.poll(async () => (await rows(page, 'customers')).length).toBeGreaterThan(300);
  await page.getByRole('button', { name: 'Annuler' }).click();
  await expect(page.getByText('Importation arrêtée')).toBeVisible({ timeout: 30_000 });
  const written = (await rows(page, 'customers')).length;
  expect(written).toBeLessThan(10_000);
  expect(written % 100).toBe(0);
  await page.goto('/import');
  await page.getByRole('button', { name: 'Défaire' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Défaire' }).click();
  await expect(page.getByText(/supprimés\./)).toBeVisible({ timeout: 120_000 });
  expect(await rows(page, 'customers')).toEqual([]);
});

test('what is no table is refused in words', async ({ page }) => {
  const refused: [string, Buffer, RegExp][] = [
    ['classeur.xlsx', Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x14, 0, 6, 0]), /C’est un classeur/],
    ['photo.csv', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), /pas un fichier de texte/],
    ['vide.csv', Buffer.alloc(0), /Ce fichier est vide/],
    ['titres.csv', Buffer.from('Nom;Ville\n'), /que des titres/]
  ];
  for (const [name, buffer, words] of refused) {
    await choose(page, 'customer', name, buffer);
    await expect(page.getByText(words)).toBeVisible();
  }
});

test('markup, emoji and right-to-left names come in as text', async ({ page }) => {
  await choose(page, 'customer', 'noms.csv', Buffer.from('Nom;Ville\n"<img src=x onerror=""globalThis.ran=1"">";🙂\nمرحبا;Namur\n\'=1+1;Liège\n'));
  await see(page);
  await expect(page.getByText('<img src=x')).toBeVisible();
  await page.getByRole('button', { name: 'Importer 3 lignes' }).click();
  await expect(page.getByText('Importation terminée')).toBeVisible();
  expect((await rows(page, 'customers')).map(({ name }) => name)).toEqual(['<img src=x onerror="globalThis.ran=1">', 'مرحبا', '=1+1']);
  expect(await page.evaluate(() => 'ran' in globalThis)).toBe(false);
});
