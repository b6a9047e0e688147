// Editing a draft: customers and products put on it.
import { describe, expect, test } from 'vitest';
import type { Company } from '../../company/model.ts';
import type { Customer } from '../../party/model.ts';
import type { Product } from '../../product/model.ts';
import type { Draft } from '../model.ts';
import { applyProduct } from './apply-product.ts';
import { chooseCustomer, setAttention } from './choose-customer.ts';
import { addLine, linesOf } from './lines.ts';

const now = '2026-11-21T09:00:00.000Z';
const empty: Draft = {
  id: 'd',
  kind: 'invoice',
  schema: 1,
  createdAt: now,
  regime: 'normal',
  language: 'fr',
  currency: 'EUR',
  priceMode: 'excl',
  term: { days: 30 },
  lines: []
};
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
