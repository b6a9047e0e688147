// The government's mail handed on: as an archive with all documents, to the accountant who sees and changes nothing, into purchases and back.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import JSZip from 'jszip';
import { bytesOf } from '../../relay/sandbox/ebox/message.ts';
import { connectEbox, test } from './ebox-there.ts';
import { letIn } from './members.ts';
import { connect, newPerson } from './people.ts';
import { beginCompany, switchOn } from './small-company.ts';
import { expect } from './test.ts';

const DESK = { viewport: { width: 1440, height: 900 }, isMobile: false, hasTouch: false };
test.describe.configure({ timeout: 300_000 });

async function zipOf(page: Page): Promise<JSZip> {
  const coming = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: /Exporter en ZIP/ }).click();
  return JSZip.loadAsync(await readFile(await (await coming).path()));
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

test('mail is archived with its documents, shown to the accountant, taken over into purchases and back', async ({ browser, there }) => {
  const [owner, accountant] = [await newPerson(browser, there.relay, DESK), await newPerson(browser, there.relay, DESK)];
  const { page } = owner;
  await beginCompany(page);
  await connect(page, 'Ordinateur du bureau');
  await switchOn(page);
  await connectEbox(page, there);

  await page.getByRole('link', { name: /Avis de cotisations/ }).click();
  await page.getByRole('button', { name: 'Ouvrir le document' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Ouvrir', exact: true }).click();
  await expect(page.getByText(/Gardé ici en entier/)).toBeVisible();
  await page.getByRole('button', { name: 'C’est juste' }).click();
  await expect(page.getByRole('img', { name: /Code QR/ })).toBeVisible();

  const sent = there.state.providers.flatMap(({ messages }) => messages).find(({ subject }) => subject.fr === 'Avis de cotisations')!;
  const [attachment] = sent.attachments;
  await test.step('one message: its document as the government sent it, its data, a page and a list', async () => {
    await page.getByRole('button', { name: 'Autres actions' }).click();
    const zip = await zipOf(page);
    const files = Object.keys(zip.files).filter((name) => !name.endsWith('/'));
    const own = files.find((name) => name.endsWith(`/${attachment!.fileName}`))!;
    expect(own).toMatch(/^e-Box\/\d{4}-\d\d-\d\d .*Avis de cotisations .{6}\//);
    const bytes = await zip.file(own)!.async('uint8array');
    expect(Buffer.from(bytes).equals(bytesOf(attachment!))).toBe(true);
    const folder = own.slice(0, own.lastIndexOf('/'));
    const data = JSON.parse(await zip.file(`${folder}/message.json`)!.async('string')) as { message: { id: string }; payment: { cents: number; iban: string }; files: { file: string; sha256: string }[]; notFetched: unknown[] };
    expect([data.message.id, data.payment.cents, data.payment.iban, data.notFetched]).toEqual([sent.id, 125_040, 'BE16985000000174', []]);
    expect(data.files.map(({ file, sha256: hash }) => [file, hash])).toEqual([[attachment!.fileName, sha256(bytes)]]);
    const html = await zip.file(`${folder}/Aperçu.html`)!.async('string');
    expect(html).toContain('<h1>Avis de cotisations</h1>');
    expect(html).not.toContain('<script');
    const manifest = JSON.parse(await zip.file('manifest.json')!.async('string')) as { files: { path: string; sha256: string }[] };
    expect(manifest.files.find(({ path }) => path === own)?.sha256).toBe(sha256(bytes));
    expect(await zip.file('e-Box.csv')!.async('string')).toContain('Avis de cotisations');
  });

  await test.step('the accountant sees it, takes the same along, and can neither open what was not nor change anything', async () => {
    await letIn(owner, accountant, 'Fiduciaire Delvaux', 'accountant');
    const seen = accountant.page;
    await seen.goto('/e-box');
    await seen.getByRole('link', { name: /Avis de cotisations/ }).click();
    await expect(seen.getByText(/Gardé ici en entier/)).toBeVisible();
    await expect(seen.getByRole('button', { name: 'Archiver' })).toHaveCount(0);
    await expect(seen.getByRole('button', { name: 'Modifier les informations de paiement' })).toHaveCount(0);
    await expect(seen.getByRole('button', { name: 'Lier le paiement' })).toHaveCount(0);
    await seen.getByRole('button', { name: 'Autres actions' }).click();
    await expect(seen.getByRole('menuitem')).toHaveCount(1);
    const zip = await zipOf(seen);
    const own = Object.keys(zip.files).find((name) => name.endsWith(`/${attachment!.fileName}`))!;
    expect(Buffer.from(await zip.file(own)!.async('uint8array')).equals(bytesOf(attachment!))).toBe(true);
    // Nothing is fetched from the government for who only looks.
    const asked = there.state.asked.length;
    await seen.goto('/e-box');
    await seen.getByRole('link', { name: /Envoi recommandé/ }).click();
    await expect(seen.getByText(/Il n’a pas encore été ouvert/)).toBeVisible();
    await expect(seen.getByRole('button', { name: 'Ouvrir le document' })).toHaveCount(0);
    expect(there.state.asked.slice(asked).filter((one) => one.includes('attachments'))).toEqual([]);
  });

  await test.step('all that is in sight: what was not opened is named as missing', async () => {
    await page.goto('/e-box');
    await page.getByRole('checkbox', { name: 'Tout choisir' }).check();
    await page.getByRole('button', { name: 'Actions' }).click();
    const zip = await zipOf(page);
    const missing = Object.keys(zip.files).find((name) => name.startsWith('Fichiers manquants'))!;
    expect(await zip.file(missing)!.async('string')).toContain('Pas encore ouvert');
    expect(Object.keys(zip.files).filter((name) => name.endsWith('message.json'))).toHaveLength(there.state.providers.flatMap(({ messages }) => messages).length);
  });

  await test.step('taken over into purchases, its payment is there, and comes back', async () => {
    await page.getByRole('link', { name: /Avis de cotisations/ }).click();
    await page.getByRole('button', { name: 'Autres actions' }).click();
    await page.getByRole('menuitem', { name: 'Reprendre dans les achats' }).click();
    await expect(page.getByText('son paiement s’y trouve')).toBeVisible();
    await expect(page.getByRole('img', { name: /Code QR/ })).toHaveCount(0);
    await page.getByRole('link', { name: 'Ouvrir l’achat' }).click();
    await expect(page.getByLabel('Total écrit sur le document')).toHaveValue(/1\s?250,40/);
    await page.goBack();
    await page.getByRole('button', { name: 'Annuler' }).first().click();
    await expect(page.getByRole('img', { name: /Code QR/ })).toBeVisible();
  });
  expect([...owner.wrong(), ...accountant.wrong()]).toEqual([]);
});
