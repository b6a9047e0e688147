// Likely duplicates, and what makes them likely.
import { describe, expect, test } from 'vitest';
import { duplicatePairs, duplicateReasons, type Identity } from './duplicates.ts';

const person = (id: string, name: string, postcode: string, more: Partial<Identity> = {}): Identity => ({ id, name, address: { postcode }, ...more });

describe('duplicateReasons', () => {
  test.each([
    ['Van Damme SRL', 'van damme', '5000', '5000', ['nameAndPostcode']],
    ['S.R.L. Électricité Dupont', 'DUPONT Electricite (SRL)', '5000', ' 5000', ['nameAndPostcode']],
    ['Marie-Hélène Piron', 'Piron Marie-Helene', 'L-1234', 'l-1234', ['nameAndPostcode']],
    ['Van Damme', 'Van Damme', '5000', '5001', []],
    ['Van Damme', 'Vandamme', '5000', '5000', []],
    ['Van Damme', 'Van Damme', '', '', []],
    ['', '', '5000', '5000', []],
    ['😀', '😀', '5000', '5000', []],
    ['SRL', 'NV', '5000', '5000', []]
  ])('%s / %s', (a, b, x, y, reasons) => {
    expect(duplicateReasons(person('a', a, x), person('b', b, y))).toEqual(reasons);
  });
  test('numbers come first, and a record is no duplicate of itself', () => {
    const a = person('a', 'Dupont', '5000', { enterpriseNumber: '0123456749', vatNumber: 'BE0123456749' });
    expect(duplicateReasons(a, { ...a, id: 'b' })).toEqual(['enterpriseNumber', 'vatNumber', 'nameAndPostcode']);
    expect(duplicateReasons(a, a)).toEqual([]);
    expect(duplicateReasons(a, person('b', 'Autre', '4000', { vatNumber: 'BE0123456749' }))).toEqual(['vatNumber']);
  });
});

test('duplicatePairs names each pair once, for its surest reason', () => {
  const number = { enterpriseNumber: '0123456749', vatNumber: 'BE0123456749' };
  const list = [person('a', 'Dupont', '5000', number), person('b', 'Dupont SRL', '5000', number), person('c', 'dupont', '5000'), person('d', 'Piron', '5000')];
  expect(duplicatePairs(list).map(({ first, second, reason }) => [first.id, second.id, reason])).toEqual([
    ['a', 'b', 'enterpriseNumber'],
    ['a', 'c', 'nameAndPostcode']
  ]);
});

test('ten thousand customers are compared in well under a second', () => {
  const many = Array.from({ length: 10_000 }, (_, i) => person(String(i), `Client ${i % 9_000}`, String(1000 + (i % 9_000))));
  expect(duplicatePairs(many)).toHaveLength(1_000);
});
