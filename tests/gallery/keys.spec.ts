// What floats, and what is typed in: by keyboard, with the focus where it belongs.
import { expect, test } from './test.ts';

test.beforeEach(async ({ show }) => show('form'));

test('a menu opens by arrow, moves, chooses, and gives the focus back', async ({ page, accessible }) => {
  const button = page.getByRole('button', { name: 'Autres actions' });
  await button.press('ArrowDown');
  await expect(page.getByRole('menuitem', { name: 'Dupliquer' })).toBeFocused();
  await accessible();
  await page.keyboard.press('a');
  await expect(page.getByRole('menuitem', { name: 'Archiver' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toBeHidden();
  await expect(button).toBeFocused();
  await button.press('Enter');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Facture dupliquée')).toBeVisible();
  await expect(button).toBeFocused();
});

test('a toast is undone once, and goes', async ({ page }) => {
  await page.getByRole('button', { name: 'Autres actions' }).click();
  await page.getByRole('menuitem', { name: 'Dupliquer' }).click();
  await page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Annuler' }).click();
  await expect(page.getByText('Facture dupliquée')).toBeHidden();
});

test('a toast can be pressed while a sheet is open, and stays when the sheet goes', async ({ page, accessible }) => {
  const news = page.getByRole('region', { name: 'Messages' });
  const duplicate = async () => {
    await page.getByRole('button', { name: 'Autres actions' }).click();
    await page.getByRole('menuitem', { name: 'Dupliquer' }).click();
    await expect(news.getByText('Facture dupliquée')).toBeVisible();
    await page.keyboard.press('n');
    await expect(page.getByRole('dialog', { name: 'Marquer payée' })).toBeVisible();
  };
  await duplicate();
  await accessible();
  await news.getByRole('button', { name: 'Annuler' }).click();
  await expect(page.getByText('Facture dupliquée')).toBeHidden();
  await expect(page.getByRole('dialog', { name: 'Marquer payée' })).toBeVisible();
  await page.keyboard.press('Escape');
  await duplicate();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await news.getByRole('button', { name: 'Annuler' }).click();
  await expect(page.getByText('Facture dupliquée')).toBeHidden();
});

test('a sheet takes the focus to its first field, keeps keys to itself, and gives the focus back', async ({ page, accessible }) => {
  const opener = page.getByRole('button', { name: 'Facture', exact: true });
  await opener.focus();
  await page.keyboard.press('n');
  const sheet = page.getByRole('dialog', { name: 'Marquer payée' });
  await expect(sheet.getByLabel('Montant')).toBeFocused();
  await expect(sheet).toHaveAccessibleDescription('Le solde passera à zéro.');
  await accessible();
  await sheet.getByRole('button', { name: 'Annuler' }).focus();
  await page.keyboard.press('n');
  await expect(page.getByRole('dialog')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await expect(opener).toBeFocused();
});

test('a suggestion is found among 10,000, chosen by keys, and a new one made', async ({ page, accessible }) => {
  const field = page.getByRole('combobox', { name: 'Client' });
  await field.fill('1234');
  await expect(page.getByRole('option', { name: 'Client 1234 de Namur' })).toBeVisible();
  await accessible();
  await page.keyboard.press('Enter');
  await expect(field).toHaveValue('Client 1234 de Namur');
  await field.fill('Madame Neuve');
  await page.getByRole('option', { name: 'Créer « Madame Neuve »' }).click();
  await expect(field).toHaveValue('Madame Neuve');
  await field.fill('rien de choisi');
  await page.keyboard.press('Escape');
  await expect(field).toHaveValue('Madame Neuve');
});

test('a name that is typed and left is taken when it is clear who is meant, else it stays and says so', async ({ page, accessible }) => {
  const field = page.getByRole('combobox', { name: 'Client' });
  await field.fill('client 1234 de n');
  await field.press('Tab');
  await expect(field).toHaveValue('Client 1234 de Namur');
  await field.fill('Client 12');
  await field.press('Tab');
  await expect(field).toHaveValue('Client 12');
  await expect(field).toHaveAccessibleDescription(/Pas encore choisi/);
  await accessible();
  await field.fill('Madame Neuve');
  await expect(field).not.toHaveAccessibleDescription(/Pas encore choisi/);
  await field.press('Tab');
  await page.getByRole('button', { name: 'Créer « Madame Neuve »' }).press('Enter');
  await expect(field).not.toHaveAccessibleDescription(/Pas encore choisi/);
  await expect(field).toHaveValue('Madame Neuve');
  await field.fill('');
  await field.press('Tab');
  await expect(field).toHaveValue('Madame Neuve');
});

test('an answer that comes late leaves what the arrows have gone to', async ({ page }) => {
  const field = page.getByRole('combobox', { name: 'Client' });
  await field.fill('Client 1');
  await expect(page.getByRole('option', { name: 'Client 100 de Namur' })).toBeVisible();
  await page.evaluate(() => Object.assign(globalThis, { held: new Promise((resolve) => Object.assign(globalThis, { release: resolve })) }));
  await field.press('0');
  const wanted = page.getByRole('option', { name: 'Client 100 de Namur' });
  for (let i = 0; i < 11; i++) await field.press('ArrowDown');
  await expect(wanted).toHaveAttribute('aria-selected', 'true');
  await page.evaluate(() => (globalThis as { release?: () => void }).release?.());
  // The new answer begins with another.
  await expect(page.getByRole('listbox', { name: 'Client' }).getByRole('option').first()).toHaveText('Client 10 de Namur');
  await expect(wanted).toHaveAttribute('aria-selected', 'true');
  await field.press('Enter');
  await expect(field).toHaveValue('Client 100 de Namur');
});

test('a date is typed short, or chosen by the arrows of the calendar', async ({ page, accessible }) => {
  const field = page.getByRole('textbox', { name: 'Échéance' });
  await field.fill('3/12');
  await field.press('Tab');
  await expect(field).toHaveValue('03/12/2026');
  await field.fill('31/02');
  await field.press('Tab');
  await expect(field).toHaveAccessibleDescription(/Cette date n’existe pas/);
  await field.fill('31.12.25');
  await field.press('Tab');
  await expect(field).toHaveAccessibleDescription('Pas avant le 1 janvier 2026');
  await field.fill('041226');
  await field.press('Tab');
  await page.getByRole('button', { name: 'Choisir dans le calendrier' }).first().click();
  await expect(page.locator('[data-bits-day]:focus')).toHaveText('4');
  await accessible();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(field).toHaveValue('05/12/2026');
});

test('a number keeps what is typed, says what is wrong when left, and is written out', async ({ page }) => {
  const field = page.getByRole('textbox', { name: 'Quantité' });
  await field.fill('12,34567');
  await expect(field).toHaveAccessibleDescription('');
  await field.press('Tab');
  await expect(field).toHaveAccessibleDescription('4 décimales au plus');
  await expect(field).toHaveValue('12,34567');
  await field.fill('1234,50');
  await field.press('Tab');
  await expect(field).toHaveValue(/^1\s234,5$/);
  const money = page.getByRole('textbox', { name: 'Montant' });
  await money.fill('58');
  await money.press('Tab');
  await expect(money).toHaveValue('58,00');
});

test('the help lists the keys of the screen', async ({ page, accessible }) => {
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Raccourcis clavier' });
  await expect(help.getByText('Facture', { exact: true })).toBeVisible();
  await accessible();
});
