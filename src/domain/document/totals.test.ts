// Totals: the sums of EN 16931 hold to the cent, whatever is typed.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Adjustment } from './adjustment.ts';
import { isCents, sumCents } from '../money/cents.ts';
import { type Decimal, fromScaled, toScaled } from '../money/scaled.ts';
import { type PricedLine, type TaxCode, type Totals, type TotalsInput, totalsOf } from './totals.ts';

const CODES: readonly TaxCode[] = [
  { category: 'S', percent: '21' },
  { category: 'S', percent: '12' },
  { category: 'S', percent: '6' },
  { category: 'Z', percent: '0' },
  { category: 'AE', percent: '0' }
];

const decimal = (scale: number, min: number, max: number) => fc.integer({ min, max }).map((n): Decimal => fromScaled({ units: BigInt(n), scale }));
const tax = () => fc.constantFrom(...CODES);
const percentage = () => fc.record({ kind: fc.constant('percent' as const), value: fc.oneof(decimal(0, 0, 100), decimal(4, 0, 1_000_000)) });
const adjustment = (): fc.Arbitrary<Adjustment> => fc.oneof(percentage(), fc.record({ kind: fc.constant('amount' as const), value: decimal(2, 0, 50_00) }));
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const pricedLine = (discount: fc.Arbitrary<Adjustment>): fc.Arbitrary<Omit<PricedLine, 'id'>> =>
  fc.record({
    quantity: fc.oneof(decimal(0, -5, 20), decimal(4, -20_000, 200_000), fc.constantFrom('0.333', '0.3333', '1.005')),
    unitPrice: fc.oneof(decimal(2, -100_00, 500_00), decimal(4, 0, 10_000_000), fc.constantFrom('0.005', '0.015', '33.3333')),
    discount: maybe(discount),
    tax: tax()
  });
const withIds = (lines: readonly Omit<PricedLine, 'id'>[]): PricedLine[] => lines.map((line, i) => ({ ...line, id: `l${i}` }));
const linesOf = (discount: fc.Arbitrary<Adjustment>, maxLength = 8) => fc.array(pricedLine(discount), { minLength: 1, maxLength }).map(withIds);

const input = (priceMode: fc.Arbitrary<'excl' | 'incl'> = fc.constantFrom('excl', 'incl')): fc.Arbitrary<TotalsInput> =>
  fc.record({
    priceMode,
    lines: linesOf(adjustment()),
    discount: maybe(adjustment()),
    charge: maybe(fc.tuple(adjustment(), tax()).map(([a, code]) => ({ ...a, tax: code }))),
    prepaid: fc.option(fc.integer({ min: 0, max: 100_000 }), { nil: undefined })
  });

const checkAll = (check: (totals: Totals, input: TotalsInput) => void, mode?: 'excl' | 'incl', numRuns = 150) =>
  fc.assert(
    fc.property(input(mode && fc.constant(mode)), (i) => void check(totalsOf(i), i)),
    { numRuns }
  );

/** Exact products and quotients, sharing nothing with the code under test: `n / d` to a whole number, half away from zero. */
function half(n: bigint, d: bigint): number {
  const size = (x: bigint) => (x < 0n ? -x : x);
  const rounded = (size(n) * 2n + size(d)) / (size(d) * 2n);
  return Number(n < 0n !== d < 0n ? -rounded : rounded);
}
const fraction = (d: Decimal): [bigint, bigint] => [toScaled(d).units, 10n ** BigInt(toScaled(d).scale)];
/** `cents × percent / 100`. */
function part(cents: number, percent: Decimal): number {
  const [n, d] = fraction(percent);
  return half(BigInt(cents) * n, d * 100n);
}
function product(a: Decimal, b: Decimal): number {
  const [[an, ad], [bn, bd]] = [fraction(a), fraction(b)];
  return half(an * bn * 100n, ad * bd);
}
const euros = (value: Decimal): number => product(value, '1');
const same = (a: TaxCode, b: TaxCode) => a.category === b.category && a.percent === b.percent;

