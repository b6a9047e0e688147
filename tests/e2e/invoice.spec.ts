// The main job, on a phone with the network cut: make an invoice, issue it, be paid by QR, hand it over, correct it.
import { readFile } from 'node:fs/promises';
import type { SealedDocument } from '#domain/document/model.ts';
import { parsePayload } from '#domain/epc/parse.ts';
import { readQr } from './read-qr.ts';
import { beginCompany, keptOnDevice, newCustomer, rowsOf, typeLine } from './small-company.ts';
import { expect, test } from './test.ts';

test('from nothing to a paid and credited invoice with no network', async ({ page, context }) => {
  // The longest path there is, with pictures taken and read on the way.
  test.slow();
  await beginCompany(page);
  await keptOnDevice(page);
  await context.setOffline(true);

  // Three taps: + , the customer, what was done.
  await page.getByRole('navigation').getByRole('link', { name: 'Nouvelle facture' }).click();
  await expect(page.getByRole('combobox', { name: 'Client' })).toBeFocused();
  await newCustomer(page, 'Ahmed Benali');
  await typeLine(page, { name: 'Entretien annuel, chaudière', quantity: '1', price: '210' });
  await page.getByLabel('Prix HTVA').press('Enter');
  await typeLine(page, { name: 'Main-d’œuvre', quantity: '2,333', price: '58,5' });
  await page.keyboard.press('Escape');
  await expect(page.getByText('2,333 pc × 58,50')).toBeVisible();
  // 210.00 + 136.48 (136.4805), VAT 21 % of 346.48 = 72.76 (72.7608)
  await expect(page.getByText('419,24')).toBeVisible();

  await page.getByRole('button', { name: 'Émettre la facture' }).click();
  const sheet = page.getByRole('dialog', { name: 'Émettre la facture' });
  await expect(sheet.getByText(/^\d{4}-0001$/)).toBeVisible();
  await sheet.getByRole('button', { name: 'Émettre' }).click();
  await expect(page.getByRole('heading', { name: /Facture \d{4}-0001/ })).toBeVisible();
  await expect(page.getByText('Reste à payer')).toBeVisible();
  // What was sold and the tax of it stand on the page as text, from the seal.
  await expect(page.getByRole('main').getByRole('listitem').filter({ hasText: 'Main-d’œuvre' })).toContainText(/136,48\s+2,333 pc × 58,50\s+TVA 21\s%/);
  await expect(page.getByRole('main').getByText('Total HTVA').locator('..')).toContainText('346,48');
  await expect(page.getByRole('main').getByText(/^TVA 21\s% sur/).locator('..')).toContainText('72,76');

  const sealedNow = async () => (await rowsOf<{ json: string }>(page, 'sealed')).map(({ json }) => JSON.parse(json) as SealedDocument);
  const [sealed] = await sealedNow();
  if (!sealed) throw new Error('nothing is sealed');
  expect(sealed.totals.payable).toBe(41_924);

  await page.getByRole('link', { name: 'Encaisser' }).click();
  await expect(page.getByRole('img', { name: /Code QR de paiement/ })).toBeVisible();
  for (const theme of ['light', 'dark']) {
    await page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme);
    const seen = await readQr(context, await page.screenshot());
    expect(seen?.share).toBeGreaterThanOrEqual(0.6);
    const payment = parsePayload(seen?.text ?? '');
    expect(payment.ok && payment.value).toMatchObject({
      name: sealed.seller.name,
      iban: sealed.seller.iban,
      cents: sealed.totals.payable,
      reference: sealed.communication
    });
  }

  // A part by card, then the rest in cash: 319,24 is paid with 319,25.
  await page.getByRole('button', { name: 'Carte' }).click();
  await page.getByRole('dialog').getByLabel('Montant').fill('100');
  await page.getByRole('dialog').getByRole('button', { name: 'Marquer payée' }).click();
  await expect(page.getByRole('heading', { name: '319,24' })).toBeVisible();
  const rest = await readQr(context, await page.screenshot());
  expect(rest?.text).toContain('EUR319.24');
  await page.getByRole('button', { name: 'Espèces' }).click();
  await expect(page.getByRole('dialog').getByLabel('Montant')).toHaveValue('319,25');
  await expect(page.getByText('Arrondi à 5 cents')).toBeVisible();
  await page.getByRole('dialog').getByRole('button', { name: 'Marquer payée' }).click();
  await expect(page.getByText('Rien à payer')).toBeVisible();
  await expect(page.getByRole('img', { name: /Code QR/ })).toBeHidden();
  await page.getByRole('button', { name: 'Terminé' }).click();
  await expect(page.getByText('Payée', { exact: true })).toBeVisible();

  // What was noted by mistake is taken back and stays visible.
  await page.getByRole('button', { name: /^Annuler\s: Paiement partiel/ }).first().click();
  // The first: the toast of the payment, which offers the same word, stands after it.
  await page.getByRole('alertdialog').getByRole('button', { name: 'Annuler', exact: true }).first().click();
  await expect(page.getByText('Paiement annulé')).toBeVisible();
  // Its button is gone: who uses keys goes on from the history, not from the top of the page.
  await expect(page.getByRole('group', { name: 'Historique' })).toBeFocused();

  // Handed over as files; the app offers to note it.
  await page.getByRole('button', { name: 'Partager' }).click();
  await page.getByRole('dialog').getByLabel('UBL').check();
  const names: string[] = [];
  const contents: string[] = [];
  page.on('download', async (download) => {
    names.push(download.suggestedFilename());
    contents.push(await readFile(await download.path(), 'latin1'));
  });
  await page.getByRole('dialog').getByRole('button', { name: 'Télécharger' }).click();
  await expect.poll(() => contents.length).toBe(2);
  expect(names.toSorted().map((name) => name.replace(/^\S+ /, ''))).toEqual([`${sealed.number} Ahmed Benali.pdf`, `${sealed.number} Ahmed Benali.xml`]);
  expect(contents.some((content) => content.startsWith('%PDF-'))).toBe(true);
  expect(contents.some((content) => content.includes(`<cbc:ID>${sealed.number}</cbc:ID>`) && content.includes('EmbeddedDocumentBinaryObject'))).toBe(true);
  await page.getByRole('button', { name: 'Marquer comme envoyée' }).last().click();
  await expect(page.getByText('Envoyée', { exact: true })).toBeVisible();

  // A credit note for one line cites its invoice and lowers what can still be credited.
  await page.getByRole('button', { name: 'Note de crédit' }).click();
  const credit = page.getByRole('dialog', { name: /Note de crédit pour/ });
  await credit.getByLabel(/Tout ce qui reste/).uncheck();
  await credit.getByRole('checkbox', { name: /Main-d’œuvre/ }).check();
  await credit.getByLabel(/Quantité créditée/).fill('3');
  await credit.getByRole('button', { name: 'Préparer' }).click();
  await expect(credit.getByLabel(/Quantité créditée/)).toBeFocused();
  await expect(credit.getByLabel(/Quantité créditée/)).toHaveAttribute('aria-invalid', 'true');
  await credit.getByLabel(/Quantité créditée/).fill('1');
  await credit.getByRole('button', { name: 'Préparer' }).click();
  await expect(page.getByText(`Corrige la facture ${sealed.number}`)).toBeVisible();
  await page.getByRole('button', { name: 'Émettre la note de crédit' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Émettre', exact: true }).click();
  await expect(page.getByRole('heading', { name: /Note de crédit/ })).toBeVisible();
  await page.getByRole('link', { name: sealed.number, exact: true }).click();
  await expect(page.getByRole('heading', { name: `Facture ${sealed.number}` })).toBeVisible();
  // In the page, not in the announcement of the page that was just left.
  await expect(page.getByRole('main').getByText(/^Note de crédit NC/)).toBeVisible();

  // Reloaded with no network: all is there, and the seal is the one that was made.
  await page.reload();
  await expect(page.getByRole('heading', { name: `Facture ${sealed.number}` })).toBeVisible();
  const after = await sealedNow();
  expect(after).toHaveLength(2);
  expect(after.find(({ id }) => id === sealed.id)).toEqual(sealed);
  expect(after.find(({ kind }) => kind === 'creditNote')?.credits).toMatchObject({ id: sealed.id, number: sealed.number });
});
