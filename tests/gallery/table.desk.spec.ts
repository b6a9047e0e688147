// The desk's table over 100,000 rows: keys, ticks, ranges, sorting, columns.
import { expect, test } from './test.ts';

test.beforeEach(async ({ show }) => show('list'));

test('arrows, End and Home reach any row, and only what is in view is drawn', async ({ page }) => {
  const grid = page.getByRole('grid', { name: 'Factures' });
  await expect(grid).toHaveAttribute('aria-rowcount', '100001');
  await grid.focus();
  await page.keyboard.press('End');
  await expect(page.getByRole('row', { name: /2026-00000/ })).toBeInViewport();
  expect(await grid.getByRole('row').count()).toBeLessThan(80);
  await page.keyboard.press('ArrowUp');
  const active = await grid.getAttribute('aria-activedescendant');
  await expect(page.locator(`[id="${active}"]`)).toContainText('2026-00001');
  await page.keyboard.press('Home');
  await expect(page.getByRole('row', { name: /2026-99999/ })).toBeInViewport();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Facture', exact: true }).getByRole('heading', { name: '2026-99998' })).toBeVisible();
  await expect(grid).toBeFocused();
});

test('ticks: one, a range, all', async ({ page }) => {
  const tick = (name: string) => page.getByRole('row', { name }).getByRole('checkbox');
  await tick('2026-99997').click();
  await tick('2026-99990').click({ modifiers: ['Shift'] });
  await expect(page.getByText('Sélection : 8')).toBeVisible();
  await expect(tick('2026-99994')).toBeChecked();
  await page.getByRole('checkbox', { name: 'Tout choisir' }).click();
  await expect(page.getByText(/^Sélection\s: 100\s000$/)).toBeVisible();
  await tick('2026-99990').click();
  await page.getByRole('grid').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Space');
  await expect(page.getByText(/^Sélection\s: 99\s998$/)).toBeVisible();
});

test('a head sorts both ways, and a column is put away', async ({ page }) => {
  const head = page.getByRole('columnheader', { name: 'Date' });
  await expect(head).toHaveAttribute('aria-sort', 'descending');
  await head.getByRole('button').click();
  await expect(head).toHaveAttribute('aria-sort', 'ascending');
  await page.getByRole('button', { name: 'Colonnes' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Statut' }).click();
  await expect(page.getByRole('columnheader', { name: 'Statut' })).toBeHidden();
});

test('tabs by arrows; "/" brings the cursor to the search', async ({ page }) => {
  await page.getByRole('tab', { name: 'Toutes' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'Ouvertes' })).toBeFocused();
  await expect(page.getByRole('tab', { name: 'Ouvertes' })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('/');
  await expect(page.getByRole('textbox', { name: 'Nom, n°, montant…' })).toBeFocused();
});

test('the first stop of the keyboard skips to the content', async ({ page }) => {
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Aller au contenu' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
});
