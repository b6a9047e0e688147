// The history of a purchase: in the order in which it happened, marks of the accountant among it.
import { expect, test } from 'vitest';
import type { Entry } from '#domain/document/model.ts';
import type { Purchase } from '#domain/purchase/model.ts';
import { confirmPayments, dropOrders, payByHand, putOrdersBack, withdrawPayment } from '#domain/purchase/pay.ts';
import { process, reopen, undoReopening } from '#domain/purchase/process.ts';
import { m } from '#messages';
import { purchaseHistory } from './history.ts';

const purchase: Purchase = {
  id: 'P',
  kind: 'purchase',
  schema: 1,
  createdAt: '2026-11-01T08:00:00.000Z',
  type: 'invoice',
  source: { way: 'mail', at: '2026-11-01T08:00:00.000Z', from: 'facturation@sanitherm.example' },
  files: [],
  currency: 'EUR',
  lines: [],
  read: { number: { from: 'ubl', confidence: 100 }, total: { from: 'ubl', confidence: 100 } },
  payments: [{ id: 'A', pos: 'a', day: '2026-11-03', cents: 12_100, method: 'transfer', state: 'made', at: '2026-11-03T08:00:00.000Z' }],
  processedAt: '2026-11-02T08:00:00.000Z'
};
const mark = (id: string, at: string, processed: boolean): Entry => ({ id, document: 'P', at, kind: 'processed', processed, by: 'Fiduciaire' });

test('newest first, the reading told once with what was received', () => {
  const told = purchaseHistory(purchase, [mark('M1', '2026-11-02T12:00:00.000Z', true), mark('M2', '2026-11-04T08:00:00.000Z', false)]);
  expect(told.map(({ key }) => key)).toEqual(['M2', 'A', 'M1', `processed ${purchase.processedAt}`, 'received']);
  expect(told.at(-1)?.detail).toBe(`${m.purchases_way_mail()} · facturation@sanitherm.example · ${m.purchases_read_from_ubl()}`);
  expect(told[0]).toMatchObject({ title: m.documents_unprocessed(), detail: 'Fiduciaire' });
});

test('handed over as it came: no word of processing', () => {
  const told = purchaseHistory({ ...purchase, processedAt: null, forwardedAt: '2026-11-02T08:00:00.000Z', payments: [] }, []);
  expect(told.map(({ key }) => key)).toEqual(['forwarded 2026-11-02T08:00:00.000Z', 'received']);
});

const hour = (n: number) => `2026-11-05T${String(n).padStart(2, '0')}:00:00.000Z`;
const order = { day: '2026-11-05', cents: 12_100, state: 'ordered' as const };
const told = (of: Purchase) => purchaseHistory(of, []).map(({ title, detail, reversed }) => [title, detail, ...(reversed ? ['taken back'] : [])]);

test('put back to be processed and processed again: each of it, and who put it back', () => {
  const reopened = reopen({ ...purchase, payments: [] }, { id: 'R', at: hour(1), by: 'Bureau' });
  expect(reopened.processedAt).toBeNull();
  expect(told(process(reopened, hour(2))).slice(0, 3)).toEqual([
    [m.purchases_history_processed(), undefined],
    [m.purchases_history_reopened(), 'Bureau'],
    [m.purchases_history_processed(), undefined]
  ]);
  expect(told(undoReopening(reopened, 'R'))).toEqual(told({ ...purchase, payments: [] }));
  expect(reopen(reopened, { id: 'S', at: hour(3) })).toBe(reopened);
});

test('an order for the bank, withdrawn, ordered again and confirmed', () => {
  const [date, amount] = ['5 nov. 2026', '121,00\u00A0€'];
  const ordered = payByHand({ ...purchase, payments: [] }, { id: 'O', ...order, at: hour(1), by: 'Bureau' });
  expect(told(ordered)[0]).toEqual([m.purchases_ordered_on({ date }), `${amount} · Bureau`]);
  const dropped = dropOrders(ordered, {}, { at: hour(2), by: 'Atelier' });
  expect(told(dropped).slice(0, 2)).toEqual([
    [m.purchases_history_order_withdrawn({ date }), `${amount} · Atelier`],
    [m.purchases_history_ordered({ date }), `${amount} · Bureau`, 'taken back']
  ]);
  expect(told(putOrdersBack(dropped, ordered.payments))).toEqual(told(ordered));
  const gone = confirmPayments(payByHand(dropped, { id: 'P', ...order, at: hour(3) }), {}, { at: hour(4), by: 'Atelier' });
  expect(told(gone).slice(0, 2)).toEqual([
    [m.purchases_paid_on({ date }), `${amount} · Atelier`],
    [m.purchases_history_ordered({ date }), amount]
  ]);
  expect(told(withdrawPayment(gone, 'P', { at: hour(5) }))[0]).toEqual([m.purchases_history_payment_withdrawn({ date }), amount]);
});
