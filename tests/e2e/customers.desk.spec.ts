// Customers at the desk: searched, sorted, ticked, archived and written to a file, with the open one beside the list.
import { readFile } from 'node:fs/promises';
import { expectAccessible } from './axe.ts';
import { expect, test } from './test.ts';

test('many customers are found, ticked, archived and exported', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: /exemple/ }).click();
  await expect(page).toHaveURL('/', { timeout: 120_000 });
  await page.goto('/customers');
  await expect(page.getByText('300 clients')).toBeVisible();

  await page.keyboard.press('/');
  await page.keyboard.type('namur peeters');
  await expect(page.getByText('300 clients')).toBeHidden();
  await page.getByLabel('Nom, numéro, localité').fill('');
  await page.getByRole('tab', { name: /Entreprises/ }).click();
  const link = page.getByRole('grid').getByRole('link').first();
  const name = (await link.textContent()) ?? '';
  await link.click();
  const pane = page.getByRole('region', { name: 'Client' });
  await expect(pane.getByRole('heading', { name })).toBeVisible();
  await pane.getByRole('tab', { name: /Documents/ }).click();
  await expect(pane.getByText('HTVA en tout')).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(pane).toBeHidden();

  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Actions' }).click().then(() => page.getByRole('menuitem', { name: /Exporter en CSV/ }).click())
  ]);
  const text = await readFile(await file.path(), 'utf8');
  expect(text.startsWith('\ufeffNuméro;Type;Nom;')).toBe(true);
  const lines = text.trimEnd().split('\r\n');
  expect(lines.length - 1).toBe(Number((await page.getByRole('tab', { name: /Entreprises/ }).textContent())?.replace(/\D/g, '')));

  const ticks = page.getByRole('grid').getByRole('checkbox');
  await ticks.nth(1).check();
  await ticks.nth(2).check();
  await page.getByRole('button', { name: /Actions/ }).click();
  await page.getByRole('menuitem', { name: /Archiver \(2\)/ }).click();
  await expect(page.getByText('2 clients archivés')).toBeVisible();
  await page.getByRole('button', { name: 'Annuler', exact: true }).click();
  await expect(page.getByText('2 clients archivés')).toBeHidden();
  await page.getByRole('tab', { name: /Tous/ }).click();
  await expect(page.getByText('300 clients')).toBeVisible();
});
