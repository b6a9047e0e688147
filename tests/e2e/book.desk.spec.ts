// Many documents at once from their list: marked paid, archived, taken away as a table; what was left alone is said.
import { readFile } from 'node:fs/promises';
import type { Entry } from '#domain/document/model.ts';
import { expect, test } from './begun.ts';
import { copyDraft, issue, makeDraft } from './drafts.ts';
import { rowsOf } from './small-company.ts';

test('two invoices and a draft are marked paid, archived and exported together', async ({ page }) => {
  const first = await makeDraft(page);
  const [second = ''] = await copyDraft(page, first, 2);
  await issue(page, first);
  await issue(page, second);
  await page.goto('/invoices');
  await expect(page.getByRole('grid').getByText('121,00').first()).toBeVisible();
  const said = page.getByRole('region', { name: 'Messages' });
  const act = async (name: RegExp) => {
    await page.getByRole('button', { name: 'Actions' }).click();
    await page.getByRole('menuitem', { name }).click();
  };

  // Without a day that exists nothing is paid; the draft is left alone, and that is said.
  await act(/^Marquer payées/);
  const sheet = page.getByRole('alertdialog');
  await expect(sheet).toContainText('242,00');
  await expect(sheet).toContainText('1 laissé de côté.');
  const day = sheet.getByLabel('Jour du paiement');
  await day.fill('31/02/2026');
  await sheet.getByRole('button', { name: 'Marquer payées' }).click();
  await expect(day).toBeFocused();
  await expect(day).toHaveAttribute('aria-invalid', 'true');
  const [sealed] = (await rowsOf<{ json: string }>(page, 'sealed')).map(({ json }) => JSON.parse(json) as { issueDate: string });
  await day.fill((sealed?.issueDate ?? '').split('-').toReversed().join('/'));
  await sheet.getByRole('button', { name: 'Marquer payées' }).click();
  await expect(said.getByText(/^2 factures marquées payées/)).toBeVisible();
  const paid = async () => (await rowsOf<Entry>(page, 'entries')).flatMap((entry) => (entry.kind === 'paid' ? [[entry.day, entry.method, entry.cents]] : []));
  expect(await paid()).toEqual([1, 2].map(() => [sealed?.issueDate, 'transfer', 12_100]));
  await act(/^Marquer payées/);
  await expect(said.getByText('Rien n’a changé. 3 laissés de côté.')).toBeVisible();
  expect(await paid()).toHaveLength(2);

  const [download] = await Promise.all([page.waitForEvent('download'), act(/CSV/)]);
  const [heads = '', ...rows] = (await readFile(await download.path(), 'utf8')).trimEnd().split('\r\n');
  expect(heads.charCodeAt(0), 'the mark by which Excel knows UTF-8').toBe(0xfeff);
  expect(heads.slice(1).split(';').slice(0, 5)).toEqual(['Numéro', 'Date', 'Échéance', 'Client', 'Statut']);
  const cells = rows.map((row) => row.split(';'));
  expect(cells.map((row) => row[4]).toSorted()).toEqual(['Brouillon', 'Payée', 'Payée']);
  expect(cells.map((row) => row.slice(7, 10))).toEqual([1, 2, 3].map(() => ['100,00', '21,00', '121,00']));
  expect(cells.every((row) => row[3] === 'Ahmed Benali')).toBe(true);

  await act(/^Archiver/);
  await expect(said.getByText(/^3 documents archivés/)).toBeVisible();
  await page.getByRole('tab', { name: /^Archivées/ }).click();
  await expect(page.getByRole('grid').getByText('121,00').first()).toBeVisible();
  await act(/^Archiver/);
  await expect(said.getByText('Rien n’a changé. 3 laissés de côté.').last()).toBeVisible();
});

test('who listens is told which page has come: the document that was opened, and the list one is back at', async ({ page }) => {
  const said = page.locator('[data-announcer]');
  await issue(page, await makeDraft(page));
  const opened = /^Facture \d{4}-\d{4} · Carnet$/;
  await expect(said, 'issued, another page stands at the same address').toHaveText(opened);
  await page.goto('/invoices');
  await page.getByRole('grid').getByRole('link').first().click();
  await expect(said).toHaveText(opened);
  await expect(page).toHaveTitle(opened);
  await page.keyboard.press('Escape');
  await expect(said).toHaveText('Factures · Carnet');
  await expect(page).toHaveTitle('Factures · Carnet');
  await page.getByRole('navigation').getByRole('link', { name: 'Clients' }).click();
  await expect(said).toHaveText('Clients · Carnet');
  await expect(page.locator('#svelte-announcer')).toHaveCount(0);
});
