// How a purchase stands, in a word.
import { expect, test } from 'vitest';
import { purchaseRow } from '#domain/purchase/row.ts';
import { m } from '#messages';
import { NOW, receivedPurchase } from '../../../tests/arbitraries/purchases.ts';
import { purchaseStatus } from './status.ts';

const paid = receivedPurchase({ total: 9_000, processedAt: NOW, payments: [{ id: 'a', pos: 'a', day: '2026-11-20', cents: 12_100, method: 'transfer', state: 'made', at: NOW }] });

test('more paid than asked for is not plainly paid', () => {
  expect(purchaseStatus(purchaseRow(paid), '2026-11-21')).toMatchObject({ label: m.purchases_status_overpaid({ amount: '31,00' }), tone: 'wait' });
  expect(purchaseStatus(purchaseRow({ ...paid, type: 'creditNote' }), '2026-11-21').label).toBe(m.purchases_status_overreceived({ amount: '31,00' }));
  expect(purchaseStatus(purchaseRow({ ...paid, total: 12_100 }), '2026-11-21').label).toBe(m.purchases_status_paid());
});

test('an amount in another currency says in which', () => {
  expect(purchaseStatus(purchaseRow({ ...paid, currency: 'USD' }), '2026-11-21').label).toBe(m.purchases_status_overpaid({ amount: '31,00\u00a0USD' }));
  expect(purchaseStatus(purchaseRow({ ...paid, currency: 'USD', total: 20_000 }), '2026-11-21').label).toBe(m.documents_status_left({ amount: '79,00\u00a0USD' }));
});