describe('what EN 16931 asks of the sums', () => {
  test('BR-CO-10 to BR-CO-16, and the groups', () => {
    checkAll((t) => {
      expect(t.lineTotal).toBe(sumCents(t.lines.map((l) => l.net)));
      expect(t.allowance).toBe(sumCents(t.groups.map((g) => g.allowance)));
      expect(t.charge).toBe(sumCents(t.groups.map((g) => g.charge)));
      expect(t.net).toBe(t.lineTotal - t.allowance + t.charge);
      expect(t.vat).toBe(sumCents(t.groups.map((g) => g.vat)));
      expect(t.gross).toBe(t.net + t.vat);
      expect(t.payable).toBe(t.gross - t.prepaid + t.rounding);
      for (const group of t.groups) {
        expect(group.lines).toBe(sumCents(t.lines.filter((l) => same(l, group)).map((l) => l.net)));
        expect(group.base).toBe(group.lines - group.allowance + group.charge);
      }
    });
  });
  test('BR-CO-17: VAT once per rate on its sum, rounded half away from zero', () => {
    checkAll((t) => t.groups.forEach((group) => expect(group.vat).toBe(part(group.base, group.percent))));
  });
  test('one group per category and rate that is charged, highest rate first', () => {
    checkAll((t, i) => {
      const extra = i.charge && t.groups.some((g) => g.charge !== 0) ? [i.charge.tax] : [];
      const charged = new Set([...i.lines.map((l) => l.tax), ...extra].map((c) => `${c.category} ${c.percent}`));
      expect(t.groups.map((g) => `${g.category} ${g.percent}`).toSorted()).toEqual([...charged].toSorted());
      expect(t.groups.map((g) => Number(g.percent))).toEqual(t.groups.map((g) => Number(g.percent)).toSorted((a, b) => b - a));
    });
  });
  test('every line is there, in its place, under its own tax', () => {
    checkAll((t, i) => expect(t.lines.map(({ id, category, percent }) => ({ id, category, percent }))).toEqual(i.lines.map((l) => ({ id: l.id, ...l.tax }))));
  });
  test('nothing but whole cents comes out', () => {
    checkAll((t) => {
      const { lines, groups, ...sums } = t;
      const numbers = [...lines, ...groups, sums].flatMap((x) => Object.values(x)).filter((x) => typeof x === 'number');
      expect(numbers.every(isCents)).toBe(true);
    });
  });
});

describe('prices excluding VAT', () => {
  test('a line is quantity × price rounded once, less its discount', () => {
    checkAll((t, i) => {
      t.lines.forEach((line, k) => {
        const typed = i.lines[k]!;
        const gross = product(typed.quantity, typed.unitPrice);
        const { discount } = typed;
        const off = !discount ? 0 : discount.kind === 'percent' ? part(gross, discount.value) : euros(discount.value);
        expect(line).toMatchObject({ gross, discount: off, net: gross - off, typed: gross - off });
      });
      expect(t.rounding).toBe(0);
    }, 'excl');
  });
  test('a discount in euros is spread without losing or making a cent', () => {
    checkAll((t, i) => {
      if (i.discount?.kind === 'amount') expect(t.allowance).toBe(euros(i.discount.value));
      if (i.discount?.kind === 'percent') for (const g of t.groups) expect(g.allowance).toBe(part(g.lines, i.discount.value));
      if (!i.discount) expect(t.allowance).toBe(0);
    }, 'excl');
  });
  test('no rate gets more of a discount in euros than its share', () => {
    fc.assert(
      fc.property(linesOf(fc.constant({ kind: 'percent', value: '0' })), decimal(2, 0, 1_000_00), (lines, value) => {
        const t = totalsOf({ priceMode: 'excl', lines, discount: { kind: 'amount', value } });
        const positive = sumCents(t.groups.map((g) => Math.max(0, g.lines)));
        fc.pre(positive > 0);
        for (const g of t.groups) expect(Math.abs(g.allowance - (euros(value) * Math.max(0, g.lines)) / positive)).toBeLessThan(1.001);
      })
    );
  });
});

describe('prices including VAT', () => {
  const typedTotal = (t: Totals, i: TotalsInput): number => {
    const sums = t.groups.map((g) => sumCents(t.lines.filter((l) => same(l, g)).map((l) => l.typed)));
    const total = sumCents(sums);
    const { discount, charge } = i;
    const off = !discount ? 0 : discount.kind === 'amount' ? euros(discount.value) : sumCents(sums.map((s) => part(s, discount.value)));
    const more = !charge ? 0 : charge.kind === 'amount' ? euros(charge.value) : part(total, charge.value);
    return total - off + more;
  };
  test('what was promised is what is asked, to the cent', () => {
    checkAll((t, i) => expect(t.payable).toBe(typedTotal(t, i) - t.prepaid), 'incl');
  });
  test('a line is worth what was typed', () => {
    checkAll((t, i) => {
      t.lines.forEach((line, k) => {
        const typed = i.lines[k]!;
        const gross = product(typed.quantity, typed.unitPrice);
        const off = !typed.discount ? 0 : typed.discount.kind === 'percent' ? part(gross, typed.discount.value) : euros(typed.discount.value);
        expect(line.typed).toBe(gross - off);
        expect(line.net).toBe(line.gross - line.discount);
      });
    }, 'incl');
  });
  test('at most a cent of rounding per rate, none without VAT', () => {
    checkAll((t) => expect(Math.abs(t.rounding)).toBeLessThanOrEqual(t.groups.filter((g) => g.percent !== '0').length), 'incl');
  });
  test('a line stays within two cents and a half of its own amount without VAT', () => {
    checkAll((t) => {
      for (const line of t.lines) {
        const exact = line.typed / (1 + Number(line.percent) / 100);
        expect(Math.abs(line.net - exact)).toBeLessThanOrEqual(2.5 + 1e-6);
      }
    }, 'incl');
  });
});

