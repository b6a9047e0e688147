// The editor under rough hands: lines moved by keys, a second tab, a tab that dies while one types, input that makes no sense.
import type { Page } from '@playwright/test';
import { newCustomer, rowsOf, typeLine } from './small-company.ts';
import { expect, test } from './begun.ts';

const lines = (page: Page) => page.locator('[data-line] .name').allTextContents();

async function begun(page: Page): Promise<void> {
  await page.goto('/invoices/new');
  await newCustomer(page, 'Ahmed Benali');
}

test('lines move by keys, and undo takes the move back; another tab sees it', async ({ page, context }) => {
  await begun(page);
  await typeLine(page, { name: 'Première', price: '10' });
  await page.getByLabel('Prix HTVA').press('Enter');
  await typeLine(page, { name: 'Seconde', price: '20' });
  await page.keyboard.press('Escape');
  await expect.poll(() => lines(page)).toEqual(['Première', 'Seconde']);
  await page.locator('[data-line] .folded').last().focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(() => lines(page)).toEqual(['Seconde', 'Première']);
  await page.keyboard.press('Control+z');
  await expect.poll(() => lines(page)).toEqual(['Première', 'Seconde']);
  await expect(page.getByText(/gardé à/)).toBeVisible();

  const other = await context.newPage();
  await other.goto(new URL(page.url()).pathname);
  await expect.poll(() => lines(other)).toEqual(['Première', 'Seconde']);
  await other.locator('[data-line] .folded').first().click();
  await other.getByLabel('Prix HTVA').fill('15');
  await expect(page.getByText('1 pc × 15,00')).toBeVisible();
});

test('a tab that dies while one types loses nothing that was kept, and writes nothing by halves', async ({ page, context }) => {
  await begun(page);
  await typeLine(page, { name: 'Gardée', price: '33' });
  await expect(page.getByText(/gardé à/)).toBeVisible();
  const address = new URL(page.url()).pathname;
  await page.getByRole('combobox', { name: 'Description' }).press('End');
  await page.keyboard.type(' puis tuée');
  await page.close({ runBeforeUnload: false });
  const again = await context.newPage();
  await again.goto(address);
  await expect(again.getByText(/^Gardée/)).toBeVisible();
  await expect(again.getByText('1 pc × 33,00')).toBeVisible();
});

test('absurd input is refused in words or kept as text, and runs nothing', async ({ page }) => {
  await begun(page);
  const hostile = '<img src=x onerror="globalThis.ran=1"> 🙂 עברית \u0007';
  await typeLine(page, { name: hostile + 'a'.repeat(9_900) });
  for (const number of ['NaN', '1e21', '-0', '12,34567', '9999999999']) {
    await page.getByLabel('Prix HTVA').fill(number);
    await page.getByLabel('Quantité').focus();
    await expect(page.getByLabel('Prix HTVA')).toHaveAttribute('aria-invalid', 'true');
  }
  await page.getByLabel('Prix HTVA').fill('999999999');
  await page.getByLabel('Quantité').fill('999999999');
  await expect(page.getByText('Les montants sont trop grands pour être comptés.')).toBeVisible();
  await page.getByRole('button', { name: 'Émettre la facture' }).click();
  await expect(page.getByRole('dialog').getByText('Les montants sont trop grands.')).toBeVisible();
  await page.getByRole('dialog').getByRole('button', { name: 'Retour' }).click();
  await page.getByLabel('Quantité').fill('1');
  await page.getByRole('button', { name: 'Émettre la facture' }).click();
  await expect(page.getByRole('dialog').getByText('U+0007')).toBeVisible();
  expect(await page.evaluate(() => 'ran' in globalThis)).toBe(false);
});

test('what cannot be read is never issued: a price of 1.000, a date that does not exist', async ({ page }) => {
  await begun(page);
  await typeLine(page, { name: 'Pompe', quantity: '2', price: '12,50' });
  const price = page.getByLabel('Prix HTVA');
  await price.fill('1.000');
  await price.press('Enter');
  await expect(price, 'the line stays open').toHaveValue('1.000');
  await expect(page.getByText('Écrivez 1,000 ou 1 000')).toBeVisible();
  await page.getByRole('button', { name: 'Émettre la facture' }).click();
  const sheet = page.getByRole('dialog');
  await expect(sheet.getByRole('button', { name: 'Émettre', exact: true })).toBeHidden();
  await sheet.getByRole('button', { name: '« Prix HTVA » ne peut pas être lu' }).click();
  await expect(price).toBeFocused();
  await price.fill('1 000');
  await page.getByRole('button', { name: 'Émettre la facture' }).click();
  const date = sheet.getByLabel('Date', { exact: false });
  await date.fill('31/02/2026');
  await date.press('Enter');
  await expect(date).toBeFocused();
  await expect(date).toHaveAttribute('aria-invalid', 'true');
  await sheet.getByRole('button', { name: 'Émettre', exact: true }).click();
  await expect(date).toBeFocused();
  await expect(sheet).toBeVisible();
  expect(await rowsOf(page, 'sealed')).toEqual([]);
});

test('on a phone what is wrong with a number has the whole row to be said in', async ({ page }) => {
  await begun(page);
  await typeLine(page, { name: 'Pompe', quantity: 'douze', price: '12,50' });
  const said = page.getByText(/Ce n’est pas un nombre/);
  await expect(said).toBeVisible();
  const [words, box, rate] = await Promise.all([said.boundingBox(), page.locator('[data-line] .numbers').boundingBox(), page.getByLabel('TVA', { exact: true }).boundingBox()]);
  // Two lines of 16 at most.
  expect(words?.height).toBeLessThanOrEqual(32);
  expect(words?.y).toBeGreaterThanOrEqual((rate?.y ?? 0) + (rate?.height ?? 0));
  expect(words?.width).toBeGreaterThan((box?.width ?? 0) / 2);
});

