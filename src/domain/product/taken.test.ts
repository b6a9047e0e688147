// Lines taken into products: found by code, number or name; prices follow; what somebody else changed since stays when it is undone.
import { expect, test } from 'vitest';
import type { Product } from './model.ts';
import { boughtAgain, carriedOver, inGroup, knownProducts, productOfLine } from './taken.ts';

const product: Product = { id: 'P', kind: 'product', schema: 1, createdAt: '2026-01-01T00:00:00.000Z', number: '51077', group: 'Vannes', name: { fr: 'Vanne 15 mm' }, description: {}, unit: 'C62', purchasePrice: '20', salePrice: '30', rate: '21' };
const company = { margins: { '': { kind: 'percent' as const, value: '30' }, Vannes: { kind: 'percent' as const, value: '50' } } };
const known = knownProducts([
  { id: 'A', number: '51077', barcode: '', name: 'Vanne 15 mm / Kraan 15 mm', archived: false },
  { id: 'B', number: 'P2', barcode: '5412345000013', name: 'Circulateur', archived: false },
  { id: 'C', number: 'P3', barcode: '', name: 'Vase', archived: true }
]);

test('by GTIN before number before name, in any language and case', () => {
  expect(productOfLine({ name: 'Autre', sellersItem: '51077', gtin: '5412345000013' }, known)).toBe('B');
  expect(productOfLine({ name: 'Autre', sellersItem: '51077' }, known)).toBe('A');
  expect(productOfLine({ name: 'KRAAN 15 MM' }, known)).toBe('A');
  expect(productOfLine({ name: 'Circulateur', gtin: '5400000000003' }, known)).toBeUndefined();
  expect(productOfLine({ name: 'Vase' }, known)).toBeUndefined();
  expect(productOfLine({ name: ' ' }, known)).toBeUndefined();
});

test('the cost of the line, and the price of the group; without a margin the price stays', () => {
  const line = { name: 'x', net: '240', quantity: '10' };
  expect(boughtAgain(product, line, company)).toMatchObject({ purchasePrice: '24', salePrice: '36' });
  expect(boughtAgain(product, line, {})).toMatchObject({ purchasePrice: '24', salePrice: '30' });
  expect(boughtAgain(product, { name: 'x' }, company)).toBe(product);
});

test('another group: a price made by the margin follows, a price that was typed stays', () => {
  expect(inGroup(product, 'Divers', company)).toMatchObject({ group: 'Divers', salePrice: '26' });
  expect(inGroup({ ...product, salePrice: '29.9' }, 'Divers', company)).toMatchObject({ group: 'Divers', salePrice: '29.9' });
});

test('done and undone, except what was changed in between', () => {
  const after = { ...product, purchasePrice: '24', salePrice: '36' };
  expect(carriedOver(product, product, after)).toEqual(after);
  expect(carriedOver({ ...after, salePrice: '40', barcode: '1' }, after, product)).toEqual({ ...product, salePrice: '40', barcode: '1' });
});
