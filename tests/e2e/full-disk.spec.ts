// A device without room: it is said, what was typed stays, nothing is written by halves, and all goes on once there is room again.
import type { Page } from '@playwright/test';
import { expect, test } from './begun.ts';
import { makeDraft } from './drafts.ts';
import { rowsOf } from './small-company.ts';

/** Leaves this origin no room at all, and gives it back when it is called. */
async function fill(page: Page): Promise<() => Promise<void>> {
  const session = await page.context().newCDPSession(page);
  const origin = new URL(page.url()).origin;
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  return async () => {
    await session.send('Storage.overrideQuotaForOrigin', { origin });
    await session.detach();
  };
}

const everything = async (page: Page) =>
  Object.fromEntries(await Promise.all(['updates', 'sealed', 'entries', 'counters', 'documents', 'customers', 'products'].map(async (table) => [table, await rowsOf(page, table)] as const)));

test('without room nothing is lost or half written, it is said, and all goes through once there is room', async ({ page, context }) => {
  const draft = await makeDraft(page);
  await page.goto(`/invoices/${draft}`);
  await page.locator('[data-line] .folded').first().click();
  const price = page.getByLabel('Prix HTVA');
  const unsaved = page.getByText('Pas enregistré, réessayer');
  const free = await fill(page);
  // The browser goes on for some seconds with the room that it knew of.
  let euros = 100;
  await expect(async () => {
    await price.fill(String(++euros));
    await expect(unsaved).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 45_000, intervals: [1000] });
  const before = await everything(page);
  await price.fill('150');
  await expect(page.getByText('181,50').first()).toBeVisible();
  await page.getByRole('button', { name: 'Émettre la facture' }).click();
  await expect(page.getByRole('dialog').getByRole('alert')).toHaveText(/L’appareil est plein\s: rien n’a été écrit, rien n’est perdu/);
  await page.getByRole('dialog').getByRole('button', { name: 'Fermer' }).click();
  await expect(price).toHaveValue(/150/);

  // In another tab: a new customer, and a file of products.
  const other = await context.newPage();
  await other.goto('/customers/new');
  await other.getByLabel('Dénomination').fill('Boulangerie Piron');
  await expect(other.getByText('Pas enregistré, réessayer')).toBeVisible();
  await expect(other.getByLabel('Dénomination')).toHaveValue('Boulangerie Piron');
  const third = await context.newPage();
  await third.goto('/import?kind=product');
  await third.locator('input[type=file]').setInputFiles({ name: 'produits.csv', mimeType: 'text/csv', buffer: Buffer.from('Numéro;Nom;Prix\nP1;Vanne;31,2\nP2;Pompe;1250,5\n') });
  await third.getByRole('button', { name: 'Voir ce qui change' }).click();
  await expect(third.getByText(/L’appareil est plein\s: rien n’a été écrit/)).toBeVisible();
  // What is only remembered of a look at a list is let go.
  await third.goto('/invoices');
  await third.getByRole('tab', { name: /Brouillons/ }).click();
  await expect(third.getByRole('link', { name: /Ahmed Benali/ })).toBeVisible();
  expect(await everything(page)).toEqual(before);

  // Room again: what waited is written by itself, the signals go, and the first invoice bears the first number.
  await free();
  await expect.poll(async () => (await rowsOf<{ net: number }>(page, 'documents')).map(({ net }) => net)).toEqual([15_000]);
  await expect.poll(async () => (await rowsOf<{ name: string }>(page, 'customers')).map(({ name }) => name).toSorted()).toEqual(['Ahmed Benali', 'Boulangerie Piron']);
  await expect(unsaved).toBeHidden();
  await expect(other.getByText('Pas enregistré, réessayer')).toBeHidden();
  await page.getByRole('button', { name: 'Émettre la facture' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Émettre', exact: true }).click();
  await expect(page.getByRole('heading', { name: /Facture \d{4}-0001/ })).toBeVisible();
  expect(await rowsOf(page, 'sealed')).toHaveLength(1);
  expect(await rowsOf<{ n: number }>(page, 'counters')).toMatchObject([{ n: 1 }]);
});
