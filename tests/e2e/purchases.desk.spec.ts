// Purchases at the desk: switched on, received as XML, checked, processed, paid by the code on the screen; the same one again; one file for the accountant.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import JSZip from 'jszip';
import { parsePayload } from '#domain/epc/parse.ts';
import { expectAccessible } from './axe.ts';
import { expect, test } from './begun.ts';
import { readQr } from './read-qr.ts';
import { rowsOf, switchOn } from './small-company.ts';
import { electronicInvoice } from './supplier-papers.ts';

test('an electronic invoice is read, processed, paid and handed over', async ({ page, context }) => {
  await switchOn(page);
  await page.getByRole('link', { name: 'À traiter' }).click();
  await expect(page.getByText('Rien à traiter')).toBeVisible();
  await expectAccessible(page);
  await page.locator('[data-receive=files]').setInputFiles([electronicInvoice()]);
  await page.getByRole('link', { name: /Sanitherm/ }).click();
  await expect(page.getByLabel('Numéro', { exact: true })).toHaveValue('F26/104417');
  await expect(page.getByRole('combobox', { name: 'Fournisseur' })).toHaveValue('Sanitherm Distribution SA');
  await expect(page.getByText('Lignes, TVA et total concordent avec la page')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: /Traiter/ }).click();
  await expect(page.getByText('Rien à traiter')).toBeVisible();

  await page.getByRole('link', { name: 'Achats', exact: true }).click();
  await page.getByRole('link', { name: /Sanitherm/ }).click();
  await page.getByRole('button', { name: 'Payer' }).click();
  const sheet = page.getByRole('dialog');
  const seen = await readQr(context, await sheet.getByRole('img').screenshot());
  expect(parsePayload(seen?.text ?? '')).toMatchObject({ ok: true, value: { name: 'Sanitherm Distribution SA', iban: 'BE62985000008561', cents: 12_100, reference: '081026341710' } });
  await expectAccessible(page);
  await sheet.getByText('Déjà payé').click();
  await sheet.getByRole('button', { name: 'Noter payé' }).click();
  await expect(page.getByText('Payé', { exact: true })).toBeVisible();

  await page.goto('/to-process');
  await page.locator('[data-receive=files]').setInputFiles([electronicInvoice()]);
  await expect(page.getByText('1 était déjà là.')).toBeVisible();
  expect(await rowsOf(page, 'purchases')).toHaveLength(1);

  await page.goto('/accountant');
  await page.getByRole('button', { name: /trimestre/ }).click();
  await page.getByText('Ce trimestre').click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /Créer le ZIP/ }).click()]);
  const zip = await JSZip.loadAsync(await readFile(await download.path()));
  const manifest = JSON.parse(await zip.file('manifest.json')!.async('string')) as { files: { path: string; bytes: number; sha256: string }[] };
  const received = 'Achats/2026-11-17 F26-104417 Sanitherm Distribution SA';
  for (const { path, bytes, sha256 } of manifest.files) {
    const content = await zip.file(path)!.async('nodebuffer');
    expect([path, content.length, createHash('sha256').update(content).digest('hex')]).toEqual([path, bytes, sha256]);
  }
  expect(manifest.files.map(({ path }) => path).sort()).toEqual(['Achats.csv', `${received}.pdf`, `${received}.xml`]);
  expect(await zip.file('Achats.csv')!.async('string')).toContain(`${received}.xml | ${received}.pdf`);
  expect((await zip.file(`${received}.pdf`)!.async('string')).slice(0, 5)).toBe('%PDF-');
  expect(await zip.file(`${received}.xml`)!.async('nodebuffer')).toEqual(electronicInvoice().buffer);
  await page.getByRole('button', { name: 'Marquer comptabilisés' }).click();
  await expect.poll(async () => (await rowsOf<{ flags: number }>(page, 'purchases'))[0]?.flags).toBe(8);

  // Typed as soon as the line is there, while it is still on its way to the database.
  await page.goto('/to-process');
  await page.locator('[data-receive=files]').setInputFiles([{ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('not an invoice') }]);
  await page.getByRole('link', { name: /Sans nom|notes/ }).click();
  await page.getByRole('button', { name: 'Ajouter une ligne' }).click();
  await expect(page.getByLabel('HTVA', { exact: true })).toBeFocused();
  await page.keyboard.type('1.234,56', { delay: 80 });
  await page.keyboard.press('Tab');
  await expect(page.getByText(/^gardé à/)).toBeVisible();
  await expect(page.getByLabel('HTVA', { exact: true })).toHaveValue(/^1.234,56$/);
});

test('what is in another currency is shown in it, and is in no sum', async ({ page }) => {
  await switchOn(page);
  await page.getByRole('link', { name: 'À traiter' }).click();
  await page.locator('[data-receive=files]').setInputFiles([electronicInvoice(), { ...electronicInvoice({ number: 'U26/7', net: 50, seller: 'Northwind Tools', vat: 'BE0123456749', currency: 'USD' }), name: 'northwind.xml' }]);
  await page.getByRole('link', { name: /Northwind/ }).click();
  await expect(page.getByRole('region', { name: 'Montants' }).locator('.total')).toContainText('60,50\u00a0USD');
  for (let left = 2; left > 0; left--) await page.getByRole('button', { name: /Traiter/ }).click();
  await expect(page.getByText('Rien à traiter')).toBeVisible();

  await page.getByRole('link', { name: 'Achats', exact: true }).click();
  const row = page.getByRole('row').filter({ hasText: 'Northwind' });
  await expect(row).toContainText('60,50\u00a0USD');
  const sums = page.locator('.sum.figures');
  await expect(sums).toHaveText(['121,00', '121,00']);
  await expect(page.getByText('2 documents · 1 achat en monnaie étrangère n’est pas compté.')).toBeVisible();
  await row.getByRole('checkbox').check();
  await expect(sums).toHaveText(['0,00', '0,00']);
  await row.getByRole('checkbox').uncheck();
  await page.setViewportSize({ width: 360, height: 720 });
  await expect(page.getByText('121,00\u00a0€ hors devises')).toBeVisible();
});
