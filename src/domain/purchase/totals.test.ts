// Totals read in pieces are those of all at once; a span is its days.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Company } from '../company/model.ts';
import type { Purchase } from './model.ts';
import { joinedTotals, type Span, spanOf, spanPeriod, sumOf, totalsOf } from './totals.ts';

const company = { vatRegime: 'normal' } as Pick<Company, 'purchaseCategories' | 'vatRegime'>;
const purchases = fc.array(
  fc.record({ type: fc.constantFrom('invoice', 'creditNote'), month: fc.integer({ min: 1, max: 12 }), category: fc.constantFrom('car', 'goods', 'restaurant', undefined), net: fc.integer({ min: 0, max: 1_000_000 }) }),
  { maxLength: 30 }
).map((all) =>
  all.map(({ type, month, category, net }, i) => ({
    ...{ id: `P${i}`, type, currency: 'EUR', processedAt: '2026-11-01T00:00:00.000Z', issueDate: `2026-${String(month).padStart(2, '0')}-15` },
    lines: [{ id: 'a', pos: 'a', treatment: 'domestic', net, rate: '21', vat: Math.round(net * 0.21), ...(category && { category }) }]
  })) as unknown as Purchase[]
);

test('in whatever pieces they are read', () => {
  fc.assert(
    fc.property(purchases, fc.constantFrom<Span>('month', 'quarter', 'year'), fc.integer({ min: 1, max: 9 }), (all, span, size) => {
      const parts = Array.from({ length: Math.ceil(all.length / size) }, (_, i) => totalsOf(all.slice(i * size, (i + 1) * size), company, span));
      const whole = totalsOf(all, company, span);
      expect(joinedTotals(parts, company)).toEqual(whole);
      expect(sumOf(whole).net).toBe(all.reduce((sum, { type, lines }) => sum + (type === 'creditNote' ? -1 : 1) * lines[0]!.net, 0));
    })
  );
});

test('a day lies in the days of its span', () => {
  expect(spanPeriod('2026-02')).toEqual({ from: '2026-02-01', to: '2026-02-28' });
  expect(spanPeriod('2026-Q4')).toEqual({ from: '2026-10-01', to: '2026-12-31' });
  expect(spanPeriod('2026')).toEqual({ from: '2026-01-01', to: '2026-12-31' });
  for (const span of ['month', 'quarter', 'year'] as const) expect(spanPeriod(spanOf('2026-05-31', span)).to >= '2026-05-31').toBe(true);
});
