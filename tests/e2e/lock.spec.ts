// The app lock: a curtain on start and after a while out of sight, on every address and in every tab, that nobody is trapped behind.
import type { Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { COMPANY, makeCompany } from './new-company.ts';
import { expect, test } from './test.ts';

const PIN = '7391';

async function setPin(page: Page): Promise<void> {
  await makeCompany(page);
  await page.goto('/settings/lock');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Mettre un code' }).click();
  await page.getByLabel('Nouveau code').fill('1234');
  await page.getByLabel('Encore une fois').fill('1234');
  await page.getByRole('button', { name: 'Garder ce code' }).click();
  await expect(page.getByText('Trop facile à deviner')).toBeVisible();
  await page.getByLabel('Nouveau code').fill(PIN);
  await page.getByRole('button', { name: 'Garder ce code' }).click();
  await expect(page.getByText('Les deux codes diffèrent')).toBeVisible();
  await page.getByLabel('Encore une fois').fill(PIN);
  await page.getByRole('button', { name: 'Garder ce code' }).click();
  await expect(page.getByRole('button', { name: 'Retirer le verrou' })).toBeVisible();
}

const open = async (page: Page, pin = PIN) => {
  await page.getByLabel('Code', { exact: true }).fill(pin);
  await page.getByRole('button', { name: 'Ouvrir', exact: true }).click();
};

/** As when the app goes to the background, and comes back. */
const sight = (page: Page, state: 'hidden' | 'visible') =>
  page.evaluate((value) => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => value });
    document.dispatchEvent(new Event('visibilitychange'));
  }, state);

test('locked on start, at any address and in every tab; the PIN itself is kept nowhere', async ({ context, page }) => {
  await setPin(page);
  for (const address of ['/', '/settings/company', '/customers', '/begin']) {
    await page.goto(address);
    await expect(page.getByLabel('Code', { exact: true })).toBeVisible();
    await expect(page.getByText(COMPANY.name)).toHaveCount(0);
  }
  await expectAccessible(page);
  // Escape twice closes other dialogs, and shortcuts act on other pages: not here.
  for (const key of ['Escape', 'Escape', 'n', '?']) await page.keyboard.press(key);
  await expect(page.getByLabel('Code', { exact: true })).toBeVisible();

  const second = await context.newPage();
  await second.goto('/settings/company');
  await expect(second.getByLabel('Code', { exact: true })).toBeVisible();
  await expect(second.getByText(COMPANY.name)).toHaveCount(0);
  await open(second);
  await expect(second.getByLabel('Nom', { exact: true })).toHaveValue(COMPANY.name);
  await expect(page.getByText(COMPANY.name)).toHaveCount(0);
  await open(page);
  await expect(page.getByRole('button', { name: COMPANY.name })).toBeVisible();

  const kept = await page.evaluate(async () => {
    const request = indexedDB.open('carnet-device');
    const db = await new Promise<IDBDatabase>((resolve) => (request.onsuccess = () => resolve(request.result)));
    const all = db.transaction('preferences').objectStore('preferences').getAll();
    const rows = await new Promise((resolve) => (all.onsuccess = () => resolve(all.result)));
    db.close();
    return JSON.stringify(rows) + JSON.stringify({ ...localStorage }) + JSON.stringify({ ...sessionStorage });
  });
  expect(kept).toContain('"iterations":600000');
  expect(kept).not.toContain(PIN);
});

test('falls after a while out of sight, and what was being typed is still there', async ({ page }) => {
  await setPin(page);
  await page.getByLabel('Quand Carnet n’est plus à l’écran').selectOption('1');
  await page.goto('/settings/company');
  await page.clock.install();
  await open(page);
  await page.getByLabel('Rue et numéro').fill('Rue Basse 2');
  await sight(page, 'hidden');
  await page.clock.fastForward(30_000);
  await sight(page, 'visible');
  await expect(page.getByLabel('Rue et numéro')).toBeVisible();
  await sight(page, 'hidden');
  await page.clock.fastForward(61_000);
  await sight(page, 'visible');
  await expect(page.getByLabel('Code', { exact: true })).toBeVisible();
  await expect(page.getByLabel('Rue et numéro')).toBeHidden();
  await open(page);
  await expect(page.getByLabel('Rue et numéro')).toHaveValue('Rue Basse 2');
});

test('wrong tries make one wait, a reload does not shorten it, and the wait ends', async ({ page }) => {
  await setPin(page);
  await page.goto('/');
  for (let i = 0; i < 5; i++) {
    await expect(page.getByRole('button', { name: 'Ouvrir', exact: true })).toBeEnabled();
    await open(page, '9999');
    await expect(page.getByLabel('Code', { exact: true })).toHaveValue('');
    await expect(page.getByText(i < 4 ? 'Ce n’est pas ce code' : /Trop d’essais\s: réessayez dans 0:\d\d/)).toBeVisible();
  }
  await page.clock.install();
  await page.reload();
  await expect(page.getByText(/Trop d’essais/)).toBeVisible();
  await page.clock.fastForward(31_000);
  await expect(page.getByText(/Trop d’essais/)).toBeHidden();
  await open(page);
  await expect(page.getByRole('heading', { name: COMPANY.name })).toBeVisible();
});

test('a forgotten PIN: the ways out are said, and the last one leaves an empty app without lock', async ({ page }) => {
  await setPin(page);
  await page.goto('/');
  await page.getByRole('button', { name: 'Code oublié' }).click();
  const sheet = page.getByRole('alertdialog');
  await expect(sheet).toContainText('Vos données sont toujours là');
  await expect(sheet.getByRole('button', { name: 'Tout retirer' })).toBeDisabled();
  await sheet.getByLabel(/Pour tout retirer/).fill('Effacer');
  await sheet.getByRole('button', { name: 'Tout retirer' }).click();
  await expect(page.getByRole('link', { name: 'Commencer mon entreprise' })).toBeVisible();
  await expect(page.getByText(COMPANY.name)).toHaveCount(0);
});

test('taken off with the PIN only', async ({ page }) => {
  await setPin(page);
  await page.getByRole('button', { name: 'Retirer le verrou' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('Code', { exact: true }).fill('5555');
  await sheet.getByRole('button', { name: 'Continuer' }).click();
  await expect(sheet.getByText('Ce n’est pas ce code')).toBeVisible();
  await sheet.getByLabel('Code', { exact: true }).fill(PIN);
  await sheet.getByRole('button', { name: 'Continuer' }).click();
  await expect(page.getByRole('button', { name: 'Mettre un code' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('button', { name: 'Mettre un code' })).toBeVisible();
});

test('face or finger, where the device has it, with the PIN as the other way', async ({ context, page }) => {
  const session = await context.newCDPSession(page);
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true }
  });
  await setPin(page);
  await page.getByRole('button', { name: 'Ajouter' }).click();
  await expect(page.getByRole('button', { name: 'Retirer', exact: true })).toBeVisible();
  await page.goto('/settings/company');
  // Asked for by itself on opening.
  await expect(page.getByLabel('Nom', { exact: true })).toHaveValue(COMPANY.name);
});