test('a sheet with a field that cannot be read stays open and says so; left in the middle of a field, it keeps what was typed', async ({ page }) => {
  await begun(page);
  const sheet = page.getByRole('dialog');

  await page.locator('#documents-dates').click();
  const term = sheet.getByLabel('Délai de paiement');
  await term.fill('quinze');
  await sheet.getByRole('button', { name: 'Terminé' }).click();
  await expect(term, 'the hands are where it must be mended').toBeFocused();
  await expect(term).toHaveAttribute('aria-invalid', 'true');
  await expect(term).toHaveValue('quinze');
  await term.fill('15');
  const due = sheet.getByLabel('Échéance', { exact: true });
  await due.fill('31/02/2027');
  await sheet.getByRole('button', { name: 'Fermer' }).click();
  await expect(due, 'the cross is no way back either').toBeFocused();
  await due.fill('31/12/2027');
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await expect(page.locator('#documents-dates')).toContainText('31 déc.');

  await page.locator('#documents-terms').click();
  await sheet.getByRole('button', { name: 'Ajouter une remise' }).click();
  const discount = sheet.getByLabel('Remise', { exact: true });
  await discount.fill('150');
  await discount.press('Enter');
  await expect(discount).toHaveAttribute('aria-invalid', 'true');
  await sheet.getByLabel('Remise en % ou en €').selectOption('amount');
  await expect(discount, 'what is too much in percent is an amount like any other').not.toHaveAttribute('aria-invalid', 'true');
  await expect(discount).toHaveValue(/^150/);
  await discount.fill('12,5a');
  await page.keyboard.press('Escape');
  await expect(discount).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await expect(page.getByText('« Remise » : « 12,5a » ne peut pas être lu et n’a pas été gardé.')).toBeVisible();
  await page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Fermer' }).click();
  await page.locator('#documents-terms').click();
  await sheet.getByRole('button', { name: 'Retirer : Remise' }).click();
  await sheet.getByRole('button', { name: 'Terminé' }).click();
  await expect(sheet).toBeHidden();
});

test('issuing what nobody has typed into yet says what is missing', async ({ page }) => {
  await page.goto('/invoices/new');
  await page.getByRole('button', { name: 'Émettre la facture' }).first().click();
  const sheet = page.getByRole('dialog');
  await expect(sheet.getByRole('heading', { name: 'Il manque encore' })).toBeVisible();
  await expect(sheet.getByRole('button', { name: 'Choisissez un client.' })).toBeVisible();
  await expect(sheet.getByRole('alert')).toHaveCount(0);
});

test('a discount that is asked for is typed at once, and the focus stays by the line when it is taken away', async ({ page }) => {
  await begun(page);
  await typeLine(page, { name: 'Vanne', price: '100' });
  await page.getByRole('button', { name: 'Remise', exact: true }).click();
  await expect(page.getByRole('textbox', { name: 'Remise' })).toBeFocused();
  await page.keyboard.type('12,5');
  await expect(page.getByText('105,88')).toBeVisible();
  // Its reason has room for a sentence, on a phone too.
  const { width = 0 } = (await page.getByRole('textbox', { name: 'Motif' }).boundingBox()) ?? {};
  expect(width).toBeGreaterThan(200);
  await page.getByRole('button', { name: 'Retirer : Remise' }).click();
  await expect(page.getByRole('button', { name: 'Remise', exact: true })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-line] .folded')).toBeFocused();
  await page.getByRole('button', { name: /^TVA, remise, acompte/ }).click();
  await page.getByRole('button', { name: 'Ajouter une remise' }).click();
  await expect(page.getByRole('dialog').getByRole('textbox', { name: 'Remise' })).toBeFocused();
});

test('what was offered to be taken back of a draft is gone where it is issued', async ({ page }) => {
  await begun(page);
  await typeLine(page, { name: 'Première', price: '10' });
  await page.getByLabel('Prix HTVA').press('Enter');
  await typeLine(page, { name: 'Seconde', price: '20' });
  await page.getByRole('button', { name: 'Retirer', exact: true }).click();
  const offer = page.getByText('Ligne retirée : Seconde');
  await expect(offer).toBeVisible();
  await page.getByRole('button', { name: 'Émettre la facture' }).click();
  const sheet = page.getByRole('dialog', { name: 'Émettre la facture' });
  await expect(sheet.getByText(/^\d{4}-0001$/)).toBeVisible();
  await expect(offer).toBeHidden();
  await sheet.getByRole('button', { name: 'Émettre', exact: true }).click();
  await expect(page.getByRole('heading', { name: /Facture \d{4}-0001/ })).toBeVisible();
  await expect(offer).toBeHidden();
});

test('a first invoice is quiet until something is said, and a line is there from its first word on', async ({ page }) => {
  await page.goto('/invoices/new');
  await expect(page.getByRole('combobox', { name: 'Client' })).toBeFocused();
  await expect(page.getByRole('listbox')).toBeHidden();
  await page.keyboard.type('Zz');
  await expect(page.getByRole('option', { name: 'Créer « Zz »' })).toBeVisible();
  await newCustomer(page, 'Ahmed Benali');
  await expect(page.getByRole('combobox', { name: 'Description' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-line]')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Ajouter une ligne' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.type('Pompe');
  await page.keyboard.press('Escape');
  await expect.poll(() => lines(page)).toEqual(['Pompe']);
});
