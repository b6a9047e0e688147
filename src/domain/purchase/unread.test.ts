// Which purchases are still to be read.
import { expect, test } from 'vitest';
import { newPurchase } from './new-purchase.ts';
import type { Purchase, PurchaseFile } from './model.ts';
import { unreadFile } from './unread.ts';

const file: PurchaseFile = { id: 'f', pos: 'B', hash: 'a'.repeat(64), type: 'application/pdf', name: 'facture.pdf', size: 3 };
const arrived = newPurchase({ id: 'p', now: '2026-11-22T10:00:00.000Z', source: { way: 'mail' }, files: [file] });

test('what has just arrived is to be read', () => {
  expect(unreadFile(arrived)).toBe(file);
  expect(unreadFile({ ...arrived, read: {}, processedAt: null, forwardedAt: null, note: 'bonjour' })).toBe(file);
});

test.each<[string, Partial<Purchase>]>([
  ['was read', { read: { number: { from: 'text', confidence: 90 } } }],
  ['cannot be read', { unreadable: 'encrypted' }],
  ['has a number', { number: 'F1' }],
  ['has none, a person says', { withoutNumber: true }],
  ['has a date', { issueDate: '2026-11-01' }],
  ['has a total', { total: 0 }],
  ['has a supplier', { supplierId: 's' }],
  ['has lines', { lines: [{ id: 'l', pos: 'B', treatment: 'domestic', net: 1, rate: '21', vat: 0 }] }],
  ['is processed', { processedAt: '2026-11-22T10:00:00.000Z' }],
  ['is handed over', { forwardedAt: '2026-11-22T10:00:00.000Z' }],
  ['is deleted', { deletedAt: '2026-11-22T10:00:00.000Z' }],
  ['has no file', { files: [] }],
  ['has a file of an unknown type', { files: [{ ...file, type: 'application/octet-stream' }] }],
  ['has what the device made of a photo', { files: [{ ...file, madeFrom: 'x' }] }]
])('not one that %s', (_, change) => {
  expect(unreadFile({ ...arrived, ...change })).toBeUndefined();
});
