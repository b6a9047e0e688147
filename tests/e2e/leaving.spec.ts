// A device that is disconnected: what it may do with its copy, how the others see it, and how it comes back.
import { readFile } from 'node:fs/promises';
import { expectAccessible } from './axe.ts';
import { found, invite, letIn } from './members.ts';
import { admit, arrived, equal, join, newPerson } from './people.ts';
import { rowsOf } from './small-company.ts';
import { expect, test } from './test.ts';

test('the accountant that disconnects keeps a copy to read; the owner sees it gone; let in again, the company is there once', async ({ browser, relay }) => {
  const [owner, accountant] = [await newPerson(browser, relay), await newPerson(browser, relay)];
  await found(owner);
  await letIn(owner, accountant, 'Fiduciaire Delvaux', 'accountant');
  await equal(owner, accountant);
  const { page } = accountant;
  await page.goto('/settings/devices');
  await page.getByRole('button', { name: 'Déconnecter cet appareil' }).click();
  const asked = page.getByRole('alertdialog');
  await expect(asked.getByText(/Vous gardez une copie à consulter/)).toBeVisible();
  await expectAccessible(page);
  await asked.getByRole('button', { name: 'Déconnecter cet appareil' }).click();
  await expect(page.getByText(/Cet appareil a été déconnecté/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Connecter cette entreprise' })).toHaveCount(0);
  await expectAccessible(page);

  // It reads, and changes nothing: not by a button, nor by an address that is typed.
  await page.goto('/invoices');
  await page.getByRole('link', { name: /Ahmed Benali/ }).click();
  await expect(page.getByRole('heading', { name: /^Facture / })).toBeVisible();
  for (const name of ['Note de crédit', 'Marquer comme comptabilisé']) await expect(page.getByRole('button', { name })).toHaveCount(0);
  await page.goto('/customers');
  await page.getByRole('link', { name: /Ahmed Benali/ }).click();
  await expect(page.getByRole('textbox', { name: 'Localité' })).toBeDisabled();

  await owner.page.goto('/settings/devices');
  await owner.page.getByText('Sans accès : 1').click();
  await expect(owner.page.getByRole('button', { name: /Fiduciaire Delvaux.*parti aujourd’hui/ })).toBeVisible();
  await expectAccessible(owner.page);

  await join(accountant, await invite(owner, 'accountant'), 'Fiduciaire Delvaux');
  await admit(owner, 'Fiduciaire Delvaux');
  await arrived(accountant);
  await expect(page.getByText(/L’ancienne copie de cette entreprise/).first()).toBeVisible();
  await page.goto('/begin');
  await expect(page.getByRole('button', { name: /Chauffage Lambrecht/ })).toHaveCount(1);
  expect([...owner.wrong(), ...accountant.wrong()]).toEqual([]);
  await owner.context.close();
  await accountant.context.close();
});

test('staff that disconnect with no network save first what has not left; the file is read by an owner', async ({ browser, relay }) => {
  const [owner, staff] = [await newPerson(browser, relay), await newPerson(browser, relay)];
  await found(owner);
  await letIn(owner, staff, 'Sofie', { sales: 'voir', contacts: 'modifier' });
  await equal(owner, staff);
  const { page } = staff;
  await page.goto('/customers');
  await page.getByRole('link', { name: /Ahmed Benali/ }).click();
  await expect(page.getByLabel('Dénomination')).toHaveValue('Ahmed Benali');
  await staff.context.setOffline(true);
  await page.getByLabel('Dénomination').fill('Ahmed Benali et fils');
  await expect.poll(async () => (await rowsOf(page, 'outbox')).length).toBeGreaterThan(0);
  await page.goto('/settings/devices');
  await page.getByRole('button', { name: 'Déconnecter cet appareil' }).click();
  const asked = page.getByRole('alertdialog');
  const [file] = await Promise.all([page.waitForEvent('download'), asked.getByRole('button', { name: 'Enregistrer dans un fichier' }).click()]);
  await asked.getByRole('button', { name: 'Déconnecter cet appareil' }).click();
  await expect(page.getByText(/les autres voient encore cet appareil/).first()).toBeVisible();
  await page.goto('/customers/new');
  await expect(page.getByText(/Vous pouvez voir «\sClients\s», pas y ajouter/)).toBeVisible();

  await owner.page.goto('/settings/devices');
  await owner.page.locator('input[type=file]').setInputFiles({ name: 'non envoyé.json', mimeType: 'application/json', buffer: await readFile(await file.path()) });
  const inside = owner.page.getByRole('dialog', { name: 'Fichier d’un appareil retiré' });
  await expect(inside.getByText('Ahmed Benali et fils')).toBeVisible();
  expect([...owner.wrong(), ...staff.wrong()]).toEqual([]);
  await owner.context.close();
  await staff.context.close();
});
