// Bought from who cannot invoice: made in one editor, issued, printed, written as UBL, paid by the code on the screen, corrected.
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import type { SealedDocument } from '#domain/document/model.ts';
import { parsePayload } from '#domain/epc/parse.ts';
import { loadJudge } from '../conformance/judge.ts';
import { rulesFolder } from '../conformance/rules.ts';
import { linesOf } from '../pdf/read-pdf.ts';
import { expectAccessible } from './axe.ts';
import { expect, test } from './begun.ts';
import { readQr } from './read-qr.ts';
import { rowsOf, switchOn, typeLine } from './small-company.ts';

/** Chooses a new seller of this name in the editor, with an address and an account. */
async function newSeller(page: Page, name: string, fill: (sheet: ReturnType<Page['getByRole']>) => Promise<void>): Promise<void> {
  await page.getByRole('combobox', { name: 'Vendeur' }).fill(name);
  await page.getByRole('option', { name: `Créer « ${name} »` }).click();
  const sheet = page.getByRole('dialog', { name: 'Nouveau fournisseur' });
  await sheet.getByLabel('Rue et numéro').fill('Rue des Forges 7');
  await sheet.getByLabel('Code postal').fill('6000');
  await sheet.getByLabel('Localité').fill('Charleroi');
  await fill(sheet);
  await sheet.getByRole('button', { name: 'Créer', exact: true }).click();
  await expect(sheet).toBeHidden();
}

const sealedNow = async (page: Page) => (await rowsOf<{ json: string }>(page, 'sealed')).map(({ json }) => JSON.parse(json) as SealedDocument);

async function issue(page: Page, words: string): Promise<void> {
  await page.getByRole('button', { name: words }).click();
  await page.getByRole('dialog', { name: words }).getByRole('button', { name: 'Émettre', exact: true }).click();
}

