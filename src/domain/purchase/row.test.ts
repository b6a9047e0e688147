// The row of a purchase: what of it counts in sums.
import { expect, test } from 'vitest';
import { amountLine, receivedPurchase } from '../../../tests/arbitraries/purchases.ts';
import { purchaseRow } from './row.ts';

const bought = (currency: string, type: 'invoice' | 'creditNote' = 'invoice') => purchaseRow(receivedPurchase({ type, currency, processedAt: 'T', lines: [amountLine(10_000)] }));

test('in euros its amounts count, a credit note against the others', () => {
  expect(bought('EUR')).toMatchObject({ total: 12_100, open: 12_100, euroTotal: 12_100, euroOpen: 12_100, notEuro: 0 });
  expect(bought('EUR', 'creditNote')).toMatchObject({ euroTotal: -12_100, euroOpen: -12_100, notEuro: 0 });
  expect('currency' in bought('EUR')).toBe(false);
});

test('in another currency it says which, and counts in no sum', () => {
  expect(bought('USD')).toMatchObject({ currency: 'USD', total: 12_100, open: 12_100, euroTotal: 0, euroOpen: 0, notEuro: 1 });
});
