// Editing a draft: what a regime does to rates.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyDraft as empty } from '../../../../tests/arbitraries/samples.ts';
import { REGIMES, categoryOf, chargedOn } from '../../tax/regimes.ts';
import type { Draft } from '../model.ts';
import { addLine, linesOf } from './lines.ts';
import { rateFor, regimeOf, type RateContext } from './rates.ts';
import { setLineRegime, setRegime } from './set-regime.ts';

const products = new Map([
  ['pump', { rate: '21' }],
  ['boiler', { rate: '21', fossil: true }],
  ['book', { rate: '6' }]
]);
const context: RateContext = { seller: 'normal', date: '2026-11-21', rate: '21', products };
const draft = ['pump', 'boiler', 'book', ''].reduce(
  (d, id) => addLine(d, { id: id || 'free', ...(id && { productId: id }), rate: products.get(id)?.rate ?? '21' }),
  empty
);
const rates = (d: Draft) => Object.fromEntries(linesOf(d).map((l) => [l.id, l.rate]));

describe('the regime of a draft', () => {
  test('renovation lowers 21 % to 6 %, fossil boilers aside, and leaving it gives the rates back', () => {
    const renovation = setRegime(draft, 'renovation6', context);
    expect(rates(renovation)).toEqual({ pump: '6', boiler: '21', book: '6', free: '6' });
    expect(rates(setRegime(renovation, 'normal', context))).toEqual({ pump: '21', boiler: '21', book: '6', free: '21' });
  });

  test('a regime without VAT leaves the rate of the goods and charges none', () => {
    const cocontractor = setRegime(draft, 'cocontractor', context);
    expect(rates(cocontractor)).toEqual(rates(draft));
    for (const line of cocontractor.lines) expect(chargedOn('normal', regimeOf(cocontractor, line), line.rate).percent).toBe('0');
  });

  test('whatever the path, no line is left with a rate that its regime forbids', () => {
    const step = fc.record({ regime: fc.constantFrom(...REGIMES), line: fc.option(fc.constantFrom('pump', 'boiler', 'book', 'free')) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), fc.constantFrom('normal' as const, 'franchise' as const), (steps, seller) => {
        let d = draft;
        for (const { regime, line } of steps) d = line ? setLineRegime(d, line, regime, context) : setRegime(d, regime, context);
        for (const line of d.lines) {
          const { category, percent } = chargedOn(seller, regimeOf(d, line), line.rate);
          expect(categoryOf(seller === 'franchise' ? 'franchise' : regimeOf(d, line), percent)).toBe(category);
          expect(line.regime).not.toBe(d.regime);
        }
        expect(linesOf(d).map((l) => l.id)).toEqual(linesOf(draft).map((l) => l.id));
      })
    );
  });

  test('a line outside the regime keeps its own until the document takes the same', () => {
    const mixed = setLineRegime(setRegime(draft, 'cocontractor', context), 'pump', 'normal', context);
    expect(linesOf(mixed)[0]!.regime).toBe('normal');
    const all = setRegime(mixed, 'normal', context);
    expect(all.lines.some((l) => l.regime)).toBe(false);
    expect(linesOf(setLineRegime(mixed, 'pump', undefined, context))[0]).not.toHaveProperty('regime');
  });

  test('headings keep their rate, a charge follows, and the article of an exemption goes with it', () => {
    const heading = addLine(draft, { id: 'h', kind: 'heading', rate: '21' });
    const exempt: Draft = { ...setRegime(heading, 'exempt', context), exemption: { code: 'VATEX-EU-132-1I' }, charge: { kind: 'amount', value: '10', rate: '21' } };
    expect(setRegime(exempt, 'exempt', context).exemption).toEqual({ code: 'VATEX-EU-132-1I' });
    const renovation = setRegime(exempt, 'renovation6', context);
    expect(renovation).not.toHaveProperty('exemption');
    expect(renovation.charge?.rate).toBe('6');
    expect(rates(renovation)['h']).toBe('21');
  });

  test('the rate proposed for a new line', () => {
    expect(rateFor('renovation6', undefined, context)).toBe('6');
    expect(rateFor('renovation6', { rate: '21', fossil: true }, context)).toBe('21');
    expect(rateFor('normal', undefined, { ...context, rate: '12' })).toBe('12');
  });
});
