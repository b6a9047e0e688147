// Editing a draft: prices excluding and including VAT.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyDraft as empty } from '../../../../tests/arbitraries/samples.ts';
import { chargedOn } from '../../tax/regimes.ts';
import type { Draft } from '../model.ts';
import { totalsOf } from '../totals.ts';
import { addLine, linesOf } from './lines.ts';
import { convertPrices, setPriceMode } from './price-mode.ts';
import { type RateContext, regimeOf } from './rates.ts';
import { setLineRegime, setRegime } from './set-regime.ts';

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

describe('prices including VAT when the regime changes', () => {
  const context: RateContext = { seller: 'normal', date: '2026-11-21', rate: '21' };
  const incl = (unitPrice: string, more: Partial<Draft> = {}): Draft => addLine({ ...empty, priceMode: 'incl', ...more }, { id: 'a', rate: '21', unitPrice });
  const prices = (d: Draft) => linesOf(d).map((l) => l.unitPrice);

  test('the base stays: 121 becomes 106 at the renovation rate, 100 where nothing is charged, and 121 again', () => {
    const draft = incl('121');
    const renovation = setRegime(draft, 'renovation6', context);
    expect(prices(renovation)).toEqual(['106']);
    expect(prices(setRegime(renovation, 'cocontractor', context))).toEqual(['100']);
    for (const regime of ['cocontractor', 'reverseCharge', 'intraEU', 'export', 'exempt'] as const) expect(prices(setRegime(draft, regime, context))).toEqual(['100']);
    expect(prices(setRegime(setRegime(draft, 'cocontractor', context), 'normal', context))).toEqual(['121']);
  });

  test('prices excluding VAT, headings, and a small business’s prices stay as typed', () => {
    expect(prices(setRegime({ ...incl('121'), priceMode: 'excl' }, 'cocontractor', context))).toEqual(['121']);
    expect(prices(setRegime(addLine(incl('121'), { id: 'h', kind: 'heading', rate: '21' }), 'export', context))).toEqual(['100', '0']);
    expect(prices(setRegime(incl('121'), 'renovation6', { ...context, seller: 'franchise' }))).toEqual(['121']);
  });

  test('one line put outside the regime follows alone', () => {
    const two = addLine(incl('121'), { id: 'b', rate: '21', unitPrice: '242' });
    expect(prices(setLineRegime(two, 'b', 'cocontractor', context))).toEqual(['121', '200']);
  });

  test('discounts and charges in euros follow, percentages do not', () => {
    const draft = { ...incl('242'), discount: { kind: 'amount', value: '24.2' }, charge: { kind: 'amount', value: '12.1', rate: '21' } } as const;
    const line = { ...draft.lines[0]!, discount: { kind: 'amount', value: '121' } } as const;
    const free = setRegime({ ...draft, lines: [line] }, 'export', context);
    expect(free).toMatchObject({ discount: { value: '20' }, charge: { value: '10' }, lines: [{ unitPrice: '200', discount: { value: '100' } }] });
    expect(setRegime({ ...draft, discount: { kind: 'percent', value: '10' } }, 'export', context).discount).toEqual({ kind: 'percent', value: '10' });
  });

  test('whatever is typed, the sum without VAT stays but for the roundings', () => {
    const lines = fc.array(fc.record({ unitPrice: fc.integer({ min: 1, max: 100_000 }).map(String), rate: rateArb }), { minLength: 1, maxLength: 6 });
    const regimes = fc.array(fc.constantFrom('normal', 'renovation6', 'cocontractor', 'intraEU', 'exempt'), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(lines, regimes, (items, path) => {
        const draft = items.reduce((d, item, i) => addLine(d, { id: `l${i}`, ...item }), { ...empty, priceMode: 'incl' } as Draft);
        const after = path.reduce<Draft>((d, regime) => setRegime(d, regime, context), draft);
        expect(Math.abs(total(after).net - total(draft).net)).toBeLessThanOrEqual(items.length + 1);
      })
    );
  });
});
