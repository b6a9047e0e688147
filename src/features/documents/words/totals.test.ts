// The sum in words: a discount and a charge of the whole document say why they are there.
import { expect, test } from 'vitest';
import { seal } from '#domain/document/seal.ts';
import { m } from '#messages';
import { formatPercent } from '#ui/format.ts';
import { company, draftOf, item, NOW, TODAY } from '../../../../tests/arbitraries/samples.ts';
import { totalRows } from './totals.ts';

const line = item({ quantity: '1', unitPrice: '100', rate: '21' });

test('a discount and a charge are told with their rate and their reason', () => {
  const draft = {
    ...draftOf([line]),
    discount: { kind: 'percent' as const, value: '5', reason: ' fidélité ' },
    charge: { kind: 'amount' as const, value: '10', reason: 'transport', rate: '21' }
  };
  const sealed = seal(draft, { company, n: 1, today: TODAY, now: NOW });
  expect(totalRows(sealed.totals, 'normal', sealed).rows.slice(0, 2)).toEqual([
    { label: `${m.documents_discount()} ${formatPercent('5')} (fidélité)`, cents: -500 },
    { label: `${m.documents_charge()} (transport)`, cents: 1_000 }
  ]);
});

test('without a reason the word stands alone', () => {
  const sealed = seal({ ...draftOf([line]), discount: { kind: 'amount' as const, value: '10' } }, { company, n: 1, today: TODAY, now: NOW });
  expect(totalRows(sealed.totals, 'normal', sealed).rows[0]).toEqual({ label: m.documents_discount(), cents: -1_000 });
});
