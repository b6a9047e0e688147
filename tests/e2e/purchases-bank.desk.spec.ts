// Three purchases paid by one file for the bank: made, confirmed whole from one of them, taken back, and said not to have gone.
import { readFile } from 'node:fs/promises';
import JSZip from 'jszip';
import { expect, test } from './begun.ts';
import { rowsOf, switchOn } from './small-company.ts';
import { electronicInvoice } from './supplier-papers.ts';

test('a file for the bank is confirmed whole, and taken back', async ({ page }) => {
  await switchOn(page);
  await page.getByRole('link', { name: 'À traiter' }).click();
  const zip = new JSZip();
  for (const n of [1, 2, 3]) zip.file(`${n}.xml`, electronicInvoice({ number: `F26/${n}`, net: 100 * n }).buffer);
  await page.locator('[data-receive=files]').setInputFiles([{ name: 'factures.zip', mimeType: 'application/zip', buffer: await zip.generateAsync({ type: 'nodebuffer' }) }]);
  await expect(page.getByRole('link', { name: /Sanitherm/ })).toHaveCount(3);
  await page.getByRole('link', { name: /Sanitherm/ }).first().click();
  const number = page.getByLabel('Numéro', { exact: true });
  for (let left = 3; left > 0; left--) {
    const before = await number.inputValue();
    await page.getByRole('button', { name: /Traiter/ }).click();
    if (left > 1) await expect(number).not.toHaveValue(before);
  }
  await expect(page.getByText('Rien à traiter')).toBeVisible();

  await page.getByRole('link', { name: 'Achats', exact: true }).click();
  const foot = page.locator('table[role=presentation]');
  await page.getByRole('checkbox', { name: /F26\/1/ }).check();
  await expect(foot).toContainText('121,00');
  await expect(foot).not.toContainText('726,00');
  await page.getByRole('checkbox', { name: 'Tout choisir' }).check();
  await expect(foot).toContainText('726,00');
  await page.getByRole('checkbox', { name: /F26\/1/ }).uncheck();
  await expect(foot).toContainText('605,00');
  await page.getByRole('checkbox', { name: /F26\/1/ }).check();
  await page.getByRole('button', { name: /^Actions/ }).click();
  await page.getByRole('menuitem', { name: /Payer/ }).click();
  const sheet = page.getByRole('dialog');
  await expect(sheet.getByText('726,00')).toBeVisible();
  const [download] = await Promise.all([page.waitForEvent('download'), sheet.getByRole('button', { name: 'Créer le fichier' }).click()]);
  const file = await readFile(await download.path(), 'utf8');
  expect(file.match(/<CdtTrfTxInf>/g)).toHaveLength(3);
  expect(file).toContain('<CtrlSum>726.00</CtrlSum>');

  const orders = async () => (await rowsOf<{ ordered: number; open: number }>(page, 'purchases')).map(({ ordered, open }) => [ordered, open]).sort(([a = 0], [b = 0]) => a - b);
  const ordered = [[12_100, 0], [24_200, 0], [36_300, 0]];
  await expect.poll(orders).toEqual(ordered);
  await page.getByRole('tab', { name: /À confirmer/ }).click();
  await page.getByRole('link', { name: /Sanitherm/ }).first().click();
  await page.getByRole('button', { name: 'Tout le fichier' }).click();
  await expect(page.getByText('3 paiements confirmés.')).toBeVisible();
  await expect(page.getByText('Payé', { exact: true }).first()).toBeVisible();
  await expect.poll(orders).toEqual([[0, 0], [0, 0], [0, 0]]);
  await page.getByText('3 paiements confirmés.').locator('..').getByRole('button', { name: 'Annuler' }).click();
  await expect.poll(orders).toEqual(ordered);
  await expect(page.getByText('À confirmer par la banque').first()).toBeVisible();

  await page.goto('/purchases?tab=toConfirm');
  await page.getByRole('checkbox', { name: 'Tout choisir' }).check();
  await page.getByRole('button', { name: /^Actions/ }).click();
  await page.getByRole('menuitem', { name: /La banque n’a pas payé/ }).click();
  await expect(page.getByText('3 ordres retirés')).toBeVisible();
  await expect.poll(orders).toEqual([[0, 12_100], [0, 24_200], [0, 36_300]]);
});
