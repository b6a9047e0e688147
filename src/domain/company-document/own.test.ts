// A lease and what is paid of it, month by month.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dueOf } from '../purchase/amounts.ts';
import { payByHand } from '../purchase/pay.ts';
import { newOwnDocument, nextMonth, paidBetween, withoutFile, withOwnFile } from './own.ts';
import { companyDocumentRow } from './row.ts';

const NOW = '2026-11-20T09:00:00.000Z';
const LEASE = { ...newOwnDocument('lease', NOW), title: 'Atelier', party: 'Immo Nord', monthly: 85_000, start: '2024-01-01', end: '2032-12-31', reference: 'BAIL 12' };

test('whatever was paid before, the next month is one month', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 5_000_000 }), { maxLength: 20 }), (paid) => {
      const after = paid.reduce((lease, cents, i) => payByHand(lease, { id: `p${i}`, day: '2026-11-01', cents, at: NOW }), LEASE);
      expect(dueOf(nextMonth(after)!).open).toBe(85_000);
      expect(paidBetween(after, '2026-11-01', '2026-11-30')).toBe(paid.reduce((sum, cents) => sum + cents, 0));
      expect(paidBetween(after, '2026-12-01', '2026-12-31')).toBe(0);
    })
  );
  expect(nextMonth({ ...LEASE, monthly: 0 })).toBeUndefined();
  expect(nextMonth(LEASE)).toMatchObject({ supplier: { name: 'Immo Nord' }, paymentText: 'BAIL 12' });
  expect(nextMonth({ ...LEASE, communication: '090933755493' })?.paymentText).toBeUndefined();
});

test('its row shows the month, asks for nothing, and ends when it ends', () => {
  expect(companyDocumentRow(LEASE)).toMatchObject({ sort: 'lease', title: 'Atelier', party: 'Immo Nord', total: 85_000, open: 0, status: 0, date: '2024-01-01', ends: '2032-12-31' });
});

test('a file is there once, and goes', () => {
  const file = { id: 'f', hash: 'h', type: 'application/pdf' as const, name: 'bail.pdf', size: 9 };
  const once = withOwnFile(withOwnFile(LEASE, file), { ...file, id: 'g' });
  expect(once.files.map(({ id }) => id)).toEqual(['f']);
  expect(withoutFile(once, 'f').files).toEqual([]);
});
