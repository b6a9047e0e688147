// What answers best what was typed.
import { expect, test } from 'vitest';
import { closeness } from './closeness.ts';

test.each([
  ['p59', 'Vanne', ['P59'], 0],
  ['vann', 'Vanne thermostatique', ['P1'], 1],
  ['ELECT', 'Électricité', [], 1],
  ['prod 59', 'Produit 59', ['59'], 2],
  ['noel', 'ACP Résidence Noël', [], 2],
  ['prod 59', 'Produit 590', ['590'], 3],
  ['amr', 'Menuiserie El Amrani SRL', [], 3],
  ["d'arc", 'Café d’Arc', [], 4],
  ['59', 'Produit 159', ['159'], 4],
  ['', 'Vanne', ['P1'], 4]
])('%j for %j %j: %i', (typed, name, codes, expected) => {
  expect(closeness(typed, name, codes)).toBe(expected);
});
