// Text recognition: off until switched on, kept on the device from then on, reads photos and scans with no network, can be stopped, and goes when it is switched off.
import type { Page } from '@playwright/test';
import { KEPT_BYTES, KEPT_CACHE } from '#features/recognition/kept-size.ts';
import { expectAccessible } from './axe.ts';
import { expect, test } from './begun.ts';
import { photoOfInvoice, scannedInvoice } from './drawn-papers.ts';
import { makeCompany } from './new-company.ts';
import { keptOnDevice, switchOn } from './small-company.ts';

const LOADED = 'Chargée sur cet appareil, aussi sans réseau.';

/** Addresses in the caches of the device that only text recognition needs. */
const keptFiles = (page: Page) =>
  page.evaluate(async () => {
    const found: string[] = [];
    for (const name of await caches.keys()) for (const { url } of await (await caches.open(name)).keys()) if (/tesseract|traineddata|words\.worker/.test(url)) found.push(`${name} ${new URL(url).pathname.split('/').at(-1)!.split(/[.-]/)[0]}`);
    return found.sort();
  });

async function receive(page: Page, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
  await page.goto('/to-process');
  await page.locator('[data-receive=files]').setInputFiles([file]);
}

/** The numbers of the purchases of each company that has any. */
const purchasesOf = (page: Page) =>
  page.evaluate(async () => {
    const found: string[][] = [];
    for (const { name } of await indexedDB.databases()) {
      const db = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open(name!);
        request.addEventListener('success', () => resolve(request.result));
      });
      if (db.objectStoreNames.contains('purchases')) {
        const rows = await new Promise<{ number: string }[]>((resolve) => {
          const request = db.transaction('purchases').objectStore('purchases').getAll();
          request.addEventListener('success', () => resolve(request.result));
        });
        if (rows.length > 0) found.push(rows.map(({ number }) => number));
      }
      db.close();
    }
    return found;
  });

/** What the invoice of drawn-papers.ts says, filled in and marked as read. */
async function expectRead(page: Page): Promise<void> {
  await expect(page.getByLabel('Numéro', { exact: true })).toHaveValue('2026-0217');
  await expect(page.getByRole('combobox', { name: 'Fournisseur' })).toHaveValue('Menuiserie Delvaux SRL');
  await expect(page.getByLabel('Date', { exact: true })).toHaveValue('12/11/2026');
  await expect(page.getByLabel('Total écrit sur le document')).toHaveValue(/^1\s740,00$/);
  await expect(page.getByLabel('Compte (IBAN)')).toHaveValue('BE80 9850 0001 0177');
  await expect(page.getByLabel('Communication')).toHaveValue('+++202/6000/21717+++');
  await expect(page.getByText(/^(?:Lu|À vérifier)$/)).not.toHaveCount(0);
  await expect(page.getByText('Lignes, TVA et total concordent avec la page')).toBeVisible();
}

test('a photo is read with no network, on the device alone', async ({ page, context, browser }) => {
  await switchOn(page, 'Reconnaissance de texte');
  await expect(page.getByText('Sert avec « Achats », qui n’est pas activé.')).toBeVisible();
  await keptOnDevice(page);
  expect(await keptFiles(page)).toEqual([]);
  await switchOn(page);
  await expect(page.getByText(LOADED)).toBeVisible();
  await expectAccessible(page);
  expect(await keptFiles(page)).toEqual(['fra', 'nld', 'tesseract', 'words'].map((file) => `${KEPT_CACHE} ${file}`));
  const bytes = await page.evaluate(async (name) => {
    const cache = await caches.open(name);
    let sum = 0;
    for (const request of await cache.keys()) sum += (await (await cache.match(request))!.blob()).size;
    return sum;
  }, KEPT_CACHE);
  expect(Math.abs(bytes - KEPT_BYTES) / KEPT_BYTES).toBeLessThan(0.1);

  await context.setOffline(true);
  const photo = await photoOfInvoice(browser);
  await page.goto('/to-process');
  // What keeps the page from answering meanwhile, in milliseconds.
  await page.evaluate(() => {
    const longest = globalThis as unknown as { longest: number };
    longest.longest = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longest.longest = Math.max(longest.longest, duration);
    }).observe({ type: 'longtask' });
  });
  const began = Date.now();
  await page.locator('[data-receive=files]').setInputFiles([photo]);
  await expect(page.getByRole('link', { name: /Delvaux/ })).toBeVisible();
  const took = Date.now() - began;
  await page.getByRole('link', { name: /Delvaux/ }).click();
  await expectRead(page);
  // Here some 100 of 4,000: read in the page itself it would be most of it. By shares, for any machine.
  expect(await page.evaluate(() => (globalThis as unknown as { longest: number }).longest)).toBeLessThan(took / 4);
  await expectAccessible(page);
  await page.getByText('Historique').click();
  await expect(page.getByText(/lu sur l’image/)).toBeVisible();
});

