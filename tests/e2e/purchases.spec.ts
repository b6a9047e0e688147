// Purchases on the phone, with no network: a photo with a payment code becomes a purchase, is paid by the code on the screen; a file shared by another app.
import { parsePayload } from '#domain/epc/parse.ts';
import { expectAccessible } from './axe.ts';
import { expect, test } from './begun.ts';
import { readQr } from './read-qr.ts';
import { keptOnDevice, rowsOf, switchOn } from './small-company.ts';
import { electronicInvoice, photoOfCode } from './supplier-papers.ts';

test('offline: a photo with a code is processed and paid', async ({ page, context }) => {
  await switchOn(page);
  await expectAccessible(page);
  await keptOnDevice(page);
  await context.setOffline(true);
  await page.goto('/to-process');
  await page.locator('[data-receive=camera]').setInputFiles([await photoOfCode()]);
  await expect(page.getByRole('link', { name: /Sanitherm/ })).toBeVisible();
  // The first screen says so.
  await page.goto('/');
  await page.getByRole('main').getByRole('link', { name: 'Achats à traiter 1' }).click();
  await page.getByRole('link', { name: /Sanitherm/ }).click();
  await expect(page.getByRole('combobox', { name: 'Fournisseur' })).toHaveValue('Sanitherm Distribution SA');
  await expect(page.getByLabel('Communication')).toHaveValue('+++081/0263/41710+++');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Traiter, puis suivant' }).click();
  await expect(page.getByText('Tapez le numéro du document.')).toBeVisible();
  await page.getByLabel('Numéro', { exact: true }).fill('2026-0417');
  await page.getByLabel('Date', { exact: true }).fill('17/11/2026');
  await page.getByRole('button', { name: 'Ajouter une ligne' }).click();
  await expect(page.getByLabel('HTVA')).toHaveValue('152,59');
  await page.getByRole('tab', { name: 'Document' }).click();
  await expect(page.getByRole('img', { name: 'Photo photo.png' })).toBeInViewport();
  await page.getByRole('button', { name: 'Traiter, puis suivant' }).click();
  await expect(page.getByText('Rien à traiter')).toBeVisible();
  await page.goto('/purchases');
  await page.getByRole('link', { name: /Sanitherm/ }).click();
  await page.getByRole('button', { name: 'Payer' }).click();
  const sheet = page.getByRole('dialog');
  const seen = await readQr(context, await sheet.getByRole('img').screenshot());
  expect(parsePayload(seen?.text ?? '')).toMatchObject({ ok: true, value: { iban: 'BE62985000008561', cents: 18_463, reference: '081026341710' } });
  // One does not scan one's own screen.
  await expect(sheet.getByRole('button', { name: /scanné/ })).toHaveCount(0);
  await sheet.getByRole('button', { name: 'Payé dans l’app : à confirmer' }).click();
  await expect(page.getByText('À confirmer par la banque')).toBeVisible();
  await page.getByRole('button', { name: 'Confirmer' }).click();
  await expect(page.getByText('Payé', { exact: true })).toBeVisible();
  const [supplier] = await rowsOf<{ name: string; iban: string }>(page, 'suppliers');
  expect(supplier).toMatchObject({ name: 'Sanitherm Distribution SA', iban: 'BE62985000008561' });
});

test('a file that another app shares waits for a company, and is there once', async ({ page }) => {
  await page.goto('/');
  await keptOnDevice(page);
  const { name, mimeType, buffer } = electronicInvoice();
  await page.evaluate(
    async ([file, type, base64]) => {
      const bytes = Uint8Array.from(atob(base64!), (char) => char.charCodeAt(0));
      const form = document.createElement('form');
      Object.assign(form, { method: 'post', action: '/share', enctype: 'multipart/form-data' });
      const input = document.createElement('input');
      Object.assign(input, { type: 'file', name: 'files' });
      const held = new DataTransfer();
      held.items.add(new File([bytes], file!, { type: type! }));
      input.files = held.files;
      form.append(input);
      document.body.append(form);
      form.submit();
    },
    [name, mimeType, buffer.toString('base64')]
  );
  await expect(page.getByRole('heading', { name: 'Reçu d’une autre app' })).toBeVisible();
  await expect(page.getByText('sanitherm.xml')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Mettre à traiter' }).click();
  await expect(page.getByRole('link', { name: /Sanitherm/ })).toBeVisible();
  await page.goto('/share');
  await expect(page.getByText('Rien n’a été partagé')).toBeVisible();
  expect(await rowsOf(page, 'purchases')).toHaveLength(1);
});
