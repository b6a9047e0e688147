// The government's mail in the browser, through the relay and its stand-in: listed, opened, paid by the code on the screen, linked.
import { expectAccessible } from './axe.ts';
import { newPerson, readScreen } from './people.ts';
import { startRelay } from './relay.ts';
import { expect, test } from './test.ts';

const DESK = { viewport: { width: 1440, height: 900 }, isMobile: false, hasTouch: false };
// The example of three years is made first, and then handed over to the relay.
test.describe.configure({ timeout: 300_000 });

test('mail of the practice e-Box is listed, opened with a warning, paid by its code and linked', async ({ browser }) => {
  const relay = await startRelay();
  const { context, page, wrong } = await newPerson(browser, relay, DESK);
  await page.goto('/');
  await page.getByRole('button', { name: /données d’exemple/ }).click();
  await expect(page.getByRole('button', { name: 'Exemple' })).toBeVisible({ timeout: 120_000 });
  await page.goto('/apps');
  await page.getByRole('button', { name: 'S’exercer avec e-Box Enterprise' }).click();
  await page.getByRole('link', { name: /^e-Box/ }).click();
  await expect(page.getByRole('link', { name: /Avis de cotisations/ })).toBeVisible({ timeout: 120_000 });
  await expectAccessible(page);

  await page.getByRole('link', { name: /Avis de cotisations/ }).click();
  await expect(page.getByRole('heading', { name: 'Avis de cotisations' })).toBeVisible();
  await page.getByRole('button', { name: 'Ouvrir le document' }).click();
  const asks = page.getByRole('alertdialog', { name: 'Ouvrir le document principal ?' });
  await asks.getByRole('button', { name: 'Ouvrir', exact: true }).click();
  await expect(page.getByText(/Gardé ici en entier/)).toBeVisible();
  await expect(page.getByText('1 250,40 €').first()).toBeVisible();
  await page.getByRole('button', { name: 'C’est juste' }).click();
  // EPC069-12: name, account, amount, structured communication.
  const code = (await readScreen({ context, page }, /Code QR/)).split('\n');
  expect([code[5], code[6], code[7], code[9]]).toEqual(['Office national de sécurité sociale (ONSS)', 'BE16985000000174', 'EUR1250.40', '090933755493']);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Lier le paiement' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Noter payé' }).click();
  await expect(page.getByText('Payé', { exact: true })).toBeVisible();
  expect(wrong()).toEqual([]);
  await relay.stop();
});
