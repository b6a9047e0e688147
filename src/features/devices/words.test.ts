// What the relay refuses, and who may do what, in the reader's words.
import { afterEach, describe, expect, test } from 'vitest';
import { RelayFault } from '#store/sync/relay/fault.ts';
import { overwriteGetLocale } from '#locale';
import { faultWords, rightsWords } from './words.ts';

describe('a request to be let in', () => {
  afterEach(() => overwriteGetLocale(() => 'fr'));

  test.each([
    ['fr', /accès a été refusé/, /expiré/],
    ['nl', /toegang werd geweigerd/, /verlopen/],
    ['de', /Zugang wurde abgelehnt/, /abgelaufen/],
    ['en', /Access was declined/, /run out/]
  ] as const)('that was declined is not told as one that ran out: %s', (locale, declined, ranOut) => {
    overwriteGetLocale(() => locale);
    expect(faultWords(new RelayFault('declined', { status: 410 }))).toMatch(declined);
    expect(faultWords(new RelayFault('declined', { status: 410 }))).not.toMatch(ranOut);
    expect(faultWords(new RelayFault('absent', { status: 404 }))).toMatch(ranOut);
  });
});

describe('the rights of staff', () => {
  afterEach(() => overwriteGetLocale(() => 'fr'));

  test.each([
    ['fr', 'Collaborateur (ventes : rien, clients et produits : modifier, achats : voir)', 'documents d’entreprise : voir'],
    ['nl', 'Medewerker (verkoop: niets, klanten en producten: wijzigen, aankopen: zien)', 'bedrijfsdocumenten: zien'],
    ['de', 'Mitarbeiter (Verkauf: nichts, Kunden und Produkte: ändern, Einkäufe: sehen)', 'Unternehmensdokumente: sehen'],
    ['en', 'Staff (sales: none, customers and products: edit, purchases: see)', 'company documents: see']
  ] as const)('name every part of the company: %s', (locale, words, papers) => {
    overwriteGetLocale(() => locale);
    expect(rightsWords({ role: 'staff', scopes: { contacts: 'edit', purchases: 'see' } }).replaceAll(/\s/g, ' ')).toBe(words);
    expect(rightsWords({ role: 'staff', scopes: { contacts: 'edit', purchases: 'see', companydocuments: 'see' } }).replaceAll(/\s/g, ' ')).toBe(words.replace(/\)$/, `, ${papers})`));
  });
});
