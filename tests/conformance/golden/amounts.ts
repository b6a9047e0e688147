// Golden documents: prices, quantities, rounding, deposits.
import { UNITS } from '#domain/units.ts';
import { buyers, draftOf, item } from '../../arbitraries/samples.ts';
import type { Golden } from './golden.ts';

const many = (count: number, line: Parameters<typeof item>[0]) => Array.from({ length: count }, (_, i) => item({ ...line, name: `Article ${i + 1}` }));

export const amounts: Golden[] = [
  { name: 'quantity of a third', draft: draftOf([item({ quantity: '0.333', unitPrice: '99.99' })]), totals: ['33.30', '6.99', '40.29'] },
  { name: 'prices of four decimals', draft: draftOf([item({ quantity: '1234.5', unitPrice: '0.1234', unit: 'KWH' })]), totals: ['152.34', '31.99', '184.33'] },
  // Each line rounds its half cent up; VAT is taken once, on 0.03: 0.0063.
  { name: 'half cents', draft: draftOf(many(3, { quantity: '1', unitPrice: '0.005' })), totals: ['0.03', '0.01', '0.04'] },
  // Per line the VAT would be 3 × round(0.0693) = 0.21; on the sum it is round(0.2079) = 0.21. With 10 lines: 0.70 against 0.69.
  { name: 'VAT on the sum, not per line', draft: draftOf(many(10, { quantity: '1', unitPrice: '0.33' })), totals: ['3.30', '0.69', '3.99'] },
  { name: 'half a cent of VAT', draft: draftOf([item({ unitPrice: '10.5', rate: '21' })]), totals: ['10.50', '2.21', '12.71'] },
  { name: 'nothing to pay', draft: draftOf([item({ unitPrice: '0', name: 'Garantie' })]), totals: ['0', '0', '0'] },
  { name: 'prices including VAT that divide well', draft: draftOf([item({ unitPrice: '121' })], { priceMode: 'incl', buyer: buyers.person }), totals: ['100', '21', '121'] },
  // 100 / 1.21 = 82.6446: net 82.64, VAT 17.35, one cent of rounding to keep the promise of 100.
  { name: 'prices including VAT that no base gives', draft: draftOf([item({ unitPrice: '100' })], { priceMode: 'incl', buyer: buyers.person }), totals: ['82.64', '17.35', '100'], says: ['PayableRoundingAmount currencyID="EUR">0.01<'] },
  {
    name: 'prices including VAT at three rates with discounts',
    draft: draftOf(
      [item({ unitPrice: '12.1', quantity: '3', discount: { kind: 'percent', value: '10' } }), item({ unitPrice: '5.3', rate: '6' }), item({ unitPrice: '11.2', rate: '12', discount: { kind: 'amount', value: '1.2' } })],
      { priceMode: 'incl', buyer: buyers.person }
    ),
    // 32.67 → 27 + 5.67; 5.30 → 5 + 0.30; 10.00 → 8.93 + 1.07.
    totals: ['40.93', '7.04', '47.97']
  },
  // 7 × 1.00 = 7.00 → 5.79 + 1.22 = 7.01: a cent back.
  { name: 'cents that go to the lines', draft: draftOf(many(7, { unitPrice: '1' }), { priceMode: 'incl' }), totals: ['5.79', '1.22', '7'] },
  { name: 'a thousand at one euro including VAT', draft: draftOf([item({ quantity: '1000', unitPrice: '1' })], { priceMode: 'incl' }), totals: ['826.45', '173.55', '1000'] },
  { name: 'deposit', draft: draftOf([item({ unitPrice: '1000' })], { prepaid: 30_000 }), totals: ['1000', '210', '910'], says: ['PrepaidAmount currencyID="EUR">300.00<'] },
  { name: 'paid in full before', draft: draftOf([item()], { prepaid: 12_100 }), totals: ['100', '21', '0'] },
  { name: 'deposit on prices including VAT', draft: draftOf([item({ unitPrice: '100' })], { priceMode: 'incl', prepaid: 5_000 }), totals: ['82.64', '17.35', '50'] },
  { name: 'a line taken back', draft: draftOf([item({ unitPrice: '250' }), item({ name: 'Reprise', quantity: '-1', unitPrice: '49.9' })]), totals: ['200.10', '42.02', '242.12'], says: ['InvoicedQuantity unitCode="C62">-1<'] },
  // The price may not be negative (BR-27): the quantity takes its sign.
  { name: 'a negative price', draft: draftOf([item({ unitPrice: '250' }), item({ name: 'Ristourne', quantity: '2', unitPrice: '-20' })]), totals: ['210', '44.10', '254.10'], says: ['InvoicedQuantity unitCode="C62">-2<', 'PriceAmount currencyID="EUR">20<'] },
  { name: 'a negative line with a discount, prices including VAT', draft: draftOf([item({ unitPrice: '242' }), item({ name: 'Reprise', quantity: '-1', unitPrice: '24.2', discount: { kind: 'percent', value: '50' } })], { priceMode: 'incl' }), totals: ['190', '39.90', '229.90'] },
  { name: 'three hundred lines', draft: draftOf(many(300, { quantity: '1.5', unitPrice: '3.33', discount: { kind: 'percent', value: '5' } })), totals: ['1425', '299.25', '1724.25'] },
  { name: 'every unit on offer', draft: draftOf(UNITS.map(({ code }) => item({ unit: code, unitPrice: '1' }))), totals: [String(UNITS.length), (UNITS.length * 0.21).toFixed(2), (UNITS.length * 1.21).toFixed(2)] },
  { name: 'a large amount', draft: draftOf([item({ quantity: '9999', unitPrice: '99999.9999' })]), totals: ['999899999', '209978999.79', '1209878998.79'] }
];
