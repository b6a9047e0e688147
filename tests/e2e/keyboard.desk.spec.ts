// The whole path by keys alone at the desk: no pointer, and the focus is seen wherever it goes.
import type { SealedDocument } from '#domain/document/model.ts';
import { Keys } from './keys.ts';
import { rowsOf } from './small-company.ts';
import { expect, test } from './test.ts';

test('a company, an invoice, its payment, its files and its credit note, without a pointer', async ({ page }) => {
  const keys = new Keys(page);
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
  const lines = () => page.locator('[data-line] .name').allTextContents();

  await page.goto('/');
  await keys.enter(page.getByRole('link', { name: 'Commencer mon entreprise' }));
  await keys.fill(page.getByLabel('Numéro d’entreprise'), '0987.654.394');
  await keys.fill(page.getByLabel('Nom', { exact: true }), 'Chauffage Lambrecht');
  await keys.fill(page.getByLabel('Rue et numéro'), 'Chaussée de Dinant 214');
  await keys.fill(page.getByLabel('Code postal'), '5000');
  await keys.fill(page.getByLabel('Localité'), 'Namur');
  await keys.fill(page.getByLabel('Compte (IBAN)'), 'BE16 9850 0000 0174');
  await keys.enter(button('Créer mon entreprise'));
  await expect(page).toHaveURL('/');

  // A product, to be suggested later.
  await keys.enter(page.getByRole('navigation').getByRole('link', { name: 'Produits' }));
  await keys.enter(page.getByRole('main').getByRole('link', { name: 'Nouveau produit' }).first());
  await keys.fill(page.getByLabel('Nom', { exact: true }), 'Entretien annuel, chaudière');
  await keys.fill(page.getByLabel('Prix de vente', { exact: true }), '210');
  await keys.press('Tab');
  await expect(page.getByRole('grid').getByText('210,00')).toBeVisible();

  // The customer is made on the fly.
  await keys.press('Escape');
  await keys.enter(page.getByRole('navigation').getByRole('link', { name: 'Factures' }));
  await expect(page.getByRole('heading', { name: 'Factures' })).toBeVisible();
  await keys.press('n');
  await keys.seen(page.getByRole('combobox', { name: 'Client' }));
  await keys.type('Ahmed Benali');
  await expect(page.getByRole('option', { name: 'Créer « Ahmed Benali »' })).toHaveAttribute('aria-selected', 'true');
  await keys.press('Enter');
  const sheet = page.getByRole('dialog');
  await keys.fill(sheet.getByLabel('Rue et numéro'), 'Rue de la Montagne 41');
  await keys.fill(sheet.getByLabel('Code postal'), '5100');
  await keys.fill(sheet.getByLabel('Localité'), 'Jambes');
  await keys.press('Enter');
  await expect(sheet).toBeHidden();

  // A product picked with the arrows, then a line in free words, moved up and down.
  const description = page.getByRole('combobox', { name: 'Description' });
  await keys.seen(description);
  await keys.type('entret');
  await expect(page.getByRole('option', { name: /Entretien annuel/ })).toBeVisible();
  await keys.press('ArrowDown', 'Enter');
  await keys.seen(page.getByLabel('Quantité'));
  await keys.type('2');
  await keys.press('Enter');
  await keys.seen(description);
  await expect(description).toHaveValue('');
  await keys.type('Main-d’œuvre');
  await keys.fill(page.getByLabel('Prix HTVA'), '58,5');
  await keys.press('Escape');
  await keys.seen(page.locator('[data-line] .folded').last());
  await keys.press('Alt+ArrowUp');
  await expect.poll(lines).toEqual(['Main-d’œuvre', 'Entretien annuel, chaudière']);
  await keys.seen(page.locator('[data-line] .folded').first());
  await keys.reach(page.locator('[data-line]').first().getByRole('button').first(), 'Shift+Tab');
  await keys.press('ArrowDown');
  await expect.poll(lines).toEqual(['Entretien annuel, chaudière', 'Main-d’œuvre']);
  await keys.seen(page.locator('[data-line]').last().getByRole('button').first());
  await expect(page.getByText('2 pc × 210,00')).toBeVisible();

  await keys.press('Control+e');
  await expect(sheet.getByText(/^\d{4}-0001$/)).toBeVisible();
  await keys.enter(sheet.getByRole('button', { name: 'Émettre' }));
  await expect(page.getByRole('heading', { name: /\d{4}-0001/ }).first()).toBeVisible();
  const [sealed] = (await rowsOf<{ json: string }>(page, 'sealed')).map(({ json }) => JSON.parse(json) as SealedDocument);
  if (!sealed) throw new Error('nothing is sealed');

  await keys.press('p');
  await expect(page.getByRole('img', { name: /Code QR de paiement/ })).toBeVisible();
  await keys.enter(button('Carte'));
  await expect(sheet.getByLabel('Montant')).toHaveValue('578,99');
  await keys.enter(sheet.getByRole('button', { name: 'Marquer payée' }));
  await expect(page.getByText('Rien à payer')).toBeVisible();
  await keys.enter(button('Terminé'));
  await expect(page.getByRole('main').getByText('Payée', { exact: true }).first()).toBeVisible();

  await expect(page.getByRole('tab', { name: 'Pas envoyées 1' })).toBeVisible();
  await keys.press('s');
  const saved = page.waitForEvent('download');
  await keys.enter(sheet.getByRole('button', { name: 'Télécharger' }));
  expect((await saved).suggestedFilename()).toContain(sealed.number);
  await keys.enter(page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Marquer comme envoyée' }));
  await expect(page.getByRole('tab', { name: 'Pas envoyées 0' })).toBeVisible();

  await keys.enter(page.getByRole('region', { name: 'Document' }).getByRole('button', { name: 'Autres actions' }));
  await keys.press('n');
  await keys.seen(page.getByRole('menuitem', { name: 'Note de crédit' }));
  await keys.press('Enter');
  const credit = page.getByRole('dialog', { name: /Note de crédit pour/ });
  await keys.reach(credit.getByLabel(/Tout ce qui reste/));
  await keys.press('Space');
  await keys.reach(credit.getByRole('checkbox', { name: /Main-d’œuvre/ }));
  await keys.press('Space');
  await keys.enter(credit.getByRole('button', { name: 'Préparer' }));
  await expect(page.getByText(`Corrige la facture ${sealed.number}`)).toBeVisible();
  await keys.press('Control+e');
  await keys.enter(sheet.getByRole('button', { name: 'Émettre', exact: true }));
  await expect(page.getByRole('heading', { name: /NC/ }).first()).toBeVisible();
  await expect.poll(async () => (await rowsOf(page, 'sealed')).length).toBe(2);
});
