// Fields of a customer that follow one another.
import { expect, test } from 'vitest';
import { addContact, addPlace, changeContact, changePlace, removeEntry, setEnterpriseNumber, setText, setVatNumber } from './edit.ts';
import { newCustomer } from './new-customer.ts';

const blank = newCustomer({ id: 'c', now: '2026-11-21T09:00:00.000Z', number: 'C1', language: 'fr' });
const address = { street: 'Rue Haute 1', postcode: '5000', city: 'Namur', country: 'BE' };

test('the VAT number of a company follows its enterprise number', () => {
  const one = setEnterpriseNumber(blank, '0123456749');
  expect(one.vatNumber).toBe('BE0123456749');
  expect(setEnterpriseNumber(one, '0987654394').vatNumber).toBe('BE0987654394');
  expect(setEnterpriseNumber(one, undefined).vatNumber).toBeUndefined();
});

test('a VAT number of its own stays, and a person gets none', () => {
  const foreign = setVatNumber(blank, 'FR83404833048');
  expect(setEnterpriseNumber(foreign, '0123456749').vatNumber).toBe('FR83404833048');
  expect(setEnterpriseNumber({ ...blank, type: 'person' }, '0123456749').vatNumber).toBeUndefined();
  const notLiable = setVatNumber(setEnterpriseNumber(blank, '0123456749'), undefined);
  expect([notLiable.enterpriseNumber, notLiable.vatNumber]).toEqual(['0123456749', undefined]);
});

test('a Belgian VAT number brings the enterprise number', () => {
  expect(setVatNumber(blank, 'BE0123456749').enterpriseNumber).toBe('0123456749');
  expect(setVatNumber({ ...blank, enterpriseNumber: '0987654394' }, 'BE0123456749').enterpriseNumber).toBe('0987654394');
  expect('enterpriseNumber' in setVatNumber(blank, 'FR83404833048')).toBe(false);
});

test('a text that is emptied goes', () => {
  expect(setText(setText(blank, 'note', 'x'), 'note', '').note).toBeUndefined();
});

test('addresses and contacts are added at the end, changed and removed by id', () => {
  let customer = addPlace(blank, { ...address, id: 'p', use: 'site', label: 'Chantier' });
  customer = addPlace(customer, { ...address, id: 'q', use: 'delivery', label: '' });
  customer = addContact(customer, { id: 'k', name: 'Anne' });
  expect(customer.addresses[0]!.pos < customer.addresses[1]!.pos).toBe(true);
  customer = changePlace(customer, 'q', { label: 'Dépôt' });
  customer = changeContact(customer, 'k', { role: 'Gérante' });
  expect(customer).toMatchObject({ addresses: [{ label: 'Chantier' }, { label: 'Dépôt' }], contacts: [{ name: 'Anne', role: 'Gérante' }] });
  customer = removeEntry(removeEntry(customer, 'p'), 'k');
  expect([customer.addresses.length, customer.contacts.length]).toEqual([1, 0]);
});
