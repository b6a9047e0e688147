// An invoice under each VAT regime: what it asks for is listed in words, no VAT where none is due, and the mention that the law wants is printed.
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import type { SealedDocument } from '#domain/document/model.ts';
import { wordsOf } from '../pdf/read-pdf.ts';
import { expect, test } from './begun.ts';
import { copyDraft, makeDraft } from './drafts.ts';
import { rowsOf } from './small-company.ts';

const sheet = (page: Page) => page.getByRole('dialog');
const done = (page: Page) => sheet(page).getByRole('button', { name: 'Terminé' }).click();

/** Opens a draft and puts it under a regime. */
async function under(page: Page, id: string, regime: string): Promise<void> {
  await page.goto(`/invoices/${id}`);
  await page.getByRole('button', { name: /^TVA, remise, acompte/ }).click();
  await sheet(page).getByLabel('Régime de TVA').selectOption(regime);
}

const askToIssue = (page: Page) => page.getByRole('button', { name: 'Émettre la facture' }).click();

/** What is missing, as it is listed. */
async function missing(page: Page): Promise<string[]> {
  await askToIssue(page);
  await expect(sheet(page).getByRole('heading', { name: 'Il manque encore' })).toBeVisible();
  return sheet(page).getByRole('listitem').allTextContents().then((all) => all.map((text) => text.trim()));
}

/** Issues what is open and gives what was sealed. */
async function issue(page: Page, ask: (page: Page) => Promise<void> = askToIssue): Promise<SealedDocument> {
  await ask(page);
  await sheet(page).getByRole('button', { name: 'Émettre', exact: true }).click();
  await expect(page.getByRole('heading', { name: /^(Facture |Note de crédit NC)\d{4}-\d{4}$/ })).toBeVisible();
  const id = new URL(page.url()).pathname.split('/').at(-1);
  const all = (await rowsOf<{ json: string }>(page, 'sealed')).map(({ json }) => JSON.parse(json) as SealedDocument);
  const sealed = all.find((one) => one.id === id);
  if (!sealed) throw new Error('nothing is sealed');
  return sealed;
}

/** The words of the PDF that is handed over, blanks aside. */
async function printed(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Partager' }).click();
  await sheet(page).getByLabel('UBL').uncheck();
  const [file] = await Promise.all([page.waitForEvent('download'), sheet(page).getByRole('button', { name: 'Télécharger' }).click()]);
  const words = wordsOf(new Uint8Array(await readFile(await file.path())));
  return words.flat().map(({ text }) => text).join('').replace(/\s/g, '');
}

const squeezed = (text: string) => text.replace(/\s/g, '');
const ids = ({ notices }: SealedDocument) => notices.map(({ id }) => id);

