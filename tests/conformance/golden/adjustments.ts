// Golden documents: discounts and charges of lines and of the document.
import { buyers, draftOf, item } from '../../arbitraries/samples.ts';
import type { Golden } from './golden.ts';

export const adjustments: Golden[] = [
  { name: 'line discount in percent', draft: draftOf([item({ quantity: '3', unitPrice: '33.33', discount: { kind: 'percent', value: '12.5' } })]), totals: ['87.49', '18.37', '105.86'], says: ['MultiplierFactorNumeric>12.5<', '>Remise<'] },
  { name: 'line discount in euros with a reason', draft: draftOf([item({ discount: { kind: 'amount', value: '15', reason: 'Fidélité' } })]), totals: ['85', '17.85', '102.85'], says: ['>Fidélité<'] },
  { name: 'a whole line given away', draft: draftOf([item(), item({ name: 'Offert', discount: { kind: 'percent', value: '100' } })]), totals: ['100', '21', '121'] },
  { name: 'document discount in percent over two rates', draft: draftOf([item(), item({ rate: '6', unitPrice: '33.33' })], { discount: { kind: 'percent', value: '10' } }), totals: ['120', '20.70', '140.70'] },
  // 10 over 100 and 50: 6.67 and 3.33.
  { name: 'document discount in euros over two rates', draft: draftOf([item(), item({ rate: '6', unitPrice: '50' })], { discount: { kind: 'amount', value: '10' } }), totals: ['140', '22.40', '162.40'] },
  { name: 'document charge at a rate of its own', draft: draftOf([item()], { charge: { kind: 'amount', value: '12.5', rate: '6', reason: 'Transport' } }), totals: ['112.50', '21.75', '134.25'], says: ['>Transport<'] },
  {
    name: 'discounts and charges at both levels',
    draft: draftOf([item({ discount: { kind: 'percent', value: '10' } }), item({ rate: '6', discount: { kind: 'amount', value: '5' } })], {
      discount: { kind: 'percent', value: '2' },
      charge: { kind: 'percent', value: '3', rate: '21' }
    }),
    // Lines 90 and 95; discount 1.80 and 1.90; charge 3 % of 185 = 5.55.
    totals: ['186.85', '25.28', '212.13']
  },
  {
    name: 'discount and charge with prices including VAT',
    draft: draftOf([item({ unitPrice: '121' }), item({ rate: '6', unitPrice: '53' })], { priceMode: 'incl', buyer: buyers.person, discount: { kind: 'amount', value: '10' }, charge: { kind: 'amount', value: '9.99', rate: '21' } }),
    // 121 − 6.95 + 9.99 = 124.04 → 102.51 + 21.53; 53 − 3.05 = 49.95 → 47.12 + 2.83.
    totals: ['149.63', '24.36', '173.99']
  },
  { name: 'charge of nothing at a rate of its own', draft: draftOf([item()], { charge: { kind: 'percent', value: '0', rate: '6' } }), totals: ['100', '21', '121'] },
  { name: 'charge on a co-contractor', draft: draftOf([item()], { regime: 'cocontractor', charge: { kind: 'amount', value: '20', rate: '21' } }), totals: ['120', '0', '120'] },
  { name: 'discount on an exempt document', draft: draftOf([item()], { regime: 'exempt', discount: { kind: 'percent', value: '33.3333' } }), totals: ['66.67', '0', '66.67'] }
];
