// Customers on a phone: a card saved as it is typed, its numbers checked at once, duplicates merged and parted again.
import type { Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { rowsOf } from './small-company.ts';
import { expect, test } from './begun.ts';

interface Row {
  id: string;
  number: string;
  name: string;
  enterpriseNumber: string;
  vatNumber: string;
  archived: boolean;
  mergedInto: string;
  gone?: boolean;
}

const customers = async (page: Page) => (await rowsOf<Row>(page, 'customers')).filter((row) => !row.gone);
const kept = (page: Page) => expect(page.getByText(/gardé à/)).toBeVisible();

/** Types a new customer and waits until it is kept. Ends on its card. */
async function typeCustomer(page: Page, { name, number = '', postcode = '' }: { name: string; number?: string; postcode?: string }): Promise<void> {
  await page.goto('/customers/new');
  await page.getByLabel('Dénomination').fill(name);
  if (number) await page.getByLabel('N° d’entreprise').fill(number);
  if (postcode) await page.getByLabel('Code postal').fill(postcode);
  await kept(page);
}

test('a card is saved as typed, survives a reload, and undo takes the last step back', async ({ page }) => {
  await page.goto('/customers');
  await expect(page.getByText('Pas encore de client')).toBeVisible();
  await page.getByRole('link', { name: 'Nouveau client' }).click();
  await page.getByLabel('Dénomination').fill('Boulangerie Piron');
  await page.getByLabel('N° d’entreprise').fill('0123.456.749');
  await expect(page.getByLabel('N° de TVA')).toHaveValue('BE 0123.456.749');
  await page.getByLabel('Rue et numéro').fill('Rue Haute 1');
  await page.getByLabel('Code postal').fill('5000');
  await page.getByLabel('Localité', { exact: true }).fill('Namur');
  await page.getByLabel('Régime TVA').selectOption('cocontractor');
  await kept(page);
  await expectAccessible(page);

  await page.reload();
  await expect(page.getByLabel('Dénomination')).toHaveValue('Boulangerie Piron');
  await expect(page.getByLabel('N° d’entreprise')).toHaveValue('0123.456.749');
  await expect(page.getByLabel('Régime TVA')).toHaveValue('cocontractor');
  expect(await customers(page)).toMatchObject([{ number: 'C00001', enterpriseNumber: '0123456749', vatNumber: 'BE0123456749' }]);

  await page.getByLabel('Localité', { exact: true }).fill('Jambes');
  await kept(page);
  await page.getByRole('button', { name: 'Annuler la dernière saisie' }).click();
  await expect(page.getByLabel('Localité', { exact: true })).toHaveValue('Namur');

  await expect(page).toHaveTitle('Boulangerie Piron · Carnet');
  await page.getByRole('link', { name: 'Retour' }).click();
  await expect(page.locator('[data-announcer]')).toHaveText('Clients · Carnet');
  await expect(page).toHaveTitle('Clients · Carnet');
});

test('numbers are checked at once and said in words; what is wrong is not kept', async ({ page }) => {
  await typeCustomer(page, { name: 'Lambrecht' });
  await page.getByLabel('N° d’entreprise').fill('0123.456.748');
  await expect(page.getByText(/le contrôle ne tombe pas juste/)).toBeVisible();
  expect((await customers(page))[0]?.enterpriseNumber).toBe('');
  await page.getByLabel('N° d’entreprise').fill('');
  await page.getByLabel('N° de TVA').fill('FR 83 404 833 048');
  await expect(page.getByText(/vérifiez le régime/)).toBeVisible();
  await page.getByLabel('Régime TVA').selectOption('cocontractor');
  await expect(page.getByText('Ce régime demande un numéro de TVA belge')).toBeVisible();
  await page.getByLabel('E-mail').fill('info@lambrecht');
  await page.getByLabel('E-mail').blur();
  await expect(page.getByText('Cette adresse e-mail n’est pas complète')).toBeVisible();
  // What was typed before is written while the wrong term is being typed: that must not wipe it.
  await page.getByLabel('Dénomination').fill('Lambrecht & Fils');
  const term = page.getByLabel('Délai de paiement');
  await term.fill('1e21');
  await expect.poll(async () => (await customers(page))[0]?.name).toBe('Lambrecht & Fils');
  await kept(page);
  await term.blur();
  await expect(term).toHaveAttribute('aria-invalid', 'true');
  await expect(term).toHaveValue('1e21');
});

test('a customer that exists is told while its number is typed; two are merged, and parted again', async ({ page }) => {
  await typeCustomer(page, { name: 'Dupont SRL', number: '0123456749' });
  await page.getByLabel('E-mail').fill('info@dupont.example');
  await kept(page);
  await typeCustomer(page, { name: 'Dupont', postcode: '5000' });
  await page.getByLabel('Téléphone').fill('081 22 33 44');
  await page.getByLabel('N° d’entreprise').fill('0123456749');
  await expect(page.getByText(/Déjà dans vos clients\s: Dupont SRL \(C00001\)/)).toBeVisible();

  await page.getByRole('button', { name: 'Fusionner' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('radio', { name: /Dupont SRL \(C00001\)/ }).check();
  await expectAccessible(page);
  await sheet.getByRole('button', { name: 'Fusionner' }).click();
  await expect(page.getByLabel('Dénomination')).toHaveValue('Dupont SRL');
  await expect(page.getByLabel('Téléphone')).toHaveValue('081 22 33 44');
  await expect(page.getByLabel('Code postal')).toHaveValue('5000');
  const merged = await customers(page);
  expect(merged.map(({ archived, mergedInto }) => [archived, mergedInto === ''])).toEqual([
    [false, true],
    [true, false]
  ]);

  await page.goto('/customers?tab=archived');
  await page.getByRole('link', { name: /Dupont/ }).click();
  await expect(page.getByText('Cette fiche est réunie avec Dupont SRL')).toBeVisible();
  await page.getByRole('button', { name: 'Défaire la fusion' }).click();
  await expect(page.getByLabel('Téléphone')).toHaveValue('081 22 33 44');
  expect((await customers(page)).map(({ archived, mergedInto }) => [archived, mergedInto])).toEqual([
    [false, ''],
    [false, '']
  ]);
  await page.goto('/customers');
  await page.getByRole('link', { name: /Dupont SRL/ }).click();
  await expect(page.getByLabel('Téléphone')).toHaveValue('');
});

test('further addresses and contact persons unfold in place', async ({ page }) => {
  await typeCustomer(page, { name: 'Résidence Les Tilleuls' });
  await page.getByRole('tab', { name: 'Adresses' }).click();
  await page.getByRole('button', { name: 'Ajouter une adresse' }).click();
  await page.getByLabel('Nom du lieu').fill('Chaufferie');
  await page.getByLabel('Rue et numéro').fill('Avenue des Coccinelles 88');
  await page.getByRole('button', { name: 'Terminé' }).click();
  await expect(page.getByRole('button', { name: /Chaufferie.*Chantier, Avenue des Coccinelles 88/ })).toBeVisible();
  await page.getByRole('tab', { name: 'Contacts' }).click();
  await page.getByRole('button', { name: 'Ajouter une personne' }).click();
  await page.getByLabel('Nom', { exact: true }).fill('Nathalie Delvaux');
  await page.getByLabel('Fonction').fill('Syndic');
  await kept(page);
  await expectAccessible(page);
  await page.reload();
  await page.getByRole('tab', { name: 'Contacts' }).click();
  await page.getByRole('button', { name: /Nathalie Delvaux/ }).click();
  await page.getByRole('button', { name: 'Retirer' }).click();
  await expect(page.getByText('Pas de personne de contact.')).toBeVisible();
  await page.getByRole('button', { name: 'Annuler la dernière saisie' }).click();
  await expect(page.getByRole('button', { name: /Nathalie Delvaux/ })).toBeVisible();
});

test('a customer without documents is deleted and brought back; an own number that is taken is told', async ({ page }) => {
  await typeCustomer(page, { name: 'Premier' });
  await page.goto('/customers');
  await page.getByRole('button', { name: 'Plus d’actions' }).click();
  await page.getByRole('menuitem', { name: 'Nouveau client' }).click();
  await page.getByLabel('Dénomination').fill('Second');
  await kept(page);
  await page.getByLabel('Numéro', { exact: true }).fill('C00001');
  await expect(page.getByText('Un autre client a déjà ce numéro')).toBeVisible();
  await page.getByRole('button', { name: 'Autres actions' }).click();
  await page.getByRole('menuitem', { name: 'Supprimer' }).click();
  await expect(page).toHaveURL('/customers');
  await expect(page.getByRole('link', { name: /Second/ })).toHaveCount(0);
  await page.getByRole('button', { name: 'Annuler', exact: true }).click();
  await expect(page.getByRole('link', { name: /Second/ })).toBeVisible();
});

test('names of any kind are only text', async ({ page }) => {
  const hostile = '<img src=x onerror="globalThis.ran=1"> 🙂 مرحبا {{x}} \u0007';
  await typeCustomer(page, { name: hostile + 'a'.repeat(10_000) });
  await expect(page.getByText('200 caractères au plus')).toBeVisible();
  await page.getByLabel('Dénomination').fill(hostile);
  await page.getByLabel('Note').fill('x'.repeat(10_001));
  await expect(page.getByText('10000 caractères au plus')).toBeVisible();
  await kept(page);
  await page.goto('/customers');
  await expect(page.getByRole('link', { name: /<img src=x/ })).toBeVisible();
  expect(await page.evaluate(() => 'ran' in globalThis)).toBe(false);
});