test('from a seller who agreed to a document that is paid and corrected', async ({ page, context }) => {
  test.slow();
  // Off, its address says so; switched on there, and words of its own are set.
  await page.goto('/self-billing');
  await expect(page.getByRole('heading', { name: /Bordereaux d’achat.+n’est pas activé/ })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Activer', exact: true }).click();
  await expect(page.getByText('Pas encore de bordereau')).toBeVisible();
  await page.goto('/settings/texts');
  await page.getByLabel('Au pied de chaque bordereau d’achat').fill('Marchandise pesée en présence du vendeur.');
  await expect(page.getByText('Enregistré', { exact: true })).toBeVisible();
  await page.goto('/self-billing');
  await page.getByRole('link', { name: 'Nouveau bordereau d’achat' }).click();
  await newSeller(page, 'Récup Sambre SRL', async (sheet) => {
    await sheet.getByLabel('N° d’entreprise').fill('0123.456.749');
    await expect(sheet.getByLabel('N° de TVA')).toHaveValue('BE 0123.456.749');
    await sheet.getByLabel('Compte (IBAN)').fill('BE16 9850 0000 0174');
  });
  await typeLine(page, { name: 'Cuivre, câbles', quantity: '40', price: '6,5' });
  await page.keyboard.press('Escape');
  await expect(page.getByText('314,60')).toBeVisible();

  // Who is liable to VAT must have agreed: said before the issue, noted on the seller's own card.
  await page.getByRole('button', { name: 'Émettre le bordereau' }).click();
  await page.getByRole('dialog').getByRole('button', { name: /notez depuis quand il accepte/ }).click();
  const card = page.getByRole('dialog', { name: 'Fournisseur' });
  await card.getByLabel(/Accepte que vous établissiez/).fill('05/01/2026');
  await card.getByRole('button', { name: 'Terminé' }).click();
  await expect(page.getByText('Accord depuis le 5 janvier 2026')).toBeVisible();
  await issue(page, 'Émettre le bordereau');
  await expect(page.getByRole('heading', { name: /Bordereau d’achat \d{4}-BA0001/ })).toBeVisible();
  const [sealed] = await sealedNow(page);
  if (!sealed) throw new Error('nothing is sealed');
  expect(sealed).toMatchObject({ kind: 'selfBilling', seller: { name: 'Récup Sambre SRL' }, buyer: { name: 'Chauffage Lambrecht' }, totals: { payable: 31_460 } });
  expect(sealed.communication).toBeUndefined();

  // Handed over: the page says what it is and who made it, and the UBL passes the official rules.
  await page.getByRole('button', { name: 'Partager' }).click();
  const handing = page.getByRole('dialog', { name: 'Remettre le bordereau' });
  await handing.getByLabel('UBL').check();
  const files = new Map<string, Buffer>();
  page.on('download', async (download) => files.set(download.suggestedFilename().replace(/^.*\./, ''), await readFile(await download.path())));
  await handing.getByRole('button', { name: 'Télécharger' }).click();
  await expect.poll(() => files.size).toBe(2);
  const text = linesOf(files.get('pdf')!).flat().join('\n');
  for (const said of ['Bordereau d’achat', sealed.number, 'Vendeur', 'Récup Sambre SRL', 'Chauffage Lambrecht', 'Autofacturation', 'À verser au vendeur', 'Marchandise pesée en présence du vendeur.']) expect(text).toContain(said);
  const xml = files.get('xml')!.toString('utf8');
  expect(xml).toContain('>389</cbc:InvoiceTypeCode>');
  expect(xml).toContain(':poacc:selfbilling:3.0<');
  const { folder, present } = rulesFolder();
  if (present) expect(loadJudge(folder)(xml)).toEqual([]);
  await page.getByRole('button', { name: 'Marquer comme envoyé' }).last().click();

  // Paid by the code on the screen: the account is the seller's.
  await page.getByRole('link', { name: 'Payer', exact: true }).click();
  await expect(page.getByRole('img', { name: /Code QR de paiement/ })).toBeVisible();
  const payment = parsePayload((await readQr(context, await page.screenshot()))?.text ?? '');
  expect(payment.ok && payment.value).toMatchObject({ name: 'Récup Sambre SRL', iban: 'BE16985000000174', cents: 31_460, text: sealed.number });
  await page.getByRole('button', { name: 'Virement' }).click();
  await page.getByRole('dialog', { name: 'Payé par virement' }).getByRole('button', { name: 'Marquer payé' }).click();
  await page.getByRole('button', { name: 'Terminé' }).click();
  await expect(page.getByText('Payé, à envoyer par Peppol')).toBeVisible();

  // Corrected by a credit note of its own journal, found in the tab beside.
  await page.getByRole('button', { name: 'Note de crédit' }).click();
  await page.getByRole('dialog', { name: /Note de crédit pour/ }).getByRole('button', { name: 'Préparer' }).click();
  await expect(page.getByText(`Corrige le bordereau ${sealed.number}`)).toBeVisible();
  await issue(page, 'Émettre la note de crédit');
  await expect(page.getByRole('heading', { name: /Note de crédit \d{4}-BAC0001/ })).toBeVisible();
  await expect(page.getByText('Reste à recevoir')).toBeVisible();
  await page.goto('/self-billing?tab=credits');
  await expect(page.getByRole('link', { name: /Récup Sambre SRL/ })).toHaveAttribute('href', /\/self-billing\/credit-notes\//);

  // Both count on the purchase side of the VAT return.
  await switchOn(page);
  await page.goto('/purchase-totals?tab=vat');
  await page.getByText('T.V.A. déductible').click();
  await expect(page.getByRole('link', { name: /Récup Sambre SRL.*BA0001.*54,60/ })).toHaveAttribute('href', /\/self-billing\/[^/]+$/);
  await page.getByText('T.V.A. à reverser').click();
  await expect(page.getByRole('link', { name: /Récup Sambre SRL.*BAC0001.*54,60/ })).toHaveAttribute('href', /\/self-billing\/credit-notes\//);
  await page.getByRole('tab', { name: 'Par catégorie' }).click();
  await expect(page.getByText('2 bordereaux d’achat sont comptés ici')).toBeVisible();
});

test('a private person needs no number and no agreement, and gets the PDF alone', async ({ page }) => {
  await page.goto('/self-billing/new');
  await page.getByRole('button', { name: 'Activer', exact: true }).click();
  // Who cannot invoice is mostly a private person: that is what a seller begins as.
  await newSeller(page, 'Jeanne Dumont', async (sheet) => expect(sheet.getByLabel('Particulier', { exact: true })).toBeChecked());
  // No VAT is charged, so a price is a price, neither with nor without it.
  await typeLine(page, { name: 'Vieux radiateurs en fonte', quantity: '1' });
  await page.getByLabel('Prix', { exact: true }).fill('80');
  await page.keyboard.press('Escape');
  await issue(page, 'Émettre le bordereau');
  await expect(page.getByRole('heading', { name: /Bordereau d’achat/ })).toBeVisible();
  const [sealed] = await sealedNow(page);
  expect(sealed).toMatchObject({ seller: { vatRegime: 'notLiable', vatNumber: '' }, totals: { vat: 0, payable: 8000 }, notices: [{ id: 'selfBilling' }, { id: 'sellerNotLiable' }] });
  await page.getByRole('button', { name: 'Partager' }).click();
  await expect(page.getByText('seul le PDF est possible')).toBeVisible();
  await expect(page.getByRole('dialog').getByLabel('UBL')).toBeHidden();
});
