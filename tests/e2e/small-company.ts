// A small company made through the screens, as a person does it, and what its database says.
import type { Page } from '@playwright/test';
import { expect } from './test.ts';

/** Makes "Chauffage Lambrecht" through the first screen; ends on the home screen of the company. */
export async function beginCompany(page: Page, { iban = 'BE16 9850 0000 0174' } = {}): Promise<void> {
  await page.goto('/begin/company');
  await page.getByLabel('Numéro d’entreprise').fill('0987.654.394');
  await page.getByLabel('Nom', { exact: true }).fill('Chauffage Lambrecht');
  await page.getByLabel('Rue et numéro').fill('Chaussée de Dinant 214');
  await page.getByLabel('Code postal').fill('5000');
  await page.getByLabel('Localité').fill('Namur');
  await page.getByLabel('Compte (IBAN)').fill(iban);
  await page.getByRole('button', { name: 'Créer mon entreprise' }).click();
  await expect(page).toHaveURL('/');
}

/** Switches an app on among "Applications & connexions"; ends there, once it is on. */
export async function switchOn(page: Page, name = 'Achats'): Promise<void> {
  if (new URL(page.url()).pathname !== '/apps') await page.goto('/apps');
  await page.getByRole('button', { name: `Activer ${name}` }).click();
  await expect(page.getByRole('listitem').filter({ has: page.getByRole('heading', { name, exact: true }) }).getByText(/^(Activée|À configurer|En attente)$/)).toBeVisible();
}

/** Resolves when the worker holds the app: from then on nothing needs the network. */
export async function keptOnDevice(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller) await new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve));
  });
}

/** Every row of a table of the company's database. */
export function rowsOf<Row>(page: Page, table: string): Promise<Row[]> {
  return page.evaluate(async (name) => {
    const all = await indexedDB.databases();
    const database = all.find((db) => db.name?.startsWith('carnet-') && db.name !== 'carnet-device')?.name ?? '';
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(database);
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(request.error ?? new Error('not opened')));
    });
    const rows = await new Promise<unknown[]>((resolve, reject) => {
      const request = db.transaction(name).objectStore(name).getAll();
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(request.error ?? new Error('not read')));
    });
    db.close();
    return rows as never;
  }, table);
}

/** Types a line into the open form of the editor; fields that are absent keep what they have. */
export async function typeLine(page: Page, line: { name: string; quantity?: string; price?: string; rate?: string }): Promise<void> {
  await page.getByRole('combobox', { name: 'Description' }).fill(line.name);
  if (line.quantity !== undefined) await page.getByLabel('Quantité').fill(line.quantity);
  if (line.price !== undefined) await page.getByLabel('Prix HTVA').fill(line.price);
  if (line.rate !== undefined) await page.getByLabel('TVA', { exact: true }).selectOption(line.rate);
}

/** Chooses a new customer of this name in the editor, with an address. */
export async function newCustomer(page: Page, name: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Client' }).fill(name);
  await page.getByRole('option', { name: `Créer « ${name} »` }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('Rue et numéro').fill('Rue de la Montagne 41');
  await sheet.getByLabel('Code postal').fill('5100');
  await sheet.getByLabel('Localité').fill('Jambes');
  await sheet.getByRole('button', { name: 'Créer le client' }).click();
  await expect(sheet).toBeHidden();
}
