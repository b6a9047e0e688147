// What is bought by documents of our own counts as what is bought by those of suppliers.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buyers, company as sample, draftOf, item, NOW, TODAY } from '../../../tests/arbitraries/samples.ts';
import { drawnSlip } from '../../../tests/arbitraries/slip.ts';
import { withSelfBillingJournals } from '../company/self-billing.ts';
import type { Draft } from '../document/model.ts';
import { seal } from '../document/seal.ts';
import { yearPeriod } from '../periods.ts';
import { gridsOf, type Grids } from './grids.ts';
import { purchaseOfSlip } from './of-slip.ts';
import { totalsOf } from './totals.ts';

const company = withSelfBillingJournals(sample);
const { attention: _, ...belgian } = buyers.belgian;
const slip = (over: Partial<Draft> = {}) => seal({ ...draftOf([item()], { kind: 'selfBilling', supplier: belgian, agreedOn: '2026-01-05', ...over }), buyer: undefined }, { company, n: 1, today: TODAY, now: NOW });
const year = yearPeriod(Number(TODAY.slice(0, 4)));
const gridsOfSlip = (over: Partial<Draft>, category = 'goods') => Object.fromEntries(Object.entries(gridsOf([purchaseOfSlip(slip(over), category)], company, year).grids).filter(([, cents]) => cents !== 0));

test.each<[string, Partial<Draft>, Partial<Grids>]>([
  ['VAT that we charge ourselves in the seller’s name', {}, { 81: 10_000, 59: 2_100 }],
  ['old metals, VAT due by us', { regime: 'cocontractor' }, { 81: 10_000, 87: 10_000, 56: 2_100, 59: 2_100 }],
  ['goods from France', { regime: 'intraEU', supplier: buyers.french, deliveryDate: TODAY }, { 81: 10_000, 86: 10_000, 55: 2_100, 59: 2_100 }],
  ['services from Germany', { regime: 'reverseCharge', supplier: buyers.german }, { 81: 10_000, 88: 10_000, 55: 2_100, 59: 2_100 }],
  ['a small business', { sellerRegime: 'franchise' }, { 81: 10_000 }],
  ['a credit note of one', { kind: 'selfBillingCreditNote', credits: { id: 'slip', number: '2026-BA0007', issueDate: TODAY } }, { 81: -10_000, 85: 10_000, 63: 2_100 }]
])('%s', (_, over, grids) => expect(gridsOfSlip(over)).toEqual(grids));

test('in the category of the seller, else among the general purchases', () => {
  expect(gridsOfSlip({}, 'car')).toEqual({ 82: 11_050, 59: 1_050 });
  expect(totalsOf([purchaseOfSlip(slip())], company, 'year')).toMatchObject([{ category: 'general', net: 10_000, vat: 2_100 }]);
});

test('any of them counts with the net and VAT that it says', () => {
  fc.assert(
    fc.property(drawnSlip(), ({ draft, company: buyer }) => {
      const sealed = seal(draft, { company: buyer, n: 1, today: TODAY, now: NOW });
      const purchase = purchaseOfSlip(sealed);
      const sum = (of: (line: (typeof purchase.lines)[number]) => number) => purchase.lines.reduce((all, line) => all + of(line), 0);
      expect(sum(({ net }) => net)).toBe(sealed.totals.net);
      expect(sum(({ treatment, vat }) => (treatment === 'domestic' ? vat : 0))).toBe(sealed.totals.vat);
      expect(purchase).toMatchObject({ issueDate: sealed.issueDate, currency: sealed.currency, number: sealed.number });
    }),
    { numRuns: 100 }
  );
});