describe('symmetries', () => {
  test('the order of the lines changes no total', () => {
    fc.assert(
      fc.property(input(), fc.infiniteStream(fc.nat()), (i, keys) => {
        const shuffled = i.lines.map((line) => ({ line, key: keys.next().value as number })).toSorted((a, b) => a.key - b.key);
        const { lines: _lines, ...before } = totalsOf(i);
        const { lines: _moved, ...after } = totalsOf({ ...i, lines: shuffled.map(({ line }) => line) });
        expect(after).toEqual(before);
      })
    );
  });
  test('everything taken back is everything given, with the other sign', () => {
    const negated = (d: Decimal) => fromScaled({ units: -toScaled(d).units, scale: toScaled(d).scale });
    fc.assert(
      fc.property(linesOf(percentage()), fc.constantFrom('excl' as const, 'incl' as const), maybe(percentage()), (lines, priceMode, discount) => {
        const given = totalsOf({ priceMode, lines, discount });
        const back = totalsOf({ priceMode, discount, lines: lines.map((l) => ({ ...l, quantity: negated(l.quantity) })) });
        const { net, vat, gross, rounding, payable, allowance } = back;
        expect([net, vat, gross, rounding, payable, allowance].map((x) => 0 - x)).toEqual([given.net, given.vat, given.gross, given.rounding, given.payable, given.allowance]);
        expect(back.lines.map((l) => 0 - l.net)).toEqual(given.lines.map((l) => l.net));
      })
    );
  });
  test('five hundred lines are as exact as one', () => {
    fc.assert(
      fc.property(linesOf(adjustment(), 500), fc.constantFrom('excl' as const, 'incl' as const), (lines, priceMode) => {
        const many = withIds(Array.from({ length: 500 }, (_, k) => lines[k % lines.length]!));
        const t = totalsOf({ priceMode, lines: many });
        expect(t.lineTotal).toBe(sumCents(t.lines.map((l) => l.net)));
        if (priceMode === 'incl') expect(t.payable).toBe(sumCents(t.lines.map((l) => l.typed)));
        for (const g of t.groups) expect(g.vat).toBe(part(g.base, g.percent));
      }),
      { numRuns: 5 }
    );
  });
});

describe('by hand', () => {
  const line = (more: Partial<PricedLine> = {}): PricedLine => ({ id: 'a', quantity: '1', unitPrice: '100', tax: CODES[0]!, ...more });
  const summary = ({ net, vat, gross, rounding, payable }: Totals) => [net, vat, gross, rounding, payable];
  test.each([
    ['half a cent of VAT goes up', { lines: [line({ unitPrice: '10.5' })] }, [1050, 221, 1271, 0, 1271]],
    ['and down when taken back', { lines: [line({ unitPrice: '10.5', quantity: '-1' })] }, [-1050, -221, -1271, 0, -1271]],
    ['half cents of lines', { lines: [line({ unitPrice: '0.005' }), line({ id: 'b', unitPrice: '0.005' })] }, [2, 0, 2, 0, 2]],
    ['a price that no base gives', { priceMode: 'incl', lines: [line()] }, [8264, 1735, 9999, 1, 10000]],
    ['a cent too many', { priceMode: 'incl', lines: [line({ unitPrice: '7' })] }, [579, 122, 701, -1, 700]],
    ['a deposit', { lines: [line()], prepaid: 12100 }, [10000, 2100, 12100, 0, 0]],
    ['a charge at a rate that no line has', { lines: [line()], charge: { kind: 'amount', value: '10', tax: CODES[2]! } }, [11000, 2160, 13160, 0, 13160]],
    ['a charge of nothing at such a rate', { lines: [line()], charge: { kind: 'percent', value: '0', tax: CODES[2]! } }, [10000, 2100, 12100, 0, 12100]],
    ['a discount above the lines', { lines: [line()], discount: { kind: 'amount', value: '150' } }, [-5000, -1050, -6050, 0, -6050]],
    ['a discount where nothing is positive', { lines: [line({ unitPrice: '0' })], discount: { kind: 'amount', value: '5' } }, [-500, -105, -605, 0, -605]],
    ['no line at all', { lines: [], discount: { kind: 'amount', value: '5' } }, [0, 0, 0, 0, 0]]
  ] as [string, Partial<TotalsInput>, number[]][])('%s', (_, more, expected) => {
    expect(summary(totalsOf({ priceMode: 'excl', lines: [], ...more }))).toEqual(expected);
  });
  test('a charge of nothing makes no rate appear', () => {
    expect(totalsOf({ priceMode: 'excl', lines: [line()], charge: { kind: 'amount', value: '0', tax: CODES[2]! } }).groups).toHaveLength(1);
  });
  test('an amount beyond exact counting is refused', () => {
    const huge = line({ quantity: '999999999', unitPrice: '999999999' });
    expect(() => totalsOf({ priceMode: 'excl', lines: [huge] })).toThrow(RangeError);
    expect(() => totalsOf({ priceMode: 'incl', lines: [huge] })).toThrow(RangeError);
  });
});
