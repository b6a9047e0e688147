// Electronic addresses of Belgian, foreign and private parties.
import { expect, test } from 'vitest';
import { NO_ADDRESS, endpointOf, enterpriseNumber } from './endpoint.ts';

test.each([
  ['enterprise number', { enterpriseNumber: '0987654394', vatNumber: 'BE0123456749' }, '0208:0987654394'],
  ['Belgian VAT number', { vatNumber: 'BE0123456749' }, '0208:0123456749'],
  ['Belgian number that starts with 1', { enterpriseNumber: '1000000021' }, '0208:1000000021'],
  ['Belgian VAT number with a wrong check', { vatNumber: 'BE0123456748' }, '9925:BE0123456748'],
  ['enterprise number with a wrong check', { enterpriseNumber: '0123456748' }, '9925:NA'],
  ['German', { vatNumber: 'DE136695976' }, '9930:DE136695976'],
  ['Greek', { vatNumber: 'EL094259216' }, '9933:EL094259216'],
  ['Danish', { vatNumber: 'DK12345678' }, '0184:DK12345678'],
  ['Finnish', { vatNumber: 'FI20774740' }, '0216:003720774740'],
  ['Italian', { vatNumber: 'IT00743110157' }, '0211:IT00743110157'],
  ['Italian with a wrong check', { vatNumber: 'IT00743110158' }, '9925:NA'],
  ['Swedish', { vatNumber: 'SE123456789701' }, '0007:1234567897'],
  ['Swedish with a wrong check', { vatNumber: 'SE123456789101' }, '9925:NA'],
  ['Norwegian', { vatNumber: 'NO923609016MVA' }, '0192:923609016'],
  ['Norwegian with a wrong check', { vatNumber: 'NO923609017MVA' }, '9925:NA'],
  ['Northern Irish', { vatNumber: 'XI123456789' }, '9925:NA'],
  ['private', {}, '9925:NA']
])('%s', (_, party, expected) => {
  const { scheme, value } = endpointOf(party);
  expect(`${scheme}:${value}`).toBe(expected);
});

test('no identifier is made up', () => {
  expect(endpointOf({ vatNumber: '' })).toEqual(NO_ADDRESS);
  expect(enterpriseNumber({ vatNumber: 'FR40303265045' })).toBeUndefined();
});
