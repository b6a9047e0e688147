// Who else has the company: the accountant sees and changes nothing, staff hold what is theirs alone, access ends with a click, and a
// printed sheet brings the company back.
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { found, invite, letIn } from './members.ts';
import { connect, contentOf, equal, newPerson, type Person, readScreen } from './people.ts';
import { newCustomer, rowsOf, typeLine } from './small-company.ts';
import { makeCompany } from './new-company.ts';
import { expect, test } from './test.ts';

const scopesHeld = async ({ page }: Person): Promise<string[]> => {
  const rows = await rowsOf<{ key: string; value: { scope: string }[] }>(page, 'sync');
  return [...new Set(rows.find(({ key }) => key === 'ring')?.value.map(({ scope }) => scope))].sort();
};

/** What a press of that button saves. */
async function saved(page: Page, press: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const [file] = await Promise.all([page.waitForEvent('download'), press()]);
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

test('the accountant takes everything along and marks what is processed; the owner sees it, offline work included', async ({ browser, relay }) => {
  const [owner, accountant] = [await newPerson(browser, relay), await newPerson(browser, relay)];
  await found(owner);
  await letIn(owner, accountant, 'Fiduciaire Delvaux', 'accountant');
  const { page } = accountant;
  await page.goto('/invoices?tab=toProcess');
  await page.getByRole('link', { name: /Ahmed Benali/ }).click();

  await page.getByRole('button', { name: 'Partager' }).click();
  await page.getByRole('dialog').getByRole('checkbox', { name: /UBL/ }).uncheck();
  const pdf = await saved(page, () => page.getByRole('dialog').getByRole('button', { name: 'Télécharger' }).click());
  expect([pdf.name.endsWith('.pdf'), pdf.bytes.subarray(0, 5).toString()]).toEqual([true, '%PDF-']);
  await page.getByRole('button', { name: 'Partager' }).click();
  await page.getByRole('dialog').getByRole('checkbox', { name: 'PDF', exact: true }).uncheck();
  await page.getByRole('dialog').getByRole('checkbox', { name: /UBL/ }).check();
  const ubl = await saved(page, () => page.getByRole('dialog').getByRole('button', { name: 'Télécharger' }).click());
  expect(ubl.bytes.toString()).toContain('<cbc:CustomizationID>');

  // With no network: said at once, gone later.
  await accountant.context.setOffline(true);
  await page.getByRole('button', { name: 'Marquer comme comptabilisé' }).click();
  await expect(page.getByText('Marqué comme comptabilisé.')).toBeVisible();
  await expect(page.getByText(/Comptabilisé le .* par Fiduciaire Delvaux\./)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Annuler' }).click();
  await expect(page.getByRole('button', { name: 'Marquer comme comptabilisé' })).toBeVisible();
  await page.getByRole('button', { name: 'Marquer comme comptabilisé' }).click();
  await expect(page.getByRole('button', { name: 'Retirer la marque du comptable' })).toBeVisible();
  await accountant.context.setOffline(false);

  await owner.page.goto('/invoices');
  await expect(owner.page.getByRole('img', { name: 'Comptabilisé', exact: true })).toBeVisible();
  await owner.page.getByRole('tab', { name: /^Comptabilisées/ }).click();
  await owner.page.getByRole('link', { name: /Ahmed Benali/ }).click();
  await expect(owner.page.getByText(/Comptabilisé le .* par Fiduciaire Delvaux\./)).toBeVisible();
  await expectAccessible(owner.page);
  await owner.page.getByRole('button', { name: 'Retirer la marque du comptable' }).click();

  // Many at once, from the list: the mark, and all files in one.
  await page.goto('/invoices?tab=toProcess');
  await expect(page.getByRole('link', { name: /Ahmed Benali/ })).toBeVisible();
  const more = page.getByRole('button', { name: 'Plus d’actions' });
  await more.click();
  await page.getByRole('menuitem', { name: /^Marquer comme comptabilisé/ }).click();
  await expect(page.getByText('1 document marqué comme comptabilisé.')).toBeVisible();
  await expect(page.getByRole('link', { name: /Ahmed Benali/ })).toHaveCount(0);
  await page.getByRole('button', { name: 'Annuler' }).click();
  await expect(page.getByRole('link', { name: /Ahmed Benali/ })).toBeVisible();
  await more.click();
  await expectAccessible(page);
  const zip = await saved(page, () => page.getByRole('menuitem', { name: /^ZIP/ }).click());
  expect(zip.bytes.subarray(0, 2).toString()).toBe('PK');
  await more.click();
  const csv = await saved(page, () => page.getByRole('menuitem', { name: /CSV/ }).click());
  expect(csv.bytes.toString()).toContain('Ahmed Benali');
  await expect(owner.page.getByRole('button', { name: 'Retirer la marque du comptable' })).toHaveCount(0);
  expect([...owner.wrong(), ...accountant.wrong()]).toEqual([]);
  await owner.context.close();
  await accountant.context.close();
});

test('the accountant sees and takes along, changes nothing, and goes from one company to the other', async ({ browser, relay }) => {
  const [owner, accountant] = [await newPerson(browser, relay), await newPerson(browser, relay)];
  await found(owner);
  await makeCompany(accountant.page, { name: 'Fiduciaire Delvaux' });
  await letIn(owner, accountant, 'Fiduciaire Delvaux', 'accountant');
  const { page } = accountant;
  await expect(page.getByRole('heading', { name: 'Chauffage Lambrecht' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Nouvelle facture' })).toHaveCount(0);

  await page.goto('/invoices');
  await page.getByRole('link', { name: /Ahmed Benali/ }).click();
  await expect(page.getByRole('heading', { name: /^Facture / })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Partager' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Encaisser' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Note de crédit' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Marquer comme envoyée' })).toHaveCount(0);
  await expectAccessible(page);

  await page.goto('/customers');
  await page.getByRole('link', { name: /Ahmed Benali/ }).click();
  await expect(page.getByText('Vous pouvez voir ceci, pas le modifier.')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Localité' })).toBeDisabled();
  await expectAccessible(page);
  await page.goto('/settings/company');
  await expect(page.getByLabel('Nom', { exact: true })).toBeDisabled();

  await page.goto('/settings/devices');
  await expect(page.getByText(/Vos droits\s: Comptable/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Inviter une personne' })).toHaveCount(0);
  await expectAccessible(page);

  // The other company is where it was, and its owner may everything there.
  await page.goto('/begin');
  await page.getByRole('button', { name: /Fiduciaire Delvaux/ }).click();
  await expect(page.getByRole('link', { name: 'Nouvelle facture' }).first()).toBeVisible();
  await page.goto('/begin');
  await page.getByRole('button', { name: /Chauffage Lambrecht/ }).click();
  await expect(page.getByRole('heading', { name: 'Chauffage Lambrecht' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Nouvelle facture' })).toHaveCount(0);

  // The same invitation's company is not fetched a second time.
  const again = await invite(owner, 'accountant');
  await page.goto(again);
  await expect(page.getByText('Cette entreprise est déjà sur cet appareil.').first()).toBeVisible();
  expect([...owner.wrong(), ...accountant.wrong()]).toEqual([]);
  await owner.context.close();
  await accountant.context.close();
});

test('staff hold the keys of their part alone; rights change, access ends with a click', async ({ browser, relay }) => {
  const [owner, staff] = [await newPerson(browser, relay), await newPerson(browser, relay)];
  await found(owner);
  await letIn(owner, staff, 'Sofie', { sales: 'rien', contacts: 'modifier' });
  const { page } = staff;
  expect(await scopesHeld(staff)).toEqual(['blobs', 'company', 'contacts']);
  await expect.poll(async () => (await rowsOf(page, 'customers')).length).toBe(1);
  expect((await rowsOf(page, 'sealed')).length).toBe(0);
  await expect(page.getByRole('navigation').getByRole('link', { name: 'Factures' })).toHaveCount(0);
  await page.goto('/customers/new');
  await page.getByLabel('Dénomination').fill('Garage Dubois');
  await expect.poll(async () => ((await contentOf(owner.page)) as { customers: string[] }).customers.join()).toContain('Garage Dubois');

  // More rights: the invoices come.
  await owner.page.goto('/settings/devices');
  await owner.page.getByRole('button', { name: /Sofie/ }).click();
  const sheet = owner.page.getByRole('dialog', { name: 'Sofie' });
  await expectAccessible(owner.page);
  await sheet.getByLabel('Nom', { exact: true }).fill('Sofie Peeters');
  await sheet.getByRole('group', { name: 'Factures et notes de crédit' }).getByText('voir', { exact: true }).click();
  await sheet.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(sheet).toBeHidden();
  await expect.poll(async () => (await rowsOf(page, 'sealed')).length).toBe(1);
  await page.goto('/invoices');
  await expect(page.getByRole('link', { name: /Ahmed Benali/ })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Nouvelle facture' })).toHaveCount(0);

  // What she does with no network, and could not send before she was cut off, goes into a file for the owner.
  await page.goto('/customers');
  await page.getByRole('link', { name: /Garage Dubois/ }).click();
  await expect(page.getByLabel('Dénomination')).toHaveValue('Garage Dubois');
  await staff.context.setOffline(true);
  await page.getByLabel('Dénomination').fill('Garage Dubois et fils');
  await expect.poll(async () => (await rowsOf(page, 'outbox')).length).toBeGreaterThan(0);
  await owner.page.getByRole('button', { name: /Sofie Peeters/ }).click();
  await owner.page.getByRole('button', { name: 'Retirer l’accès' }).click();
  await owner.page.getByRole('alertdialog').getByRole('button', { name: 'Retirer l’accès' }).click();
  await expect(owner.page.getByText('Sofie Peeters n’a plus accès.').first()).toBeVisible();
  await staff.context.setOffline(false);
  await page.goto('/settings/devices');
  await expect(page.getByText(/Un propriétaire a retiré l’accès de cet appareil/)).toBeVisible();
  await expectAccessible(page);
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Enregistrer dans un fichier' }).click()]);
  expect(JSON.parse(await readFile(await file.path(), 'utf8'))).toMatchObject({ format: 'carnet-unsent', records: [{ kind: 'customer', name: 'Garage Dubois et fils' }] });
  const customers = async () => ((await contentOf(owner.page)) as { customers: string[] }).customers.join();
  expect(await customers()).not.toContain('et fils');

  // The owner reads it in: first what is in it, then taken in; again, there is nothing left to take.
  const pick = async (text: string) => {
    const input = owner.page.locator('input[type=file]');
    await input.setInputFiles({ name: 'non envoyé.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  };
  await pick('{"format":"carnet-unsent"');
  await expect(owner.page.getByText(/Ce n’est pas un fichier de modifications non envoyées/)).toBeVisible();
  const unsent = await readFile(await file.path(), 'utf8');
  await pick(JSON.stringify({ ...(JSON.parse(unsent) as object), relayCompany: 'x', enterpriseNumber: '0000000097' }));
  await expect(owner.page.getByText(/Ce fichier est d’une autre entreprise/)).toBeVisible();
  await pick(unsent);
  const inside = owner.page.getByRole('dialog', { name: 'Fichier d’un appareil retiré' });
  await expect(inside.getByText('Garage Dubois et fils')).toBeVisible();
  await expect(inside.getByText('S’ajoute à ce qui est ici, champ par champ')).toBeVisible();
  await expectAccessible(owner.page);
  await inside.getByRole('button', { name: 'Reprendre' }).click();
  await expect.poll(customers).toContain('Garage Dubois et fils');
  await pick(unsent);
  await expect(inside.getByText(/Rien à reprendre/)).toBeVisible();
  await inside.getByRole('button', { name: 'Fermer' }).last().click();
  expect([...owner.wrong(), ...staff.wrong()]).toEqual([]);
  await owner.context.close();
  await staff.context.close();
});

test('the printed sheet brings the company back on an empty device, by words or by its code, also after keys changed', async ({ browser, relay }) => {
  const [lost, third] = [await newPerson(browser, relay), await newPerson(browser, relay)];
  await found(lost);
  // A newer sheet: the first is good for nothing, and the keys have changed.
  await lost.page.getByRole('button', { name: 'Nouvelle fiche' }).click();
  await lost.page.getByRole('alertdialog').getByRole('button', { name: 'Nouvelle fiche' }).click();
  const paper = lost.page.getByRole('article', { name: 'Fiche de récupération' });
  await expect(paper.locator('.secret li')).toHaveCount(12);
  await expectAccessible(lost.page);
  const words = (await paper.locator('.secret li').allTextContents()).map((text) => text.replace(/^\d+/, ''));
  const code = await readScreen(lost, 'Code de récupération');
  expect(code).toContain(`@${relay.url}`);
  const picture = await paper.screenshot();
  await lost.page.getByRole('checkbox', { name: /imprimée ou recopiée/ }).check();
  await lost.page.getByRole('button', { name: 'C’est fait' }).click();
  await expect(lost.page.getByRole('main').getByText(/^À jour/)).toBeVisible();
  const before = await contentOf(lost.page);
  await lost.page.close();

  const { page } = third;
  await page.goto('/recover');
  await page.getByLabel('Nom de cet appareil').fill('Nouvel ordinateur');
  await page.getByLabel('Les douze mots').fill(words.with(3, 'qqqq').join(' '));
  await page.getByRole('button', { name: 'Retrouver l’entreprise' }).click();
  await expect(page.getByText(/«\sqqqq\s» n’est pas un mot de la fiche/)).toBeVisible();
  await expectAccessible(page);
  // The picture of the sheet, as a camera would see it.
  await page.getByRole('button', { name: 'Scanner la fiche' }).click();
  await page.getByRole('dialog').locator('input[type=file]').setInputFiles({ name: 'fiche.png', mimeType: 'image/png', buffer: picture });
  await expect(page.getByText('La fiche est lue.')).toBeVisible();
  await page.getByRole('button', { name: 'Retrouver l’entreprise' }).click();
  await expect(page).toHaveURL('/settings/devices');
  await expect(page.getByRole('button', { name: /Téléphone de Marie/ })).toBeVisible();
  await expect.poll(() => contentOf(page)).toEqual(before);
  await page.getByRole('button', { name: /Téléphone de Marie/ }).click();
  await page.getByRole('button', { name: 'Retirer l’accès' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Retirer l’accès' }).click();
  await expect(page.getByText('Téléphone de Marie n’a plus accès.').first()).toBeVisible();

  // By the words, on yet another.
  const fourth = await newPerson(browser, relay);
  await fourth.page.goto('/recover');
  await fourth.page.getByLabel('Les douze mots').fill(words.join(' ').toUpperCase());
  await fourth.page.getByRole('button', { name: 'Retrouver l’entreprise' }).click();
  await expect(fourth.page).toHaveURL('/settings/devices');
  await equal(third, fourth);
  expect([...lost.wrong(), ...third.wrong(), ...fourth.wrong()]).toEqual([]);
  for (const { context } of [lost, third, fourth]) await context.close();
});

test('an owner takes the company off the relay after a backup; every device keeps its data and is told', async ({ browser, relay }) => {
  const [owner, accountant] = [await newPerson(browser, relay), await newPerson(browser, relay)];
  // The file picker belongs to the system; without it the backup is a download.
  await owner.context.addInitScript(() => Reflect.deleteProperty(globalThis, 'showSaveFilePicker'));
  await found(owner);
  await letIn(owner, accountant, 'Fiduciaire Delvaux', 'accountant');
  await accountant.page.goto('/settings/devices');
  await expect(accountant.page.getByRole('button', { name: 'Déconnecter cet appareil' })).toBeVisible();
  await expect(accountant.page.getByRole('button', { name: 'Retirer du relais' })).toHaveCount(0);
  const before = await contentOf(accountant.page);

  const { page } = owner;
  await page.goto('/settings/devices');
  await page.getByRole('button', { name: 'Retirer du relais' }).click();
  const sheet = page.getByRole('alertdialog');
  const remove = sheet.getByRole('button', { name: 'Retirer du relais' });
  await sheet.getByLabel('Pour confirmer, écrivez Chauffage Lambrecht').fill('chauffage lambrecht');
  await expect(remove).toBeDisabled();
  await expectAccessible(page);
  const backup = await saved(page, () => sheet.getByRole('button', { name: 'Enregistrer la sauvegarde' }).click());
  expect([backup.name.endsWith('.carnet'), backup.bytes.length > 1000]).toEqual([true, true]);
  await expect(sheet.getByText(/^Sauvegarde faite à/)).toBeVisible();
  await sheet.getByLabel('Pour confirmer, écrivez Chauffage Lambrecht').fill('Chauffage');
  await expect(remove).toBeDisabled();
  await sheet.getByLabel('Pour confirmer, écrivez Chauffage Lambrecht').fill('Chauffage Lambrecht');
  await remove.click();
  await expect(page.getByText('Chauffage Lambrecht n’est plus au relais. Tout reste sur cet appareil.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Connecter cette entreprise' })).toBeVisible();

  await expect(accountant.page.getByText(/Le relais ne connaît plus cette entreprise sur cet appareil/)).toBeVisible();
  expect(await contentOf(accountant.page)).toEqual(before);
  await expectAccessible(accountant.page);
  await accountant.page.getByRole('button', { name: 'Déconnecter cet appareil' }).click();
  await accountant.page.getByRole('alertdialog').getByRole('button', { name: 'Déconnecter cet appareil' }).click();
  // Its rights do not grow: a copy to read, which cannot be connected as if it were its own.
  await expect(accountant.page.getByText(/Cet appareil a été déconnecté/)).toBeVisible();
  await expect(accountant.page.getByRole('button', { name: 'Connecter cette entreprise' })).toHaveCount(0);

  // Connected anew: what was there goes there again, under other keys.
  await connect(page, 'Téléphone de Marie');
  expect(await contentOf(page)).toEqual(before);
  // From this device too, as a choice of its own.
  await page.goto('/settings/remove');
  await page.getByRole('button', { name: 'Retirer de cet appareil' }).click();
  await page.getByRole('alertdialog').getByRole('textbox').fill('Chauffage Lambrecht');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Retirer de cet appareil' }).click();
  await expect(page).toHaveURL(/begin/);
  expect([...owner.wrong(), ...accountant.wrong()]).toEqual([]);
  await owner.context.close();
  await accountant.context.close();
});

test('a company that would rather wait: with no network the draft stays, ready, and is issued by itself when the relay is there', async ({ browser, relay }) => {
  const owner = await newPerson(browser, relay);
  const { page } = owner;
  await found(owner);
  await page.goto('/settings/numbering');
  await page.getByRole('checkbox', { name: 'Attendre le relais pour numéroter' }).check();
  await expectAccessible(page);
  await page.goto('/invoices/new');
  await newCustomer(page, 'Garage Dubois');
  await typeLine(page, { name: 'Dépannage', price: '80' });
  await page.keyboard.press('Escape');
  await owner.context.setOffline(true);
  await page.getByRole('button', { name: 'Émettre la facture' }).click();
  const sheet = page.getByRole('dialog');
  await expect(sheet.getByText(/Le relais ne répond pas, et votre entreprise attend de lui ses numéros/)).toBeVisible();
  await sheet.getByRole('button', { name: 'Émettre dès que possible' }).click();
  await expect(sheet.getByText(/^Prêt à émettre/)).toBeVisible();
  await expectAccessible(page);
  await sheet.getByRole('button', { name: 'Ne plus attendre' }).click();
  await sheet.getByRole('button', { name: 'Émettre dès que possible' }).click();
  await expect(sheet.getByText(/^Prêt à émettre/)).toBeVisible();
  await sheet.getByRole('button', { name: 'Retour' }).click();
  expect((await rowsOf(page, 'sealed')).length).toBe(1);
  await owner.context.setOffline(false);
  await expect(page.getByRole('heading', { name: 'Facture 2026-0002' })).toBeVisible();
  expect(owner.wrong()).toEqual([]);
  await owner.context.close();
});
