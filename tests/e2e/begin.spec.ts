// The first screen: a company in a minute, or sample data in and out again; wrong numbers said in words; four languages.
import { expectAccessible } from './axe.ts';
import { COMPANY, makeCompany } from './new-company.ts';
import { expect, test } from './test.ts';

test('a company is begun: each fault in words, numbers printed as people write them, the next number shown', async ({ page }) => {
  await page.goto('/');
  await expect(page).toHaveURL('/begin');
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Commencer mon entreprise' }).click();
  const create = page.getByRole('button', { name: 'Créer mon entreprise' });
  const number = page.getByLabel('Numéro d’entreprise');
  const iban = page.getByLabel('Compte (IBAN)');

  await create.click();
  await expect(page.getByRole('alert')).toContainText('Numéro d’entreprise, Nom, Rue et numéro, Code postal, Localité, Compte (IBAN)');
  await expect(number).toBeFocused();
  await expectAccessible(page);

  for (const [typed, words] of [
    ['0987654395', /n’existe pas/],
    ['2987654394', /commence par 0 ou par 1/],
    ['09876543941', /dix chiffres/],
    ['BE abc', /que des chiffres/]
  ] as const) {
    await number.fill(typed);
    await expect(page.getByText(words).first()).toBeVisible();
  }
  await number.fill('BE 1000.000.120');
  await number.blur();
  await expect(number).toHaveValue('1000.000.120');
  await number.fill('be0987654394');

  for (const [typed, words] of [
    ['BE17 9850 0000 0174', /IBAN n’existe pas/],
    ['XX16 9850 0000 0174', /Aucun pays/],
    ['BE16 9850 0000 01740', /trop court ou trop long/],
    ['985-0000001-74', /deux lettres et deux chiffres/]
  ] as const) {
    await iban.fill(typed);
    await iban.blur();
    await expect(page.getByText(words)).toBeVisible();
  }
  await iban.fill('be89 7350 0000 0085');
  await expect(page.getByText(/KBC.*KREDBEBB/)).toBeVisible();
  await iban.fill(COMPANY.iban.replaceAll(' ', ''));
  await iban.blur();
  await expect(iban).toHaveValue(COMPANY.iban);

  await page.getByLabel('Nom', { exact: true }).fill('<img src=x onerror=alert(1)> & Fils');
  await page.getByLabel('Rue et numéro').fill(COMPANY.street);
  await page.getByLabel('Code postal').fill(COMPANY.postcode);
  await page.getByLabel('Localité').fill(COMPANY.city);
  await page.getByLabel(/Franchise de la taxe/).check();
  await expect(page.getByText(/Régime particulier de la franchise de taxe/)).toBeVisible();
  await page.getByLabel('Ma dernière facture était').fill('F2026-0115');
  await expect(page.getByText(/La prochaine sera \d{4}-0116/)).toBeVisible();
  await create.click();

  await expect(page).toHaveURL('/');
  await page.goto('/begin');
  await expect(page.getByRole('button', { name: '<img src=x onerror=alert(1)> & Fils' })).toContainText('0987.654.394');
});

test('what was typed is still there when the disk is full', async ({ page }) => {
  await page.goto('/begin/company');
  await page.getByLabel('Nom', { exact: true }).fill('Lambert');
  // Every write to a database ends as it does without room.
  await page.evaluate(() => {
    IDBObjectStore.prototype.add = IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await page.getByLabel('Numéro d’entreprise').fill(COMPANY.enterpriseNumber);
  await page.getByLabel('Rue et numéro').fill(COMPANY.street);
  await page.getByLabel('Code postal').fill(COMPANY.postcode);
  await page.getByLabel('Localité').fill(COMPANY.city);
  await page.getByLabel('Compte (IBAN)').fill(COMPANY.iban);
  await page.getByRole('button', { name: 'Créer mon entreprise' }).click();
  await expect(page.getByRole('alert')).toContainText('Il n’y a plus de place sur cet appareil');
  await expect(page.getByLabel('Nom', { exact: true })).toHaveValue('Lambert');
  await page.goto('/begin');
  await expect(page.getByText('Sur cet appareil')).toBeHidden();
});

test('sample data come in, are marked everywhere, and go in one tap; one’s own company stays', async ({ page }) => {
  await makeCompany(page);
  await page.goto('/begin');
  await page.getByRole('button', { name: /données d’exemple/ }).click();
  await expect(page.getByRole('progressbar')).toBeVisible();
  await page.getByRole('button', { name: 'Annuler' }).click();
  await expect(page.getByRole('progressbar')).toBeHidden();
  await page.reload();
  await expect(page.getByRole('button', { name: COMPANY.name })).toBeVisible();
  await expect(page.getByRole('button', { name: /Exemple/ })).toBeHidden();

  await page.getByRole('button', { name: /données d’exemple/ }).click();
  await expect(page).toHaveURL('/', { timeout: 120_000 });
  for (const address of ['/customers', '/settings']) {
    await page.goto(address);
    await expect(page.getByRole('button', { name: 'Exemple' })).toBeVisible();
  }
  await page.getByRole('button', { name: 'Exemple' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Retirer' }).click();
  await expect(page).toHaveURL('/begin');
  await expect(page.getByRole('button', { name: COMPANY.name })).toBeVisible();
  await expect(page.getByText('Chauffage Lambrecht')).toBeHidden();
  expect(await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))).not.toContain('carnet-sample');
});

test.describe('languages', () => {
  for (const [locale, start, name, other] of [
    ['nl-BE', 'Mijn onderneming beginnen', 'Naam', 'fr'],
    ['de-BE', 'Mein Unternehmen anlegen', 'Name', 'nl'],
    ['en-GB', 'Start my company', 'Name', 'de'],
    ['pt-BR', 'Commencer mon entreprise', 'Nom', 'en']
  ] as const) {
    test(`a browser in ${locale}`, async ({ browser, relay }) => {
      const context = await browser.newContext({ locale, baseURL: relay.url, viewport: { width: 360, height: 740 } });
      const page = await context.newPage();
      await page.goto('/begin');
      await expect(page.getByRole('link', { name: start })).toBeVisible();
      await expect(page.locator('html')).toHaveAttribute('lang', locale === 'pt-BR' ? 'fr' : locale.slice(0, 2));
      await page.getByRole('link', { name: start }).click();
      await expect(page.getByLabel(name, { exact: true })).toBeVisible();
      // Nothing wider than the narrowest phone.
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
      await page.goto('/begin');
      await page.getByRole('combobox').selectOption(other);
      await expect(page.locator('html')).toHaveAttribute('lang', other);
      await page.reload();
      await expect(page.locator('html')).toHaveAttribute('lang', other);
      await context.close();
    });
  }
});
