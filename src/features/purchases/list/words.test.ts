// What a list of purchases comes to, in words.
import { expect, test } from 'vitest';
import { footText, monthText } from './words.ts';

test('sums are of euros; that something is left out is said where it is', () => {
  expect(footText(3, { euroTotal: 100, notEuro: 0 })).toBe('3 documents');
  expect(footText(3, { euroTotal: 100, notEuro: 2 })).toBe('3 documents · 2 achats en monnaie étrangère ne sont pas comptés.');
  expect(monthText({ euroTotal: 12_100 })).toBe('121,00\u00a0€');
  expect(monthText({ euroTotal: 12_100, notEuro: 1 })).toBe('121,00\u00a0€ hors devises');
});
