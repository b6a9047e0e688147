// The other ways to an accountant: documents by mail, and into a shared folder. Both from the same lists, each with its own standing.
import { listenMail, type MailStandIn } from '../../relay/sandbox/mail/mail.ts';
import { type DavStandIn, listenDav } from '../../relay/sandbox/webdav/webdav.ts';
import { expectAccessible } from './axe.ts';
import { makeDraft } from './drafts.ts';
import { connect, newPerson } from './people.ts';
import { type Relay, startRelay } from './relay.ts';
import { beginCompany, switchOn } from './small-company.ts';
import { expect, test as base } from './test.ts';

const DESK = { viewport: { width: 1440, height: 900 }, isMobile: false, hasTouch: false };
const LOGIN = { user: 'comptable', password: 'tilleul 42' };

const test = base.extend<{ mail: MailStandIn; folder: DavStandIn; sending: Relay }>({
  mail: async ({}, use) => {
    const mail = await listenMail();
    await use(mail);
    await mail.close();
  },
  folder: async ({}, use) => {
    const folder = await listenDav(LOGIN);
    await use(folder);
    await folder.close();
  },
  sending: async ({ mail }, use) => {
    const relay = await startRelay({ env: { RELAY_IMAP_LOCAL: '1', SMTP_HOST: 'localhost', SMTP_PORT: String(mail.port), SMTP_FROM: 'relais@carnet.example' } });
    await use(relay);
    await relay.stop();
  }
});

test('one invoice by mail and into a folder, each once and each with its outcome', async ({ browser, sending, mail, folder }) => {
  const { page, wrong } = await newPerson(browser, sending, DESK);
  await beginCompany(page);
  await connect(page, 'Ordinateur du bureau');
  const draft = await makeDraft(page);
  await page.goto(`/invoices/${draft}`);
  await page.getByRole('button', { name: 'Émettre la facture' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Émettre', exact: true }).click();
  await expect(page.getByRole('heading', { name: /\d{4}-0001/ }).first()).toBeVisible();

  await test.step('mail is set up with its address, and a hint where it is none', async () => {
    await switchOn(page, 'Documents par e-mail');
    await page.getByRole('link', { name: 'Configurer Documents par e-mail' }).click();
    await page.getByRole('button', { name: 'Configurer l’accès' }).click();
    const sheet = page.getByRole('dialog', { name: 'Envoi par e-mail' });
    await expect(sheet.getByRole('button', { name: 'Tester' })).toBeDisabled();
    await sheet.getByLabel('Adresse e-mail').fill('bureau@fiduciaire.example');
    await expectAccessible(page);
    await sheet.getByRole('button', { name: 'Tester' }).click();
    await expect(sheet.getByText('Le serveur de courrier du relais a répondu.')).toBeVisible();
    await sheet.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(page.getByText('Par e-mail à bureau@fiduciaire.example')).toBeVisible();
  });

  await test.step('a folder: a wrong password, one that is not there, then the right one', async () => {
    await switchOn(page, 'Dossier partagé (WebDAV)');
    await page.getByRole('link', { name: 'Configurer Dossier partagé (WebDAV)' }).click();
    await page.getByRole('button', { name: 'Configurer l’accès' }).click();
    const sheet = page.getByRole('dialog', { name: 'Accès au dossier' });
    await sheet.getByLabel('Adresse du dossier').fill(`http://localhost:${folder.port}/books/`);
    await sheet.getByLabel('Utilisateur').fill(LOGIN.user);
    await sheet.getByLabel('Mot de passe').fill('autre');
    await sheet.getByRole('button', { name: 'Tester' }).click();
    await expect(sheet.getByText('L’utilisateur ou le mot de passe n’est pas bon.')).toBeVisible();
    await sheet.getByLabel('Mot de passe').fill(LOGIN.password);
    await sheet.getByLabel('Sous-dossier des ventes').fill('Pas là');
    await sheet.getByRole('button', { name: 'Tester' }).click();
    await expect(sheet.getByText('Ce dossier n’existe pas.')).toBeVisible();
    await sheet.getByLabel('Sous-dossier des ventes').fill('');
    await expectAccessible(page);
    await sheet.getByRole('button', { name: 'Tester' }).click();
    await expect(sheet.getByText('Le dossier répond.')).toBeVisible();
    await sheet.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(page.getByText('est actif')).toBeVisible();
  });

  const send = async (name: string) => {
    await page.goto('/invoices');
    await page.getByRole('button', { name: 'Actions', exact: true }).click();
    await page.getByRole('menuitem', { name: new RegExp(`^Envoyer à ${name}`) }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByRole('button', { name: 'Envoyer', exact: true }).click();
    await expect(sheet.getByText(`1 document arrivé à ${name}.`)).toBeVisible();
    await sheet.getByRole('button', { name: 'Fermer' }).last().click();
  };
  await test.step('sent by both, told apart in the history', async () => {
    await send('l’adresse e-mail');
    const [{ to, mail: received }] = mail.received as [(typeof mail.received)[0]];
    expect([to, received.attachments.map(({ mimeType }) => mimeType)]).toEqual([['bureau@fiduciaire.example'], ['application/xml', 'application/pdf']]);
    await send('l’espace partagé');
    expect([...folder.files.keys()].map((name) => name.replace(/^.*\//, ''))).toEqual([expect.stringMatching(/0001.*\.xml$/)]);
    expect(mail.received).toHaveLength(1);
    await page.goto(`/invoices/${draft}?full`);
    await expect(page.getByText('Arrivé à l’adresse e-mail')).toBeVisible();
    await expect(page.getByText('Arrivé à l’espace partagé')).toBeVisible();
    await page.goto('/settings/folder');
    await expect(page.getByText('1 document arrivé')).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('a sign-in that serves no more is told on every page', async () => {
    folder.fail(() => ({ kind: 'status', status: 401 }));
    await page.goto('/invoices');
    await page.getByRole('button', { name: 'Actions', exact: true }).click();
    await page.getByRole('menuitem', { name: /^Envoyer à l’espace partagé/ }).click();
    await page.getByRole('checkbox', { name: 'Les envoyer une seconde fois' }).check();
    await page.getByRole('dialog').getByRole('button', { name: 'Envoyer', exact: true }).click();
    await expect(page.getByRole('dialog').getByText('Rien ne part pour l’instant')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('dialog').getByRole('button', { name: 'Continuer en arrière-plan' }).click();
    const signal = page.getByRole('button', { name: /Dossier partagé .*à régler/ });
    await expect(signal).toBeVisible();
    await signal.click();
    await expect(page.getByText('L’utilisateur ou le mot de passe n’est pas bon.')).toBeVisible();
  });
  expect(wrong()).toEqual([]);
});