test('each regime asks for what it needs, charges what it may, and says what it must', async ({ page }) => {
  const first = await makeDraft(page);
  const [cocontractor = '', renovation = '', intraEU = '', abroad = '', exempt = '', franchise = ''] = await copyDraft(page, first, 6);

  // Co-contractor: a Belgian VAT number is asked for, no rate can be chosen, the buyer owes the VAT.
  await under(page, cocontractor, 'cocontractor');
  await done(page);
  await page.locator('[data-line] .folded').first().click();
  await expect(page.getByLabel('TVA', { exact: true })).toBeDisabled();
  await expect(page.getByLabel('TVA', { exact: true })).toHaveValue('0');
  expect(await missing(page)).toEqual(['Ce régime demande un numéro de TVA belge du client.']);
  await sheet(page).getByRole('button', { name: /numéro de TVA belge/ }).click();
  await sheet(page).getByLabel('N° de TVA').fill('BE 0123.456.748');
  await sheet(page).getByLabel('N° de TVA').blur();
  await expect(sheet(page).getByText(/le contrôle ne tombe pas juste|n’existe pas/).first()).toBeVisible();
  await sheet(page).getByLabel('N° de TVA').fill('BE 0123.456.749');
  await done(page);
  await expect(sheet(page)).toBeHidden();
  const reversed = await issue(page);
  expect(reversed.totals).toMatchObject({ net: 10_000, vat: 0, gross: 10_000 });
  expect(ids(reversed)).toContain('cocontractor');
  await expect(page.getByText('100,00 €').first()).toBeVisible();
  const paper = await printed(page);
  expect(paper).toContain(squeezed('Autoliquidation : En l’absence de contestation par écrit').replace('’', "'"));
  expect(paper).toContain('BE0123.456.749');

  // Renovation: what was at 21 % goes to 6 %, which can be said no to line by line.
  await under(page, renovation, 'renovation6');
  await expect(page.getByText(/1 ligne/)).toBeVisible();
  await done(page);
  await page.locator('[data-line] .folded').first().click();
  await expect(page.getByLabel('TVA', { exact: true })).toHaveValue('6');
  const renovated = await issue(page);
  expect(renovated.totals).toMatchObject({ net: 10_000, vat: 600, gross: 10_600 });
  expect(ids(renovated)).toContain('renovation6');

  // Goods to another member state: three things are missing, each listed, each a way to its field.
  await under(page, intraEU, 'intraEU');
  await done(page);
  expect(await missing(page)).toEqual([
    'Ce régime demande un numéro de TVA d’un autre État membre.',
    'Ce régime demande la date de livraison.',
    'Ce régime demande une adresse de livraison dans un autre État membre.'
  ]);
  await sheet(page).getByRole('button', { name: /la date de livraison/ }).click();
  await expect(sheet(page).getByLabel('Date de livraison ou de prestation')).toBeFocused();
  await sheet(page).getByLabel('Date de livraison ou de prestation').fill('31/02/2026');
  await sheet(page).getByLabel('Date de livraison ou de prestation').blur();
  await expect(sheet(page).getByLabel('Date de livraison ou de prestation')).toHaveAttribute('aria-invalid', 'true');
  await sheet(page).getByLabel('Date de livraison ou de prestation').fill('3/11/2026');
  await done(page);
  expect(await missing(page)).toHaveLength(2);
  await sheet(page).getByRole('button', { name: /une adresse de livraison/ }).click();
  await sheet(page).getByRole('button', { name: 'Adresse de livraison' }).click();
  await sheet(page).getByLabel('Rue et numéro').fill('Rue de Lille 7');
  await sheet(page).getByLabel('Code postal').fill('59000');
  await sheet(page).getByLabel('Localité').fill('Lille');
  await sheet(page).getByLabel('Pays').selectOption('FR');
  await done(page);
  expect(await missing(page)).toEqual(['Ce régime demande un numéro de TVA d’un autre État membre.']);
  await sheet(page).getByRole('button', { name: /autre État membre/ }).click();
  await sheet(page).getByLabel('N° d’entreprise').fill('');
  await sheet(page).getByLabel('N° de TVA').fill('FR 83 404 833 048');
  await done(page);
  await expect(sheet(page)).toBeHidden();
  const within = await issue(page);
  expect(within.totals).toMatchObject({ vat: 0, gross: 10_000 });
  expect(within).toMatchObject({ deliveryDate: '2026-11-03', deliveryAddress: { street: 'Rue de Lille 7', country: 'FR' } });
  expect(ids(within)).toContain('intraEU');
  expect(await printed(page)).toContain(squeezed('Livraison intracommunautaire exemptée de TVA'));

  // Export: to an address in Belgium nothing leaves the Union.
  await under(page, abroad, 'export');
  await done(page);
  expect(await missing(page)).toEqual(['L’exportation demande une adresse de livraison hors de l’Union européenne (article 39 du Code de la TVA).']);
  await sheet(page).getByRole('button', { name: /hors de l’Union/ }).click();
  await sheet(page).getByRole('button', { name: 'Adresse de livraison' }).click();
  await sheet(page).getByLabel('Rue et numéro').fill('Rue du Rhône 7');
  await sheet(page).getByLabel('Code postal').fill('1204');
  await sheet(page).getByLabel('Localité').fill('Genève');
  await sheet(page).getByLabel('Pays').selectOption('CH');
  await done(page);
  // With words above and below, and the notice ticked off: it is warned of, not forbidden.
  await page.getByRole('button', { name: /^Textes et avis légaux/ }).click();
  await sheet(page).getByLabel('Texte au-dessus des lignes').fill('Chantier de Genève');
  await sheet(page).getByLabel('Texte sous les lignes').fill('Merci de votre confiance');
  const notice = sheet(page).getByRole('checkbox', { name: /xport/ });
  await expect(notice).toBeChecked();
  await notice.uncheck();
  await expect(sheet(page).getByText('La loi le demande pour ce régime.')).toBeVisible();
  await done(page);
  await askToIssue(page);
  await expect(sheet(page).getByText('Un avis légal demandé par ce régime est décoché.')).toBeVisible();
  await sheet(page).getByRole('button', { name: /est décoché/ }).click();
  await sheet(page).getByRole('checkbox', { name: /xport/ }).check();
  await done(page);
  const exported = await issue(page);
  expect(exported).toMatchObject({ textAbove: 'Chantier de Genève', textBelow: 'Merci de votre confiance', totals: { vat: 0 } });
  expect(ids(exported)).toContain('export');
  const there = await printed(page);
  for (const words of ['Chantier de Genève', 'Merci de votre confiance', 'Exportation exemptée de TVA']) expect(there).toContain(squeezed(words));

  // Exempt: the ground is the text of article 44; without it an object must be given.
  await under(page, exempt, 'exempt');
  await done(page);
  await page.getByRole('button', { name: /^Textes et avis légaux/ }).click();
  await sheet(page).getByRole('checkbox', { name: /xempt|xonér/ }).uncheck();
  await done(page);
  expect(await missing(page)).toEqual(['Indiquez l’objet ou le texte de l’exemption.']);
  await sheet(page).getByRole('button', { name: /l’objet ou le texte/ }).click();
  await expect(sheet(page).getByLabel('Objet de l’exemption')).toBeFocused();
  await sheet(page).getByLabel('Objet de l’exemption').selectOption('VATEX-EU-132-1I');
  await done(page);
  const free = await issue(page);
  expect(free).toMatchObject({ exemption: { code: 'VATEX-EU-132-1I' }, totals: { vat: 0, gross: 10_000 } });

  // The company itself under the small-business exemption: no VAT anywhere, its mention everywhere.
  await page.goto('/settings/company');
  await page.getByLabel(/Franchise de la taxe/).check();
  await expect(page.getByText(/Régime particulier de la franchise de taxe/)).toBeVisible();
  await expect(page.getByText('Enregistré', { exact: true })).toBeVisible();
  await page.goto(`/invoices/${franchise}`);
  await page.getByRole('button', { name: /^TVA, remise, acompte/ }).click();
  await expect(sheet(page).getByLabel('Régime de TVA')).toBeDisabled();
  // With or without VAT is no question there.
  await expect(page.getByText('HTVA')).toHaveCount(0);
  await done(page);
  const small = await issue(page);
  expect(small.totals).toMatchObject({ net: 10_000, vat: 0, gross: 10_000 });
  expect(ids(small)).toContain('franchise');
  const plain = await printed(page);
  expect(plain).toContain(squeezed('Régime particulier de la franchise de taxe'));
  expect(plain).not.toContain('21%');

  // What was charged before is given back as it was charged, VAT included.
  await page.goto(`/invoices/${renovation}`);
  await page.getByRole('button', { name: 'Note de crédit' }).click();
  await sheet(page).getByRole('button', { name: 'Préparer' }).click();
  await expect(page.getByText(`Corrige la facture ${renovated.number}`)).toBeVisible();
  const given = await issue(page, () => page.getByRole('button', { name: 'Émettre la note de crédit' }).click());
  expect(given.totals).toMatchObject({ net: 10_000, vat: 600, gross: 10_600 });
  expect(ids(given)).not.toContain('franchise');
});
