// A company with a document, and people who are let into it.
import { admit, arrived, connect, join, type Person, readScreen } from './people.ts';
import { beginCompany, newCustomer, typeLine } from './small-company.ts';
import { expect } from './test.ts';

/** A company with an invoice, a draft and a customer, connected. @returns the words of its sheet */
export async function found(owner: Person): Promise<string[]> {
  const { page } = owner;
  await beginCompany(page);
  await page.goto('/invoices/new');
  await newCustomer(page, 'Ahmed Benali');
  await typeLine(page, { name: 'Entretien annuel', price: '100' });
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Émettre la facture' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Émettre', exact: true }).click();
  await expect(page.getByRole('heading', { name: /^Facture / })).toBeVisible();
  return connect(page, 'Téléphone de Marie');
}

/** The owner makes an invitation with these rights and shows its code. @returns its link */
export async function invite({ page, context }: Person, rights: 'accountant' | { sales: string; contacts: string }): Promise<string> {
  await page.goto('/settings/devices');
  await page.getByRole('button', { name: 'Inviter une personne' }).click();
  const sheet = page.getByRole('dialog', { name: 'Inviter une personne' });
  if (rights !== 'accountant') {
    await sheet.getByRole('radio', { name: /Collaborateur/ }).check();
    await sheet.getByRole('group', { name: 'Factures et notes de crédit' }).getByText(rights.sales, { exact: true }).click();
    await sheet.getByRole('group', { name: 'Clients et produits' }).getByText(rights.contacts, { exact: true }).click();
  }
  await sheet.getByRole('button', { name: 'Préparer l’invitation' }).click();
  return readScreen({ page, context }, 'Code d’invitation');
}

export async function letIn(owner: Person, other: Person, name: string, rights: Parameters<typeof invite>[1]): Promise<void> {
  await join(other, await invite(owner, rights), name);
  await admit(owner, name);
  await arrived(other);
}
