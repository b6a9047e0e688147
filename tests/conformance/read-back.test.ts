// Documents of ours come back from UBL as they were: the golden ones, those drawn at random, and credit notes in parts of them.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { goldenCases, randomCases } from './cases.ts';
import { unread } from './read-back.ts';

test.each(goldenCases())('golden: $name', ({ xml, sealed, slack, faults }) => {
  expect(faults).toEqual([]);
  expect(unread(xml, sealed!, slack)).toEqual([]);
});

test('drawn at random', () => {
  const { seed = 0 } = fc.readConfigureGlobal();
  const faults = randomCases(seed, 300).flatMap(({ name, xml, sealed, slack }) => (sealed ? unread(xml, sealed, slack).map((fault) => `${name}: ${fault}`) : []));
  expect(faults, `seed ${seed}`).toEqual([]);
});

test.each([
  ['a name', /<cbc:Name>[^<]*</, '<cbc:Name>Autre chose<'],
  ['a total', /<cbc:PayableAmount currencyID="EUR">/, '<cbc:PayableAmount currencyID="EUR">1'],
  ['a quantity', /(<cbc:InvoicedQuantity[^>]*>)/, '$11'],
  ['a day', /<cbc:DueDate>\d{4}/, '<cbc:DueDate>2031'],
  ['the buyer', /<cbc:CompanyID>BE[^<]*</g, '<cbc:CompanyID>BE1000000021<']
])('%s that is changed is found', (_, from, to) => {
  const { xml, sealed } = goldenCases().find(({ sealed }) => sealed?.kind === 'invoice' && sealed.buyer.vatNumber)!;
  expect(unread(xml.replace(from, to), sealed!)).not.toEqual([]);
});