test('a scan without text is read like a photo', async ({ page, browser }) => {
  await switchOn(page);
  await switchOn(page, 'Reconnaissance de texte');
  await expect(page.getByText(LOADED)).toBeVisible();
  await receive(page, await scannedInvoice(browser));
  await page.getByRole('link', { name: /Delvaux/ }).click();
  await expectRead(page);
});

test('a reading that is stopped leaves the document as it came, until it is asked for again', async ({ page, browser }) => {
  await switchOn(page);
  await switchOn(page, 'Reconnaissance de texte');
  await expect(page.getByText(LOADED)).toBeVisible();
  // Another tab is reading: this one waits, and shows that it does.
  await page.goto('/to-process');
  await page.evaluate(() => void navigator.locks.request('carnet:words', () => new Promise((resolve) => addEventListener('read-on', resolve, { once: true }))));
  await page.locator('[data-receive=files]').setInputFiles([await photoOfInvoice(browser, 'porte.jpg')]);
  await expect(page.getByText('Lecture du texte de porte.jpg')).toBeVisible();
  // Nothing is known of its amount yet, which is not 0,00.
  await expect(page.getByRole('row').filter({ hasText: 'porte.jpg' }).getByText('lecture…')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'porte.jpg' }).click();
  await page.getByRole('button', { name: 'Arrêter' }).click();
  await expect(page.getByText(/La lecture du texte n’est pas allée jusqu’au bout/)).toBeVisible();
  await expect(page.getByLabel('Numéro', { exact: true })).toHaveValue('');
  await page.evaluate(() => dispatchEvent(new Event('read-on')));
  await page.getByRole('button', { name: 'Autres actions' }).click();
  await page.getByRole('menuitem', { name: 'Lire à nouveau' }).click();
  await expectRead(page);
  await expect(page.getByText(/n’est pas allée jusqu’au bout/)).toBeHidden();
});

test('what is read goes to the company that received it, whichever is open when it is', async ({ page, browser }) => {
  await makeCompany(page, { name: 'Toitures Simon', enterpriseNumber: '0812.345.603' });
  await switchOn(page);
  await switchOn(page, 'Reconnaissance de texte');
  await expect(page.getByText(LOADED)).toBeVisible();
  await page.goto('/to-process');
  await page.evaluate(() => void navigator.locks.request('carnet:words', () => new Promise((resolve) => addEventListener('read-on', resolve, { once: true }))));
  await page.locator('[data-receive=files]').setInputFiles([await photoOfInvoice(browser, 'porte.jpg')]);
  await expect(page.getByText('Lecture du texte de porte.jpg')).toBeVisible();
  await page.getByRole('button', { name: 'Toitures Simon' }).click();
  await page.getByRole('menuitem', { name: 'Autre entreprise' }).click();
  await page.getByRole('button', { name: /Chauffage Lambrecht/ }).click();
  await expect(page.getByRole('button', { name: 'Chauffage Lambrecht' })).toBeVisible();
  await page.evaluate(() => dispatchEvent(new Event('read-on')));
  await expect.poll(() => purchasesOf(page)).toEqual([['2026-0217']]);
});

test.describe('with no network', () => {
  test.use({ expectedErrors: /ERR_INTERNET_DISCONNECTED/ });

  test('it comes as soon as there is one, and goes when it is switched off', async ({ page, context }) => {
    await switchOn(page);
    await keptOnDevice(page);
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Activer Reconnaissance de texte' }).click();
    await expect(page.getByText('La reconnaissance de texte sera chargée dès qu’il y a du réseau.')).toBeVisible();
    await expectAccessible(page);
    await context.setOffline(false);
    await expect(page.getByText(LOADED)).toBeVisible();
    await page.getByRole('button', { name: 'Autres actions pour Reconnaissance de texte' }).click();
    await page.getByRole('menuitem', { name: 'Désactiver' }).click();
    await expect(page.getByText(LOADED)).toBeHidden();
    await expect.poll(() => keptFiles(page)).toEqual([]);
  });
});
