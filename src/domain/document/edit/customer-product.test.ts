// Editing a draft: customers and products put on it.
import { describe, expect, test } from 'vitest';
import { emptyDraft as empty } from '../../../../tests/arbitraries/samples.ts';
import type { Company } from '../../company/model.ts';
import type { Customer } from '../../party/model.ts';
import type { Product } from '../../product/model.ts';
import type { Draft } from '../model.ts';
import { applyProduct } from './apply-product.ts';
import { chooseCustomer, refreshBuyer, setAttention } from './choose-customer.ts';
import { addLine, changeLine, linesOf } from './lines.ts';
import { setLanguage } from './set-language.ts';

const now = '2026-11-21T09:00:00.000Z';
const customer: Customer = {
  id: 'c',
  kind: 'customer',
  schema: 1,
  createdAt: now,
  number: 'C00001',
  type: 'person',
  name: 'Marie-Hélène Van Cauwenberghe',
  regime: 'renovation6',
  language: 'nl',
  term: { days: 14 },
  address: { street: 'Rue de la Montagne 41', postcode: '5100', city: 'Jambes', country: 'BE' },
  addresses: [],
  contacts: []
};
const company = { language: 'fr', term: { days: 30 } } as Company;
const context = { seller: 'normal', date: '2026-11-21', rate: '21' } as const;
const pump: Product = {
  id: 'p',
  kind: 'product',
  schema: 1,
  createdAt: now,
  number: 'P1',
  group: '',
  name: { fr: 'Pompe à chaleur', nl: 'Warmtepomp' },
  description: { fr: 'Air/eau' },
  unit: 'C62',
  salePrice: '121',
  priceIncludesVat: true,
  rate: '21'
};

describe('choosing a customer', () => {
  test('copies it and takes its regime, language and term; the rates follow', () => {
    const draft = chooseCustomer(addLine(empty, { id: 'a', rate: '21' }), customer, company, context);
    expect(draft).toMatchObject({ customerId: 'c', regime: 'renovation6', language: 'nl', term: { days: 14 }, buyer: { type: 'person' } });
    expect(linesOf(draft)[0]!.rate).toBe('6');
    expect(draft.buyer!.address).not.toBe(customer.address);
  });

  test('what belonged to the one before goes', () => {
    const before: Draft = {
      ...chooseCustomer(empty, customer, company, context),
      deliveryAddress: customer.address,
      siteAddress: customer.address,
      dueDate: '2026-12-01'
    };
    const { term: _, ...other } = customer;
    const after = chooseCustomer(setAttention(before, { name: ' Mme Dupont ' }), { ...other, id: 'e' }, company, context);
    expect(after.term).toEqual({ days: 30 });
    for (const field of ['deliveryAddress', 'siteAddress', 'dueDate'] as const) expect(after[field]).toBeUndefined();
    expect(after.buyer!.attention).toBeUndefined();
  });

  test('"Attn." is set, cleared, and needs a customer', () => {
    const draft = chooseCustomer(empty, customer, company, context);
    const named = setAttention(draft, { name: ' Mme Dupont ' });
    expect(named.buyer!.attention).toBe('Mme Dupont');
    expect(setAttention(named, undefined)).toEqual(draft);
    expect(setAttention(empty, { name: 'x' })).toBe(empty);
  });
});

describe('the customer’s record was corrected', () => {
  const before = { ...setAttention(chooseCustomer(empty, customer, company, context), { name: 'Mme Dupont' }), regime: 'normal', term: { days: 8 } } as const;
  const corrected: Customer = { ...customer, name: 'Marie Van Cauwenberghe', regime: 'export', language: 'de', term: { days: 90 }, address: { ...customer.address, street: 'Rue Basse 2' } };
  const after = refreshBuyer(before, corrected);

  test('name and address are taken over', () => {
    expect(after.buyer).toMatchObject({ name: 'Marie Van Cauwenberghe', address: { street: 'Rue Basse 2' }, attention: 'Mme Dupont' });
    expect(after.buyer!.address).not.toBe(corrected.address);
  });

  test('regime, language, term, lines and everything else stay as they are here', () => {
    expect({ ...after, buyer: before.buyer }).toEqual(before);
  });

  test('a draft without customer gets this one, to nobody’s attention', () => {
    const fresh = refreshBuyer(empty, customer);
    expect(fresh).toMatchObject({ customerId: 'c', buyer: { name: customer.name } });
    expect(fresh.buyer!.attention).toBeUndefined();
  });
});

