// Basecone from the screen to the other side: switched on after a real test, sent by hand, by itself, held back, and switched off.
import { type Basecone, createBasecone } from '../../relay/sandbox/basecone/basecone.ts';
import { type Listening, listenBasecone } from '../../relay/sandbox/basecone/listen.ts';
import { practice } from '../../relay/sandbox/practice.ts';
import { expectAccessible } from './axe.ts';
import { longPdf } from './bad-papers.ts';
import { makeDraft } from './drafts.ts';
import { connect, newPerson, pair } from './people.ts';
import { type Relay, startRelay } from './relay.ts';
import { beginCompany, rowsOf, switchOn } from './small-company.ts';
import { electronicInvoice } from './supplier-papers.ts';
import { expect, test as base } from './test.ts';

const [{ officeCode, username, password }] = practice.users;
const DESK = { viewport: { width: 1440, height: 900 }, isMobile: false, hasTouch: false };

const test = base.extend<{ basecone: Basecone; standIn: Listening; sending: Relay }>({
  basecone: async ({}, use) => {
    await use(createBasecone(practice));
  },
  standIn: async ({ basecone }, use) => {
    const standIn = await listenBasecone(basecone);
    await use(standIn);
    await standIn.close();
  },
  sending: async ({ standIn }, use) => {
    const [{ identifier, secret }] = practice.clients;
    const relay = await startRelay({ env: { BASECONE_URL: standIn.url, BASECONE_CLIENT_ID: identifier, BASECONE_CLIENT_SECRET: secret } });
    await use(relay);
    await relay.stop();
  }
});

const idsOf = async (page: Parameters<typeof rowsOf>[0], table: string) => (await rowsOf<{ id: string }>(page, table)).map(({ id }) => id);

