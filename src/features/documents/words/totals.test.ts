// The sum in words: a discount and a charge of the whole document say why they are there.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seal } from '#domain/document/seal.ts';
import { totalRows as printedRows } from '#domain/pdf/totals.ts';
import { m } from '#messages';
import { formatPercent } from '#ui/format.ts';
import { company, draftOf, item, NOW, TODAY } from '../../../../tests/arbitraries/samples.ts';
import { invented } from '../../../../tests/pdf/invent.ts';
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

test('whatever the document, the screen shows the very amounts that are printed', () => {
  const sorted = (cents: number[]) => cents.filter((c) => c !== 0).sort((a, b) => a - b);
  fc.assert(
    fc.property(invented, (doc) => {
      const { totals, seller } = doc;
      const shown = totalRows(totals, seller.vatRegime, doc);
      const printed = printedRows(doc);
      // The PDF begins with the sum of the lines where a discount or a charge follows.
      const steps = totals.allowance || totals.charge ? printed.rows.slice(1) : printed.rows;
      expect(shown.cents).toBe(printed.total[1]);
      expect(shown.cents).toBe(totals.gross - totals.prepaid + totals.rounding);
      expect(sorted(shown.rows.map(({ cents }) => cents))).toEqual(sorted(steps.map(([, cents]) => cents)));
    }),
    { numRuns: 200 }
  );
});
