// Editing a draft: prices excluding and including VAT.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chargedOn } from '../../tax/regimes.ts';
import type { Draft } from '../model.ts';
import { totalsOf } from '../totals.ts';
import { addLine, linesOf } from './lines.ts';
import { convertPrices, setPriceMode } from './price-mode.ts';
import { regimeOf } from './rates.ts';

const empty: Draft = {
  id: 'd',
  kind: 'invoice',
  schema: 1,
  createdAt: '2026-11-21T09:00:00.000Z',
  regime: 'normal',
  language: 'fr',
  currency: 'EUR',
  priceMode: 'excl',
  term: { days: 30 },
  lines: []
};
const rateArb = fc.constantFrom('21', '12', '6', '0');
const total = (d: Draft) =>
  totalsOf({ ...d, charge: d.charge && { ...d.charge, tax: chargedOn('normal', d.regime, d.charge.rate) }, lines: d.lines.map((l) => ({ ...l, tax: chargedOn('normal', regimeOf(d, l), l.rate) })) });

describe('prices excluding and including VAT', () => {
  test('the switch alone keeps every number that was typed', () => {
    const draft = addLine(empty, { id: 'a', rate: '21', unitPrice: '99.99', discount: { kind: 'amount', value: '5' } });
    expect(setPriceMode(draft, 'incl')).toEqual({ ...draft, priceMode: 'incl' });
  });

  test('converting keeps what is charged, discounts and charges included', () => {
    const lines = fc.array(fc.record({ unitPrice: fc.integer({ min: 1, max: 100_000 }).map(String), rate: rateArb }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(lines, fc.integer({ min: 0, max: 1 }).map(String), (items, cut) => {
        let draft = items.reduce((d, item, i) => addLine(d, { id: `l${i}`, ...item }), empty);
        draft = { ...draft, discount: { kind: 'amount', value: cut }, charge: { kind: 'amount', value: '10', rate: '21' } };
        const converted = convertPrices(draft, 'incl', 'normal');
        // Each rate may round its share of the discount by a cent.
        expect(Math.abs(total(converted).payable - total(draft).payable)).toBeLessThanOrEqual(4);
        expect(linesOf(converted).map((l) => l.rate)).toEqual(linesOf(draft).map((l) => l.rate));
      })
    );
  });

  test('percentages stay, headings stay, and the same mode changes nothing', () => {
    const draft = addLine(addLine({ ...empty, discount: { kind: 'percent', value: '5' } }, { id: 'a', rate: '21', unitPrice: '100' }), { id: 'h', kind: 'heading', rate: '21' });
    const converted = convertPrices(draft, 'incl', 'normal');
    expect(converted.discount).toEqual({ kind: 'percent', value: '5' });
    expect(linesOf(converted).map((l) => l.unitPrice)).toEqual(['121', '0']);
    expect(convertPrices(draft, 'excl', 'normal')).toBe(draft);
  });

  test('a regime without VAT has one price for both modes', () => {
    const draft = addLine({ ...empty, regime: 'cocontractor' }, { id: 'a', rate: '21', unitPrice: '100' });
    expect(linesOf(convertPrices(draft, 'incl', 'normal'))[0]!.unitPrice).toBe('100');
  });
});
