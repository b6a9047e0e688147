// A document of several megabytes taken in on one device and wanted on another: it comes when it is opened or exported; offline that is said, and tried again.
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from '@playwright/test';
import JSZip from 'jszip';
import { expectAccessible } from './axe.ts';
import { connect, equal, newPerson, pair, type Person } from './people.ts';
import type { Relay } from './relay.ts';
import { beginCompany, keptOnDevice, rowsOf, switchOn } from './small-company.ts';
import { electronicInvoice, photoOfCode } from './supplier-papers.ts';
import { expect, test } from './test.ts';

const NOT_HERE = /pas encore sur cet appareil, et le relais n’a pas pu être joint/;

/** A phone and a computer of one company with purchases switched on. */
async function together(browser: Browser, relay: Relay): Promise<[phone: Person, computer: Person]> {
  const desk = { viewport: { width: 1440, height: 900 }, isMobile: false, hasTouch: false };
  const [phone, computer] = [await newPerson(browser, relay), await newPerson(browser, relay, desk)];
  await beginCompany(phone.page);
  await switchOn(phone.page);
  await connect(phone.page);
  await pair(phone, computer, 'Ordinateur');
  await equal(phone, computer);
  await phone.page.keyboard.press('Escape');
  return [phone, computer];
}

/** The accountant's file of this quarter, as it is downloaded. */
async function exported(page: Page): Promise<JSZip> {
  await page.goto('/accountant');
  await page.getByRole('button', { name: /trimestre/ }).click();
  await page.getByText('Ce trimestre').click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /Créer le ZIP/ }).click()]);
  return JSZip.loadAsync(await readFile(await download.path()));
}

test('offline the page says that the file is elsewhere, and the accountant’s file names what it lacks; with a network it has it', async ({ browser, relay }) => {
  const [phone, computer] = await together(browser, relay);
  // As large as invoices with their annexes are.
  const invoice = electronicInvoice();
  const large = Buffer.concat([invoice.buffer, Buffer.from(`<!--${'annexe '.repeat(400_000)}-->`)]);
  await phone.page.goto('/to-process');
  await phone.page.locator('[data-receive=files]').setInputFiles([{ ...invoice, buffer: large }]);
  await expect(phone.page.getByRole('link', { name: /Sanitherm/ })).toBeVisible();
  await equal(phone, computer);
  const { page, context } = computer;
  await page.goto('/to-process');
  await expect(page.getByRole('link', { name: /Sanitherm/ })).toBeVisible();
  const held = async () => (await rowsOf<{ state: string }>(page, 'files')).map(({ state }) => state);
  expect(await held()).toEqual(['away']);

  await keptOnDevice(page);
  await context.setOffline(true);
  await page.getByRole('link', { name: /Sanitherm/ }).click();
  await expect(page.getByText(NOT_HERE)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Réessayer' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: /Traiter/ }).click();
  await expect(page.getByText('Rien à traiter')).toBeVisible();
  const without = await exported(page);
  expect(Object.keys(without.files).sort()).toEqual(['Achats.csv', 'Fichiers manquants.txt', 'manifest.json']);
  expect(await without.file('Fichiers manquants.txt')!.async('string')).toMatch(/Achats\/2026-11-17 F26-104417 Sanitherm Distribution SA\.xml\r\n {2}Ce fichier n’est pas encore sur cet appareil/);
  await expect(page.getByText(/1 fichier reçu y manque/)).toBeVisible();
  // What went without its file is not called handed over.
  await expect(page.getByRole('button', { name: 'Marquer comptabilisés' })).toBeHidden();

  await context.setOffline(false);
  const whole = await exported(page);
  expect(await whole.file('Achats/2026-11-17 F26-104417 Sanitherm Distribution SA.xml')!.async('nodebuffer')).toEqual(large);
  expect(Object.keys(whole.files)).not.toContain('Fichiers manquants.txt');
  expect(await held()).toEqual(['here']);
  expect([...phone.wrong(), ...computer.wrong()]).toEqual([]);
});

test('opened on the other device it comes, and is tried again when the network is back', async ({ browser, relay }) => {
  const [phone, computer] = await together(browser, relay);
  const photo = await photoOfCode();
  // What follows the end of a picture nobody looks at, and everybody keeps.
  const large = Buffer.concat([photo.buffer, Buffer.alloc(2_500_000, 7)]);
  await phone.page.goto('/to-process');
  await phone.page.locator('[data-receive=files]').setInputFiles([{ ...photo, buffer: large }]);
  await expect(phone.page.getByRole('link', { name: /Sanitherm/ })).toBeVisible();
  await equal(phone, computer);
  const { page, context } = computer;
  await page.goto('/to-process');
  await keptOnDevice(page);
  await context.setOffline(true);
  await page.getByRole('link', { name: /Sanitherm/ }).click();
  await expect(page.getByText(NOT_HERE)).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByRole('img', { name: 'Photo photo.png' })).toBeVisible();
  expect([...phone.wrong(), ...computer.wrong()]).toEqual([]);
});