describe('another language', () => {
  const products = new Map([['p', pump]]);
  const line = (fields = {}) => changeLine(applyProduct(addLine(empty, { id: 'a', rate: '21' }), 'a', pump, { date: '2026-11-21', seller: 'normal' }), 'a', fields);
  const read = (draft: Draft) => linesOf(draft)[0]!;

  test('texts of products follow, there and back', () => {
    const dutch = setLanguage(line(), 'nl', products);
    expect(dutch.language).toBe('nl');
    expect(read(dutch)).toMatchObject({ name: 'Warmtepomp', description: 'Air/eau' });
    expect(setLanguage(dutch, 'fr', products)).toEqual(line());
  });

  test('what a person typed stays, each text for itself', () => {
    expect(read(setLanguage(line({ name: 'Pompe à chaleur 8 kW' }), 'nl', products)).name).toBe('Pompe à chaleur 8 kW');
    const both = new Map([['p', { ...pump, description: { fr: 'Air/eau', nl: 'Lucht/water' } }]]);
    expect(read(setLanguage(line({ name: 'Mon texte' }), 'nl', both))).toMatchObject({ name: 'Mon texte', description: 'Lucht/water' });
    expect(read(setLanguage(line({ description: 'Ma note' }), 'nl', both))).toMatchObject({ name: 'Warmtepomp', description: 'Ma note' });
    expect(read(setLanguage(line({ description: undefined }), 'nl', both)).description).toBeUndefined();
  });

  test('lines of no product, or of one that is gone, stay', () => {
    const free = addLine(empty, { id: 'f', rate: '21', name: 'Déplacement' });
    expect(read(setLanguage(free, 'de', products)).name).toBe('Déplacement');
    expect(setLanguage(line(), 'nl', new Map()).lines).toEqual(line().lines);
  });
});

describe('lines and products', () => {
  const line = addLine({ ...empty, language: 'nl' }, { id: 'a', rate: '21', quantity: '3', unitPrice: '1' });
  const apply = (draft: Draft, product = pump) => linesOf(applyProduct(draft, 'a', product, { date: '2026-11-21', seller: 'normal' }))[0]!;

  test('a product fills text, unit, price and rate and keeps the quantity', () => {
    expect(apply(line)).toMatchObject({ productId: 'p', name: 'Warmtepomp', description: 'Air/eau', unitPrice: '100', rate: '21', quantity: '3' });
  });

  test('its price stands in the mode of the document, at what is charged', () => {
    expect(apply({ ...line, priceMode: 'incl' }).unitPrice).toBe('121');
    expect(apply({ ...line, priceMode: 'incl', regime: 'renovation6' })).toMatchObject({ unitPrice: '106', rate: '6' });
    expect(apply({ ...line, priceMode: 'incl', regime: 'cocontractor' })).toMatchObject({ unitPrice: '100', rate: '21' });
    expect(apply({ ...line, priceMode: 'incl' }, { ...pump, priceIncludesVat: false, salePrice: '100' }).unitPrice).toBe('121');
    const { salePrice: _, ...free } = pump;
    expect(apply(line, free).unitPrice).toBe('1');
  });

  test('a small business has one price, with and without VAT', () => {
    const [filled] = linesOf(applyProduct({ ...line, priceMode: 'incl' }, 'a', pump, { date: '2026-11-21', seller: 'franchise' }));
    expect(filled!.unitPrice).toBe('121');
  });
});
