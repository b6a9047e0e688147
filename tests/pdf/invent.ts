// Documents drawn at random, from a few lines to many, with texts of any sort.
import fc from 'fast-check';
import type { Printable } from '#domain/pdf/printable.ts';
import { LANGS } from '#domain/record.ts';
import { REGIMES } from '#domain/tax/regimes.ts';
import { sample } from './samples.ts';

const text = (maxLength: number) => fc.oneof(fc.string({ unit: 'grapheme', maxLength }), fc.string({ unit: 'binary', maxLength }), fc.lorem({ maxCount: 20 }));
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const decimal = (max: number, decimals: number) => fc.integer({ min: 1, max: max * 10 ** decimals }).map((n) => String(n / 10 ** decimals));
const discount = fc.oneof(
  fc.record({ kind: fc.constant('percent' as const), value: decimal(100, 1), reason: maybe(text(30)) }),
  fc.record({ kind: fc.constant('amount' as const), value: decimal(500, 2) })
);

const line = fc.record({
  kind: fc.constantFrom('item' as const, 'item' as const, 'item' as const, 'heading' as const, 'text' as const),
  name: text(200),
  description: maybe(text(400)),
  quantity: decimal(1000, 4),
  unit: fc.constantFrom('C62', 'HUR', 'MTR', 'ZZ'),
  unitPrice: decimal(10_000, 4),
  discount: maybe(discount),
  rate: fc.constantFrom('21', '12', '6', '0')
});

/** Invoices and credit notes in every language, regime and price mode. */
export const invented: fc.Arbitrary<Printable> = fc
  .record({
    kind: fc.constantFrom('invoice' as const, 'creditNote' as const),
    language: fc.constantFrom(...LANGS),
    regime: fc.constantFrom(...REGIMES),
    priceMode: fc.constantFrom('excl' as const, 'incl' as const),
    lines: fc.array(line, { minLength: 1, maxLength: 25 }),
    discount: maybe(discount),
    textAbove: maybe(text(300)),
    textBelow: maybe(text(300)),
    seller: fc.record({ vatRegime: fc.constantFrom('normal' as const, 'normal' as const, 'franchise' as const), accent: maybe(text(8)), name: text(60) })
  })
  .map((change) => sample(change));
