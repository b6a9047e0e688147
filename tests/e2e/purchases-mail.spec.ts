// Mail of suppliers: a folder is named, tried and kept; what comes there is on two devices, once, and is read; the folder is forgotten again.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Dovecot, PASSWORD, USER } from '../mail/dovecot.ts';
import { message } from '../mail/messages.ts';
import { expectAccessible } from './axe.ts';
import { connect, newPerson, pair, type Person } from './people.ts';
import { type Relay, startRelay } from './relay.ts';
import { beginCompany, rowsOf, switchOn } from './small-company.ts';
import { printedInvoice } from './supplier-papers.ts';
import { expect, test as base } from './test.ts';

const test = base.extend<{ dovecot: Dovecot; mailRelay: Relay }>({
  dovecot: async ({}, use) => {
    const dovecot = await Dovecot.start();
    await use(dovecot);
    await dovecot.close();
  },
  mailRelay: async ({ dovecot }, use) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'carnet-authority-'));
    const authority = path.join(folder, 'ca.pem');
    await writeFile(authority, dovecot.ca);
    const relay = await startRelay({ env: { RELAY_IMAP_LOCAL: '1', NODE_EXTRA_CA_CERTS: authority } });
    await use(relay);
    await relay.stop();
    await rm(folder, { recursive: true });
  }
});

interface Row {
  id: string;
  name: string;
  number: string;
  total: number;
  hashes: string[];
  flags: number;
}
const purchases = async ({ page }: Person) =>
  (await rowsOf<Row>(page, 'purchases')).map(({ id, name, number, total, hashes, flags }) => ({ id, name, number, total, hashes, flags })).sort((a, b) => (a.id < b.id ? -1 : 1));

test('a mail folder is tried in words, and its mail is on two devices, once, read', async ({ browser, dovecot, mailRelay }) => {
  const [first, second] = [await newPerson(browser, mailRelay), await newPerson(browser, mailRelay)];
  const { page } = first;
  await beginCompany(page);
  await switchOn(page);
  await page.goto('/settings/purchases');
  await expect(page.getByText(/Il faut d’abord connecter l’entreprise à un relais/)).toBeVisible();
  await connect(page);
  await pair(first, second, 'Ordinateur du bureau');

  await page.goto('/settings/purchases');
  await page.getByRole('button', { name: 'Dossier de messagerie' }).click();
  const sheet = page.getByRole('dialog', { name: 'Dossier de messagerie' });
  await sheet.getByLabel('Serveur IMAP').fill(`localhost:${dovecot.ports.tls}`);
  await sheet.getByLabel('Utilisateur').fill(USER);
  await sheet.getByLabel('Mot de passe').fill('not this one');
  await sheet.getByRole('button', { name: 'Essayer' }).click();
  await expect(sheet.getByText('Utilisateur ou mot de passe refusé.')).toBeVisible();
  await expectAccessible(page);
  await sheet.getByLabel('Mot de passe').fill(PASSWORD);
  await sheet.getByRole('button', { name: 'Essayer' }).click();
  await expect(sheet.getByText('Cela fonctionne.')).toBeVisible();
  await sheet.getByLabel('Dossier', { exact: true }).selectOption('Factures');
  await sheet.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText(`${USER} · Factures`)).toBeVisible();
  await expectAccessible(page);

  const paper = await printedInvoice();
  await dovecot.deliver(message({ subject: 'Pas dans ce dossier' }));
  await dovecot.deliver(message({ parts: [{ name: paper.name, type: paper.mimeType, bytes: paper.buffer }] }), 'Factures');
  await dovecot.deliver(message({ from: 'Compta <rappels@brasserie.example>', subject: 'Rappel', text: 'Où en est le paiement ?' }), 'Factures');
  for (const { page: on } of [first, second]) {
    await on.goto('/to-process');
    await expect(on.getByRole('link', { name: /Bois du Condroz/ })).toBeVisible();
    await expect(on.getByRole('link', { name: /rappels@brasserie/ })).toBeVisible();
  }
  await expect.poll(async () => JSON.stringify(await purchases(first)) === JSON.stringify(await purchases(second))).toBe(true);
  const all = await purchases(second);
  expect(all).toHaveLength(2);
  expect(all.find(({ number }) => number !== '')).toMatchObject({ name: expect.stringMatching(/^Bois du Condroz/) as unknown, number: 'B-2026-0417', total: paper.cents });
  // Read on both, its lines are there once.
  await second.page.getByRole('link', { name: /Bois du Condroz/ }).click();
  await expect(second.page.getByLabel('HTVA')).toHaveCount(1);
  await expect(second.page.getByText('Lignes, TVA et total concordent avec la page')).toBeVisible();
  await page.getByRole('link', { name: /rappels@brasserie/ }).click();
  await page.getByRole('tab', { name: 'Document' }).click();
  await expect(page.getByLabel('Document', { exact: true }).getByText('Où en est le paiement ?')).toBeInViewport();
  await expectAccessible(page);

  await page.goto('/settings/purchases');
  await expect(page.getByText(/^Lu le/)).toBeVisible();
  await page.getByRole('button', { name: 'Retirer', exact: true }).click();
  await expect(page.getByText(`${USER} · Factures`)).toBeHidden();
  expect(await dovecot.files('Factures')).toHaveLength(2);
  expect([...first.wrong(), ...second.wrong()]).toEqual([]);
  await first.context.close();
  await second.context.close();
});
