// The grids of purchases, case by case, and what the return's own controls ask of any of them.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { amountLine, processedPurchase, receivedPurchase } from '../../../tests/arbitraries/purchases.ts';
import { sumCents } from '../money/cents.ts';
import { monthPeriod, quarterPeriod, yearPeriod } from '../periods.ts';
import { amountsOf } from './amounts.ts';
import { type Grids, gridsOf } from './grids.ts';
import type { AmountLine, Purchase } from './model.ts';
import { totalsOf } from './totals.ts';

const company = { vatRegime: 'normal' as const };
const year = yearPeriod(2026);
const bought = (line: Partial<AmountLine>, more: Partial<Purchase> = {}, rate = '21') =>
  receivedPurchase({ processedAt: 'T', issueDate: '2026-05-04', lines: [amountLine(10_000, rate, line)], ...more });
const filledGrids = (grids: Grids) => Object.fromEntries(Object.entries(grids).filter(([, cents]) => cents !== 0));

describe('100 € of', () => {
  test.each<[string, Partial<AmountLine>, 'invoice' | 'creditNote', Partial<Grids>]>([
    ['services', {}, 'invoice', { 82: 10_000, 59: 2_100 }],
    ['goods', { category: 'goods' }, 'invoice', { 81: 10_000, 59: 2_100 }],
    ['equipment', { category: 'equipment' }, 'invoice', { 83: 10_000, 59: 2_100 }],
    ['a car, VAT by half', { category: 'car' }, 'invoice', { 82: 11_050, 59: 1_050 }],
    ['a restaurant, no VAT', { category: 'restaurant' }, 'invoice', { 82: 12_100 }],
    ['an exempt seller', { treatment: 'none' }, 'invoice', { 82: 10_000 }],
    ['co-contractor', { treatment: 'cocontractor' }, 'invoice', { 82: 10_000, 87: 10_000, 56: 2_100, 59: 2_100 }],
    ['goods from the Union', { treatment: 'intraGoods', category: 'goods' }, 'invoice', { 81: 10_000, 86: 10_000, 55: 2_100, 59: 2_100 }],
    ['services from the Union', { treatment: 'euServices' }, 'invoice', { 82: 10_000, 88: 10_000, 55: 2_100, 59: 2_100 }],
    ['services from elsewhere', { treatment: 'otherServices' }, 'invoice', { 82: 10_000, 87: 10_000, 56: 2_100, 59: 2_100 }],
    ['an import with the levy deferred', { treatment: 'import', category: 'goods' }, 'invoice', { 81: 10_000, 87: 10_000, 57: 2_100, 59: 2_100 }],
    ['a car from the Union', { treatment: 'intraGoods', category: 'car' }, 'invoice', { 82: 11_050, 86: 10_000, 55: 2_100, 59: 1_050 }],
    ['credit on services', {}, 'creditNote', { 82: -10_000, 85: 10_000, 63: 2_100 }],
    ['credit on a car', { category: 'car' }, 'creditNote', { 82: -11_050, 85: 11_050, 63: 1_050 }],
    ['credit of an exempt seller', { treatment: 'none' }, 'creditNote', { 82: -10_000, 85: 10_000 }],
    ['credit on goods from the Union', { treatment: 'intraGoods', category: 'goods' }, 'creditNote', { 81: -10_000, 86: -10_000, 84: 10_000 }],
    ['credit on services from the Union', { treatment: 'euServices' }, 'creditNote', { 82: -10_000, 88: -10_000, 84: 10_000 }],
    ['credit on co-contractor', { treatment: 'cocontractor' }, 'creditNote', { 82: -10_000, 87: -10_000, 85: 10_000 }],
    ['credit on a car from the Union', { treatment: 'intraGoods', category: 'car' }, 'creditNote', { 82: -11_050, 86: -10_000, 84: 10_000, 62: 1_050 }]
  ])('%s', (_, line, type, grids) => {
    expect(filledGrids(gridsOf([bought(line, { type })], company, year).grids)).toEqual(grids);
  });

  test('under the exemption of small businesses nothing is deducted', () => {
    expect(filledGrids(gridsOf([bought({})], { vatRegime: 'franchise' }, year).grids)).toEqual({ 82: 12_100 });
  });
});

test('only what is processed, of the period, in euros', () => {
  const purchases = [bought({}, { processedAt: null }), bought({}, { issueDate: '2026-07-01' }), bought({}, { issueDate: undefined }), bought({}, { deletedAt: 'T' }), bought({}, { id: 'usd', currency: 'USD' })];
  expect(gridsOf(purchases, company, quarterPeriod(2026, 2))).toMatchObject({ grids: { 82: 0 }, notEuro: ['usd'] });
  expect(gridsOf(purchases, company, quarterPeriod(2026, 3)).grids[82]).toBe(10_000);
});

