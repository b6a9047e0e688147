// Margins on what was paid: exact, rounded once, and back again.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { add, compare, divide, negate } from '../money/decimal.ts';
import { type BoughtLine, purchaseLineToProduct, unitCost } from './bought-line.ts';
import { markupBetween, markupOf, salePriceOf, usualMarkup, withMarkup, withPurchasePrice } from './margin.ts';
import type { Markup } from './markup.ts';
import { newProduct } from './new-product.ts';

const now = '2026-11-21T09:00:00.000Z';
const product = { ...newProduct({ id: 'p', now, number: 'P1', rate: '21', priceMode: 'excl' }), purchasePrice: '80' };
const percent = (value: string): Markup => ({ kind: 'percent', value });
const amount = (value: string): Markup => ({ kind: 'amount', value });

test.each([
  ['80', percent('25'), '100'],
  ['80', amount('25.5'), '105.5'],
  ['0.3333', percent('33.33'), '0.4444'],
  ['10', percent('-10'), '9'],
  ['0.0001', percent('50'), '0.0002'],
  ['0', percent('30'), '0']
])('%s and %o make %s', (cost, markup, price) => expect(salePriceOf(cost, markup)).toBe(price));

test.each([
  ['80', '100', 'percent', percent('25')],
  ['80', '100', 'amount', amount('20')],
  ['3', '4', 'percent', percent('33.33')],
  ['0', '4', 'percent', undefined],
  ['0', '4', 'amount', amount('4')]
] as const)('from %s to %s in %s', (cost, price, kind, markup) => expect(markupBetween(cost, price, kind)).toEqual(markup));

test('a price with VAT in it has the margin without it', () => {
  const incl = { ...product, priceIncludesVat: true };
  expect(withMarkup(product, percent('25')).salePrice).toBe('100');
  expect(withMarkup(incl, percent('25')).salePrice).toBe('121');
  expect(markupOf(withMarkup(incl, percent('25')), 'percent')).toEqual(percent('25'));
  expect(withMarkup({ ...product, purchasePrice: undefined }, percent('25')).salePrice).toBeUndefined();
  expect(markupOf(product, 'percent')).toBeUndefined();
  expect(withPurchasePrice({ ...product, salePrice: '99' }, '70.12345')).toMatchObject({ purchasePrice: '70.1235', salePrice: '99' });
});

test('the margin of the group, else the general one', () => {
  const margins = { '': percent('30'), Tubes: amount('2') };
  expect([usualMarkup({ margins }, 'Tubes'), usualMarkup({ margins }, 'Autres'), usualMarkup({}, 'Tubes'), usualMarkup({ margins }, 'toString')]).toEqual([amount('2'), percent('30'), undefined, percent('30')]);
});

test('there and back: euros exactly, percent to its last decimal', () => {
  const price = fc.integer({ min: 10_000, max: 99_999_999 }).map((units) => divide(String(units), '10000', 4));
  const value = fc.integer({ min: -5_000, max: 100_000 }).map((units) => divide(String(units), '100', 2));
  fc.assert(
    fc.property(price, value, (cost, margin) => {
      expect(markupBetween(cost, salePriceOf(cost, amount(margin)), 'amount')).toEqual(amount(margin));
      const back = markupBetween(cost, salePriceOf(cost, percent(margin)), 'percent')!.value;
      const off = add(back, negate(margin));
      expect(compare(off, '0.01') <= 0 && compare(off, '-0.01') >= 0).toBe(true);
    })
  );
});

describe('a line that was bought', () => {
  test.each<[Partial<BoughtLine>, string | undefined]>([
    [{ net: '100', quantity: '3' }, '33.3333'],
    [{ net: '90', quantity: '10', price: '10' }, '9'],
    [{ price: '12.5', baseQuantity: '100' }, '0.125'],
    [{ net: '5', quantity: '0', price: '7' }, '7'],
    [{ net: '5' }, undefined]
  ])('%o costs %s', (line, cost) => expect(unitCost({ name: 'Tube', ...line })).toBe(cost));

  test('becomes a product with its cost and its sale price', () => {
    const line = { name: 'Buis', description: '22 mm', unit: 'MTR', net: '100', quantity: '10', rate: '6', sellersItem: 'T22', gtin: '5410000000009' };
    const company = { rate: '21', priceMode: 'incl' as const, margins: { Tubes: percent('50') } };
    const made = purchaseLineToProduct(line, { language: 'nl' }, { id: 'n', now, group: 'Tubes', company });
    expect(made).toMatchObject({ number: 'T22', group: 'Tubes', name: { nl: 'Buis' }, description: { nl: '22 mm' }, unit: 'MTR', rate: '6', barcode: '5410000000009', purchasePrice: '10', salePrice: '15.9' });
    expect(purchaseLineToProduct({ name: 'x', rate: '19' }, { language: 'fr' }, { id: 'n', now, number: 'P9', company })).toMatchObject({ number: 'P9', rate: '21', unit: 'C62' });
    expect(purchaseLineToProduct(line, { language: 'fr' }, { id: 'n', now, company: { ...company, margins: undefined } })).not.toHaveProperty('salePrice');
  });
});
