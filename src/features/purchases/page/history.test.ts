// The history of a purchase: in the order in which it happened, marks of the accountant among it.
import { expect, test } from 'vitest';
import type { Entry } from '#domain/document/model.ts';
import type { Purchase } from '#domain/purchase/model.ts';
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
  expect(told.map(({ key }) => key)).toEqual(['M2', 'A', 'M1', 'processed', 'received']);
  expect(told.at(-1)?.detail).toBe(`${m.purchases_way_mail()} · facturation@sanitherm.example · ${m.purchases_read_from_ubl()}`);
  expect(told[0]).toMatchObject({ title: m.documents_unprocessed(), detail: 'Fiduciaire' });
});

test('handed over as it came: no word of processing', () => {
  const told = purchaseHistory({ ...purchase, processedAt: null, forwardedAt: '2026-11-02T08:00:00.000Z', payments: [] }, []);
  expect(told.map(({ key }) => key)).toEqual(['forwarded', 'received']);
});
