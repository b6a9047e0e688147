// A person makes a company on the first screen, as the tests of every other screen need one.
import type { Page } from '@playwright/test';
import { expect } from './test.ts';

export const COMPANY = {
  enterpriseNumber: '0987.654.394',
  name: 'Chauffage Lambert',
  street: 'Rue Haute 1',
  postcode: '5000',
  city: 'Namur',
  iban: 'BE16 9850 0000 0174'
};

/** Fills in the form (French) and creates the company; ends on the home screen. */
export async function makeCompany(page: Page, more: Partial<typeof COMPANY> = {}): Promise<void> {
  const company = { ...COMPANY, ...more };
  await page.goto('/begin');
  await page.getByRole('link', { name: /Commencer/ }).click();
  await page.getByLabel('Numéro d’entreprise').fill(company.enterpriseNumber);
  await page.getByLabel('Nom', { exact: true }).fill(company.name);
  await page.getByLabel('Rue et numéro').fill(company.street);
  await page.getByLabel('Code postal').fill(company.postcode);
  await page.getByLabel('Localité').fill(company.city);
  await page.getByLabel('Compte (IBAN)').fill(company.iban);
  await page.getByRole('button', { name: 'Créer mon entreprise' }).click();
  await expect(page).toHaveURL('/');
}