test('switched on in words, sent by hand to the other side, once, from two devices, and switched off', async ({ browser, sending, basecone }) => {
  const [first, second] = [await newPerson(browser, sending, DESK), await newPerson(browser, sending, DESK)];
  const { page } = first;
  await beginCompany(page);
  await switchOn(page);
  await connect(page, 'Ordinateur du bureau');
  await pair(first, second, 'Portable');

  await test.step('configured: a wrong password, then the dossier from their list', async () => {
    await switchOn(page, 'Basecone');
    await page.getByRole('link', { name: 'Configurer Basecone' }).click();
    await page.getByRole('button', { name: 'Configurer l’accès' }).click();
    const sheet = page.getByRole('dialog', { name: 'Accès à Basecone' });
    await sheet.getByLabel('Code du bureau').fill(officeCode);
    await sheet.getByLabel('Utilisateur', { exact: true }).last().fill(username);
    await sheet.getByLabel('Mot de passe').fill('pas celui-là');
    await sheet.getByRole('button', { name: 'Tester' }).click();
    await expect(sheet.getByText('Bureau, utilisateur ou mot de passe')).toBeVisible();
    await sheet.getByLabel('Mot de passe').fill(password);
    await sheet.getByRole('button', { name: 'Tester' }).click();
    await expect(sheet.getByText('Choisissez le dossier')).toBeVisible();
    await expectAccessible(page);
    await sheet.getByLabel('Dossier').selectOption({ label: 'Plomberie Exemple (exercice)' });
    await sheet.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(page.getByText('Basecone est actif')).toBeVisible();
    await expect(page.getByText('Dossier Plomberie Exemple (exercice)')).toBeVisible();
    await expectAccessible(page);
  });

  const draft = await makeDraft(page);
  await page.goto(`/invoices/${draft}`);
  await page.getByRole('button', { name: 'Émettre la facture' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Émettre', exact: true }).click();
  await expect(page.getByRole('heading', { name: /\d{4}-0001/ }).first()).toBeVisible();

  await test.step('from the list, with its outcome in the sheet, the column and the history', async () => {
    await page.goto('/invoices');
    await page.getByRole('button', { name: 'Actions', exact: true }).click();
    await page.getByRole('menuitem', { name: /Envoyer à Basecone/ }).click();
    const sheet = page.getByRole('dialog', { name: /Basecone/ });
    await sheet.getByRole('button', { name: 'Envoyer', exact: true }).click();
    await expect(sheet.getByText('1 document arrivé à Basecone.')).toBeVisible();
    await expectAccessible(page);
    await sheet.getByRole('button', { name: 'Fermer' }).last().click();
    await expect(page.getByRole('row', { name: /0001/ }).getByText('Arrivé')).toBeVisible();
    const [kept] = basecone.documents;
    expect(basecone.documents.map(({ correlationId, tag, files }) => [correlationId, tag, files.map(({ type }) => type)])).toEqual([[draft, 'SLS', ['application/xml']]]);
    expect(Buffer.from(kept!.files[0]!.bytes).toString()).toContain('mimeCode="application/pdf"');
    await page.goto(`/invoices/${draft}?full`);
    await expect(page.getByText('Arrivé à Basecone')).toBeVisible();
    await expect(page.getByText(kept!.documentId)).toBeVisible();
    const ask = async () => {
      await page.getByRole('button', { name: 'Autres actions' }).last().click();
      await page.getByRole('menuitem', { name: 'Demander le statut à Basecone' }).click();
    };
    await ask();
    await expect(page.getByText('Basecone : reçu, pas encore reconnu')).toBeVisible();
    basecone.book(kept!.documentId);
    await ask();
    await expect(page.getByText('Basecone : comptabilisé')).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('the other device shows it, and what is there does not go again unless it is demanded', async () => {
    await second.page.goto('/invoices');
    await expect(second.page.getByRole('row', { name: /0001/ }).getByText('Arrivé')).toBeVisible();
    await second.page.getByRole('button', { name: 'Actions', exact: true }).click();
    await second.page.getByRole('menuitem', { name: /Envoyer à Basecone/ }).click();
    const sheet = second.page.getByRole('dialog', { name: /Basecone/ });
    await expect(sheet.getByText('1 document y est déjà')).toBeVisible();
    await expect(sheet.getByRole('button', { name: 'Envoyer', exact: true })).toBeDisabled();
    await sheet.getByRole('checkbox', { name: 'Les envoyer une seconde fois' }).check();
    await expectAccessible(second.page);
    await sheet.getByRole('button', { name: 'Envoyer', exact: true }).click();
    await expect(sheet.getByText('1 document arrivé à Basecone.')).toBeVisible();
    expect(basecone.imports(draft)).toBe(2);
  });

  await test.step('a purchase goes as it came, with a page in it; it waits to be processed no longer', async () => {
    await page.goto('/to-process');
    await page.locator('[data-receive=files]').setInputFiles([electronicInvoice()]);
    await expect(page.getByRole('link', { name: /Sanitherm/ })).toBeVisible();
    await page.getByRole('button', { name: 'Actions', exact: true }).click();
    await page.getByRole('menuitem', { name: /Envoyer à Basecone/ }).click();
    const sheet = page.getByRole('dialog', { name: /Basecone/ });
    await sheet.getByRole('button', { name: 'Envoyer', exact: true }).click();
    await expect(sheet.getByText('1 document arrivé à Basecone.')).toBeVisible();
    await sheet.getByRole('button', { name: 'Fermer' }).last().click();
    await expect(page.getByText('Rien à traiter')).toBeVisible();
    const [id] = await idsOf(page, 'purchases');
    const kept = basecone.documents.find(({ correlationId }) => correlationId === id);
    expect(kept).toMatchObject({ tag: 'PNV', type: 'Structured' });
    expect(Buffer.from(kept!.files[0]!.bytes).toString()).toContain('mimeCode="application/pdf"');
  });

  await test.step('a purchase that is processed waits for the night by itself, is held back, and found by the filter', async () => {
    await page.goto('/to-process');
    await page.locator('[data-receive=files]').setInputFiles([electronicInvoice({ number: 'F26/2' })]);
    await page.getByRole('link', { name: /Sanitherm/ }).click();
    await page.getByRole('button', { name: /Traiter/ }).click();
    await expect(page.getByText('Rien à traiter')).toBeVisible();
    await page.getByRole('link', { name: 'Achats', exact: true }).click();
    const row = page.getByRole('row', { name: /F26\/2/ });
    await expect(row.getByText('En attente')).toBeVisible();
    await expect(second.page.getByRole('link', { name: 'Achats', exact: true })).toBeVisible();
    await second.page.goto('/purchases');
    await expect(second.page.getByRole('row', { name: /F26\/2/ }).getByText('En attente')).toBeVisible();
    await page.getByRole('button', { name: 'Actions', exact: true }).click();
    await page.getByRole('menuitem', { name: /Ne pas envoyer à Basecone/ }).click();
    await expect(row.getByText('Retenu')).toBeVisible();
    await page.getByRole('button', { name: 'Basecone', exact: true }).click();
    await page.getByRole('menuitemcheckbox', { name: 'En attente' }).click();
    await expect(page.getByText('Rien ne correspond')).toBeVisible();
    await page.getByRole('button', { name: 'Tout afficher' }).click();
    await expect(row).toBeVisible();
    expect(basecone.documents.some(({ files }) => files.some(({ name }) => name.includes('F26')))).toBe(false);
  });

  await test.step('a PDF of more pages than it reads is said before it goes', async () => {
    await page.goto('/to-process');
    await page.locator('[data-receive=files]').setInputFiles([{ name: 'conditions.pdf', mimeType: 'application/pdf', buffer: longPdf(26) }]);
    await expect(page.getByRole('link', { name: /conditions/ })).toBeVisible();
    await page.getByRole('button', { name: 'Actions', exact: true }).click();
    await page.getByRole('menuitem', { name: /Envoyer à Basecone/ }).click();
    const sheet = page.getByRole('dialog', { name: /Basecone/ });
    await expect(sheet.getByText(/1 fichier dépasse .* ou 25.pages/)).toBeVisible();
    await sheet.getByRole('button', { name: 'Annuler' }).first().click();
  });

  await test.step('switched off, its sign-in is gone at the relay; marks stay', async () => {
    await page.goto('/apps');
    await page.getByRole('button', { name: 'Autres actions pour Basecone' }).click();
    await page.getByRole('menuitem', { name: 'Désactiver' }).click();
    await expect(page.getByText('Basecone : désactivé')).toBeVisible();
    await page.goto('/invoices');
    await expect(page.getByRole('row', { name: /0001/ }).getByText('Arrivé')).toBeVisible();
    await page.getByRole('button', { name: 'Actions', exact: true }).click();
    await expect(page.getByRole('menuitem', { name: /Archiver/ })).toBeVisible();
    await expect(page.getByRole('menuitem', { name: /Envoyer à Basecone/ })).toHaveCount(0);
  });
  expect([first.wrong(), second.wrong()]).toEqual([[], []]);
});
