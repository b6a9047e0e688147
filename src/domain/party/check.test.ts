// The problems of a customer.
import { describe, expect, test } from 'vitest';
import { checkCustomer, isEmail } from './check.ts';
import type { Customer } from './model.ts';
import { newCustomer } from './new-customer.ts';

const good: Customer = {
  ...newCustomer({ id: 'c', now: '2026-11-21T09:00:00.000Z', number: 'C1', language: 'fr', name: 'Dupont SRL' }),
  enterpriseNumber: '0123456749',
  vatNumber: 'BE0123456749',
  address: { street: 'Rue Haute 1', postcode: '5000', city: 'Namur', country: 'BE' }
};
const french = { vatNumber: 'FR83404833048', enterpriseNumber: undefined, address: { ...good.address, postcode: '75001', country: 'FR' } };

describe('checkCustomer', () => {
  test('nothing to say', () => {
    expect(checkCustomer(good)).toEqual([]);
    expect(checkCustomer({ ...good, type: 'person', enterpriseNumber: undefined, vatNumber: undefined })).toEqual([]);
    expect(checkCustomer({ ...good, ...french, regime: 'intraEU' })).toEqual([]);
    expect(checkCustomer({ ...good, ...french, regime: 'reverseCharge' })).toEqual([]);
    expect(checkCustomer({ ...good, regime: 'cocontractor' })).toEqual([]);
  });
  test.each<[string, Partial<Customer>, string]>([
    ['no name', { name: '  ' }, 'wrong name missing'],
    ['a name of 10,000 characters', { name: 'x'.repeat(10_000) }, 'wrong name tooLong'],
    ['check digits', { enterpriseNumber: '0123456748' }, 'wrong enterpriseNumber enterpriseNumberWrong'],
    ['dots left in', { enterpriseNumber: '0123.456.749' }, 'wrong enterpriseNumber enterpriseNumberWrong'],
    ['VAT number', { vatNumber: 'BE0123456748' }, 'wrong vatNumber vatNumberWrong'],
    ['VAT number of another', { vatNumber: 'BE0987654394' }, 'hint vatNumber vatNumberOfAnother'],
    ['person with a VAT number', { type: 'person' }, 'hint type personWithVatNumber'],
    ['company without any number', { enterpriseNumber: undefined, vatNumber: undefined }, 'hint enterpriseNumber companyWithoutNumber'],
    ['co-contractor abroad', { ...french, regime: 'cocontractor' }, 'wrong regime needsBelgianVatNumber'],
    ['intra-EU in Belgium', { regime: 'intraEU' }, 'wrong regime needsForeignVatNumber'],
    ['reverse charge to Northern Ireland', { ...french, vatNumber: 'XI123456789', regime: 'reverseCharge' }, 'wrong regime needsForeignVatNumber'],
    ['export at home', { regime: 'export' }, 'hint regime addressInBelgium'],
    ['export in the Union', { ...french, vatNumber: undefined, regime: 'export' }, 'hint regime addressInUnion'],
    ['normal with a French number', { ...french, regime: 'normal' }, 'hint regime perhapsIntraEU'],
    ['e-mail', { email: 'info@dupont' }, 'wrong email emailWrong'],
    ['Belgian postcode', { address: { ...good.address, postcode: '500' } }, 'hint address.postcode postcodeWrong'],
    ['country', { address: { ...good.address, country: 'XX' } }, 'wrong address.country countryUnknown'],
    ['term', { term: { days: 5000 } }, 'wrong term termTooLong'],
    ['negative term', { term: { days: -1 } }, 'wrong term termTooLong']
  ])('%s', (_, change, problem) => {
    expect(checkCustomer({ ...good, ...change }).map(({ level, field, code }) => `${level} ${field} ${code}`)).toContain(problem);
  });
});

test.each([
  ['a@b.be', true],
  ['jean.dupont+carnet@mail.example', true],
  ['jean@dupont', false],
  ['jean dupont@b.be', false],
  ['a@b.be, c@d.be', false],
  ['<a@b.be>', false],
  ['@b.be', false],
  ['', false]
])('isEmail(%j)', (text, is) => {
  expect(isEmail(text)).toBe(is);
});
