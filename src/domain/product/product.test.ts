// Products on documents and back: the price without VAT is what stays.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Line } from '../document/model.ts';
import { add, compare, divide, negate } from '../money/decimal.ts';
import { lineToProduct } from './line-to-product.ts';
import type { Product } from './model.ts';
import { newProduct } from './new-product.ts';
import { convertPrice, marginOf, netPrice } from './price.ts';
import { productLine, type LineSetting } from './product-line.ts';

const now = '2026-11-21T09:00:00.000Z';
const pump: Product = {
  ...newProduct({ id: 'p', now, number: 'P1', rate: '21', priceMode: 'excl', name: { fr: 'Pompe à chaleur', nl: 'Warmtepomp' } }),
  salePrice: '4890'
};
const setting: LineSetting = { lang: 'nl', priceMode: 'excl', regime: 'normal', seller: 'normal', date: '2026-11-21' };

describe('productLine', () => {
  test('speaks the language of the document, else one there is', () => {
    expect(productLine(pump, setting)).toEqual({
      kind: 'item',
      productId: 'p',
      itemNumber: 'P1',
      name: 'Warmtepomp',
      description: undefined,
      unit: 'C62',
      rate: '21',
      unitPrice: '4890'
    });
    expect(productLine(pump, { ...setting, lang: 'de' }).name).toBe('Pompe à chaleur');
  });

  test.each<[string, Partial<Product>, Partial<LineSetting>, string, string | undefined]>([
    ['excl in excl', { salePrice: '100' }, {}, '21', '100'],
    ['excl in incl', { salePrice: '100' }, { priceMode: 'incl' }, '21', '121'],
    ['incl in incl', { salePrice: '121', priceIncludesVat: true }, { priceMode: 'incl' }, '21', '121'],
    ['incl in excl', { salePrice: '100', priceIncludesVat: true }, {}, '21', '82.6446'],
    ['renovation lowers the rate', { salePrice: '100' }, { regime: 'renovation6' }, '6', '100'],
    ['renovation, incl', { salePrice: '121', priceIncludesVat: true }, { regime: 'renovation6', priceMode: 'incl' }, '6', '106'],
    ['renovation, incl that needs decimals', { salePrice: '100', priceIncludesVat: true }, { regime: 'renovation6', priceMode: 'incl' }, '6', '87.6033'],
    ['a fossil boiler stays at 21 %', { salePrice: '100', fossil: true }, { regime: 'renovation6' }, '21', '100'],
    ['a fossil boiler before 29 July 2025', { salePrice: '100', fossil: true }, { regime: 'renovation6', date: '2025-07-28' }, '6', '100'],
    ['co-contractor charges nothing', { salePrice: '121', priceIncludesVat: true }, { regime: 'cocontractor', priceMode: 'incl' }, '21', '100'],
    ['a small business has one price', { salePrice: '121', priceIncludesVat: true }, { seller: 'franchise' }, '21', '121'],
    ['no price', {}, {}, '21', undefined],
    ['price 0', { salePrice: '0' }, { priceMode: 'incl' }, '21', '0']
  ])('%s', (_, product, where, rate, unitPrice) => {
    const line = productLine({ ...pump, salePrice: undefined, ...product }, { ...setting, ...where });
    expect([line.rate, line.unitPrice]).toEqual([rate, unitPrice]);
  });
});

const line: Line = { id: 'l', pos: 'V', kind: 'item', name: 'Vanne', quantity: '3', unit: 'C62', unitPrice: '106', rate: '6' };
const from = { id: 'n', now, number: 'P2', lang: 'fr', priceMode: 'excl', regime: 'normal', seller: 'normal' } as const;

describe('lineToProduct', () => {
  test('takes text, unit, price and rate', () => {
    expect(lineToProduct({ ...line, description: 'Laiton' }, { ...from, priceMode: 'incl' })).toEqual({
      ...newProduct({ id: 'n', now, number: 'P2', rate: '6', priceMode: 'incl', name: { fr: 'Vanne' } }),
      description: { fr: 'Laiton' },
      salePrice: '106'
    });
  });
  test('6 % in a renovation is not the rate of the product', () => {
    expect(lineToProduct(line, { ...from, regime: 'renovation6' })).toMatchObject({ rate: '21', salePrice: '106' });
    expect(lineToProduct(line, { ...from, regime: 'renovation6', priceMode: 'incl' })).toMatchObject({ rate: '21', salePrice: '121' });
  });
  test('a line outside the regime of the document follows its own', () => {
    expect(lineToProduct({ ...line, regime: 'normal' }, { ...from, regime: 'renovation6' }).rate).toBe('6');
  });
});

const price = fc.nat(99_999_999).map((units) => divide(String(units), '10000', 4));
const rate = fc.constantFrom('21', '12', '6', '0');
const mode = fc.constantFrom('excl' as const, 'incl' as const);

describe('properties', () => {
  test('a product put on a document and saved again has its price, in any mode and rate', () => {
    fc.assert(
      fc.property(price, rate, mode, (salePrice, ownRate, priceMode) => {
        const product = { ...pump, salePrice, rate: ownRate, priceIncludesVat: priceMode === 'incl' };
        const made = productLine(product, { ...setting, priceMode });
        const again = lineToProduct({ ...line, ...made, unitPrice: made.unitPrice ?? '' }, { ...from, priceMode });
        expect(again).toMatchObject({ salePrice, rate: ownRate });
        expect(again.priceIncludesVat ?? false).toBe(priceMode === 'incl');
      })
    );
  });
  test('converting there and back differs by at most the last decimal', () => {
    fc.assert(
      fc.property(price, rate, rate, (salePrice, a, b) => {
        const back = convertPrice(convertPrice(salePrice, a, b), b, a);
        const off = add(back, negate(salePrice));
        expect(compare(off, '0.0001') <= 0 && compare(off, '-0.0001') >= 0).toBe(true);
      })
    );
  });
});

describe('marginOf', () => {
  test.each<[Partial<Product>, unknown]>([
    [{ salePrice: '100', purchasePrice: '60' }, { amount: '40', percent: '40' }],
    [{ salePrice: '121', priceIncludesVat: true, purchasePrice: '60' }, { amount: '40', percent: '40' }],
    [{ salePrice: '50', purchasePrice: '60' }, { amount: '-10', percent: '-20' }],
    [{ salePrice: '0', purchasePrice: '60' }, { amount: '-60' }],
    [{ salePrice: '100' }, undefined],
    [{ purchasePrice: '60' }, undefined]
  ])('%o', (product, margin) => {
    expect(marginOf({ ...pump, salePrice: undefined, ...product })).toEqual(margin);
  });
  test('netPrice of a product without price', () => {
    expect(netPrice({ rate: '21' })).toBeUndefined();
  });
});