describe('any purchases', () => {
  const purchases = fc.array(processedPurchase, { maxLength: 20 });

  test('pass the controls of the return', () => {
    fc.assert(
      fc.property(purchases, (drawn) => {
        const { grids: g } = gridsOf(drawn, company, year);
        const lines = drawn.reduce((count, one) => count + one.lines.length, 0);
        // Each line rounds its VAT by at most half a cent.
        const most = (cents: number) => Math.ceil(0.21 * cents) + lines;
        expect(g[55]).toBeLessThanOrEqual(most(g[84] + g[86] + g[88]));
        expect(g[56] + g[57]).toBeLessThanOrEqual(most(g[85] + g[87]));
        expect(g[63]).toBeLessThanOrEqual(most(g[85]));
        // Lost VAT that comes back by 62 has left 81 to 83 without standing in 84 or 85.
        expect(g[59]).toBeLessThanOrEqual(most(g[81] + g[82] + g[83] + g[84] + g[85] + g[62]));
        for (const grid of ['55', '56', '57', '59', '62', '63', '84', '85'] as const) expect(g[grid]).toBeGreaterThanOrEqual(0);
      })
    );
  });

  test('VAT and bases are all there: what is due, deducted, lost', () => {
    fc.assert(
      fc.property(purchases, (drawn) => {
        const { grids: g } = gridsOf(drawn, company, year);
        const signed = drawn.map(({ type, lines }) => ({ sign: type === 'invoice' ? 1 : -1, ...amountsOf(lines) }));
        const net = sumCents(signed.map(({ sign, net: cents }) => sign * cents));
        const vat = sumCents(signed.map(({ sign, vat: charged, reverse }) => sign * (charged + reverse)));
        const declared = sumCents(signed.map(({ sign, reverse }) => (sign > 0 ? reverse : 0)));
        expect(g[55] + g[56] + g[57]).toBe(declared);
        const totals = totalsOf(drawn, company, 'year');
        expect(sumCents(totals.map((t) => t.net))).toBe(net);
        expect(sumCents(totals.map((t) => t.vat))).toBe(vat);
        expect(g[81] + g[82] + g[83]).toBe(sumCents(totals.map((t) => t.cost)));
        expect(sumCents(totals.map((t) => t.net + t.vat))).toBe(sumCents(totals.map((t) => t.cost + t.deductedVat)));
      })
    );
  });

  test('the months of a quarter add up to it', () => {
    fc.assert(
      fc.property(purchases, (drawn) => {
        const whole = gridsOf(drawn, company, quarterPeriod(2026, 1)).grids;
        const months = [1, 2, 3].map((month) => gridsOf(drawn, company, monthPeriod(2026, month)).grids);
        for (const grid of Object.keys(whole) as (keyof Grids)[]) expect(sumCents(months.map((g) => g[grid]))).toBe(whole[grid]);
      })
    );
  });
});

describe('totals', () => {
  const purchases = [
    bought({ category: 'car' }),
    bought({ category: 'car' }, { type: 'creditNote', issueDate: '2026-06-30', lines: [amountLine(4_000, '21', { category: 'car' })] }),
    bought({ category: 'restaurant' }, { issueDate: '2026-07-01' }, '12'),
    bought({ category: 'gone' }),
    bought({}, { processedAt: null })
  ];
  test('by quarter, in the order of the categories', () => {
    expect(totalsOf(purchases, company, 'quarter')).toEqual([
      { span: '2026-Q2', category: 'general', net: 10_000, vat: 2_100, deductedVat: 2_100, cost: 10_000, deductibleCost: 10_000 },
      { span: '2026-Q2', category: 'car', net: 6_000, vat: 1_260, deductedVat: 630, cost: 6_630, deductibleCost: 6_630 },
      { span: '2026-Q3', category: 'restaurant', net: 10_000, vat: 1_200, deductedVat: 0, cost: 11_200, deductibleCost: 7_728 }
    ]);
  });
  test('by month and year, of a period', () => {
    expect(totalsOf(purchases, company, 'month').map(({ span, category }) => `${span} ${category}`)).toEqual(['2026-05 general', '2026-05 car', '2026-06 car', '2026-07 restaurant']);
    expect(totalsOf(purchases, company, 'year', quarterPeriod(2026, 3))).toMatchObject([{ span: '2026', category: 'restaurant' }]);
  });
});
