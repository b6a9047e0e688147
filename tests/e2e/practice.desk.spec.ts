// Practice: whoever looks at the example sees the whole story of Basecone by one press, and nothing of it goes anywhere.
import { expectAccessible } from './axe.ts';
import { newPerson } from './people.ts';
import { startRelay } from './relay.ts';
import { expect, test } from './test.ts';

const DESK = { viewport: { width: 1440, height: 900 }, isMobile: false, hasTouch: false };
// The example of three years is made first, and then handed over to the relay.
test.describe.configure({ timeout: 300_000 });

test('the example practises with Basecone by one press, marked everywhere, and leaves the relay with its removal', async ({ browser }) => {
  const relay = await startRelay();
  const { page, wrong } = await newPerson(browser, relay, DESK);
  await page.goto('/');
  await page.getByRole('button', { name: /données d’exemple/ }).click();
  await expect(page.getByRole('button', { name: 'Exemple' })).toBeVisible({ timeout: 120_000 });
  await page.goto('/apps');
  await expect(page.getByRole('button', { name: 'Activer Basecone' })).toHaveCount(0);
  await page.getByRole('button', { name: 'S’exercer avec Basecone' }).click();
  await expect(page.getByText('Basecone d’exercice est relié')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Exercice' })).toBeVisible();
  await page.getByRole('link', { name: 'Configurer Basecone' }).click();
  await expect(page.getByText('Dossier Plomberie Exemple (exercice)')).toBeVisible();
  await expect(page.getByRole('button', { name: /l’accès/ })).toHaveCount(0);
  await expectAccessible(page);

  await page.goto('/settings/devices');
  await expect(page.getByText('L’exemple est relié au relais')).toBeVisible();
  await expect(page.getByText('L’exemple reste sur cet appareil')).toHaveCount(0);

  await page.goto('/invoices');
  // The first is of today and waits for the night by itself: sent by hand it goes now.
  const row = page.locator('tbody tr').filter({ hasText: /\d{4}-\d{4}/ }).first();
  await row.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Actions (1)' }).click();
  await page.getByRole('menuitem', { name: /Envoyer à Basecone/ }).click();
  const sheet = page.getByRole('dialog', { name: /Basecone/ });
  await sheet.getByRole('button', { name: 'Envoyer', exact: true }).click();
  await expect(sheet.getByText('1 document arrivé à Basecone.')).toBeVisible({ timeout: 60_000 });
  await sheet.getByRole('button', { name: 'Fermer' }).last().click();
  await expect(row.getByText('Arrivé')).toBeVisible();

  await page.getByRole('button', { name: 'Exercice' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Retirer' }).click();
  await expect(page).toHaveURL('/begin');
  expect(wrong()).toEqual([]);
  await relay.stop();
});

test('with a relay of production the example sends nowhere, and says so', async ({ browser }) => {
  const relay = await startRelay({ env: { NODE_ENV: 'production' } });
  const { page, wrong } = await newPerson(browser, relay, DESK);
  await page.goto('/');
  await page.getByRole('button', { name: /données d’exemple/ }).click();
  await expect(page.getByRole('button', { name: 'Exemple' })).toBeVisible({ timeout: 120_000 });
  await page.goto('/apps');
  // Neither Basecone, nor mail, nor a folder, nor e-Box.
  await expect(page.getByText('L’exemple n’est relié à rien')).toHaveCount(4);
  await expect(page.getByRole('button', { name: 'Activer Basecone' })).toHaveCount(0);
  expect(wrong()).toEqual([]);
  await relay.stop();
});
