// Who may do what with purchases: staff that see nothing of them, see them, change them; the accountant sees, takes along and marks.
import { readFile } from 'node:fs/promises';
import { expectAccessible } from './axe.ts';
import { admit, arrived, connect, join, newPerson, type Person, readScreen } from './people.ts';
import { beginCompany, rowsOf, switchOn } from './small-company.ts';
import { electronicInvoice } from './supplier-papers.ts';
import { expect, test } from './test.ts';

const PURCHASES = 'Achats et fournisseurs';

/** The owner invites somebody. @returns the link */
async function invite({ page, context }: Person, purchases: 'accountant' | 'rien' | 'voir' | 'modifier'): Promise<string> {
  await page.goto('/settings/devices');
  await page.getByRole('button', { name: 'Inviter une personne' }).click();
  const sheet = page.getByRole('dialog', { name: 'Inviter une personne' });
  if (purchases !== 'accountant') {
    await sheet.getByRole('radio', { name: /Collaborateur/ }).check();
    await sheet.getByRole('group', { name: PURCHASES }).getByText(purchases, { exact: true }).click();
  }
  await sheet.getByRole('button', { name: 'Préparer l’invitation' }).click();
  return readScreen({ page, context }, 'Code d’invitation');
}

async function letIn(owner: Person, other: Person, name: string, purchases: Parameters<typeof invite>[1]): Promise<void> {
  await join(other, await invite(owner, purchases), name);
  await admit(owner, name);
  await arrived(other);
}

test('purchases are closed, seen or changed as the owner says; the accountant takes along and marks', async ({ browser, relay }) => {
  const [owner, staff, accountant] = [await newPerson(browser, relay), await newPerson(browser, relay), await newPerson(browser, relay)];
  await beginCompany(owner.page);
  await switchOn(owner.page);
  await switchOn(owner.page, 'Bordereaux d’achat');
  await owner.page.goto('/to-process');
  const invoice = electronicInvoice();
  await owner.page.locator('[data-receive=files]').setInputFiles([invoice]);
  await owner.page.getByRole('link', { name: /Sanitherm/ }).click();
  await owner.page.getByRole('button', { name: /Traiter/ }).click();
  await expect(owner.page.getByText('Rien à traiter')).toBeVisible();
  await connect(owner.page);
  await letIn(owner, staff, 'Sofie', 'rien');
  await expect(owner.page.getByText(/Collaborateur \(ventes.*achats\s: rien\)/).first()).toBeVisible();

  // Nothing: neither in the menu nor by its address, nor in the database. Self-billing has its journals, which she could not make.
  const { page } = staff;
  await page.goto('/purchases');
  await expect(page.getByRole('heading', { name: /Vos droits ne montrent pas.+Achats/ })).toBeVisible();
  await expectAccessible(page);
  expect(await rowsOf(page, 'purchases')).toHaveLength(0);
  await page.goto('/self-billing/new');
  await expect(page.getByRole('button', { name: 'Émettre le bordereau' })).toBeVisible();

  // See: everything can be looked at, nothing changed.
  await owner.page.goto('/settings/devices');
  const give = async (right: string) => {
    await owner.page.getByRole('button', { name: /Sofie/ }).click();
    const sheet = owner.page.getByRole('dialog', { name: 'Sofie' });
    await sheet.getByRole('group', { name: PURCHASES }).getByText(right, { exact: true }).click();
    await sheet.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(sheet).toBeHidden();
  };
  await give('voir');
  await page.goto('/purchases');
  await page.getByRole('link', { name: /Sanitherm/ }).click();
  await expect(page.getByText('Vous pouvez voir ceci, pas le modifier.')).toBeVisible();
  await expect(page.getByLabel('Numéro', { exact: true })).toBeDisabled();
  await expect(page.getByRole('button', { name: 'Payer' })).toHaveCount(0);
  await expectAccessible(page);
  await page.goto('/to-process');
  await expect(page.getByText('Rien à traiter')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Photo', exact: true })).toHaveCount(0);
  await expect(page.locator('[data-receive=files]')).toHaveCount(0);
  await page.goto('/settings/purchases');
  await expect(page.getByLabel('Nom', { exact: true }).first()).toBeDisabled();

  // Change: what she notes as paid is so for the owner.
  await give('modifier');
  await page.goto('/purchases');
  await page.getByRole('link', { name: /Sanitherm/ }).click();
  await page.getByRole('button', { name: 'Payer' }).click();
  await page.getByRole('dialog').getByText('Déjà payé').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Noter payé' }).click();
  await owner.page.goto('/purchases');
  await owner.page.getByRole('link', { name: /Sanitherm/ }).click();
  await expect(owner.page.getByText('Payé', { exact: true })).toBeVisible();

  // The accountant: the file as it came, the mark, and nothing else.
  await letIn(owner, accountant, 'Fiduciaire Delvaux', 'accountant');
  const { page: theirs } = accountant;
  await theirs.goto('/purchases?tab=toAccount');
  await theirs.getByRole('link', { name: /Sanitherm/ }).click();
  await expect(theirs.getByText('Payé', { exact: true })).toBeVisible();
  await expect(theirs.getByRole('button', { name: 'Payer' })).toHaveCount(0);
  await expect(theirs.getByRole('button', { name: 'Retirer ce paiement' })).toHaveCount(0);
  await theirs.getByRole('tab', { name: 'Document' }).click();
  const [file] = await Promise.all([theirs.waitForEvent('download'), theirs.getByRole('button', { name: /Télécharger/ }).click()]);
  expect(await readFile(await file.path())).toEqual(invoice.buffer);
  await expectAccessible(theirs);
  await theirs.goto('/to-process');
  await expect(theirs.locator('[data-receive=files]')).toHaveCount(0);
  await theirs.goto('/accountant');
  await theirs.getByRole('button', { name: /trimestre/ }).click();
  await theirs.getByText('Ce trimestre').click();
  await Promise.all([theirs.waitForEvent('download'), theirs.getByRole('button', { name: /Créer le ZIP/ }).click()]);
  await theirs.getByRole('button', { name: 'Marquer comptabilisés' }).click();
  await owner.page.goto('/purchases?tab=accounted');
  await expect(owner.page.getByRole('link', { name: /Sanitherm/ })).toBeVisible();
  expect([...owner.wrong(), ...staff.wrong(), ...accountant.wrong()]).toEqual([]);
  for (const { context } of [owner, staff, accountant]) await context.close();
});
