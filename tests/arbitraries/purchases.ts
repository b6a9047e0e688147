// Drawn purchases, suppliers and a company for them.
import fc from 'fast-check';
import { percentOfCents } from '#domain/money/cents.ts';
import { emptyAddress } from '#domain/party/new-customer.ts';
import { FIRST_CATEGORIES } from '#domain/purchase/categories.ts';
import type { AmountLine, Purchase } from '#domain/purchase/model.ts';
import { newPurchase } from '#domain/purchase/new-purchase.ts';
import { type Treatment, TREATMENTS } from '#domain/purchase/treatment.ts';
import type { Supplier } from '#domain/supplier/model.ts';
import { newSupplier } from '#domain/supplier/new-supplier.ts';

export const NOW = '2026-11-21T09:00:00.000Z';

/** Ids in order: `a1`, `a2` … */
export function counter(prefix = 'n'): () => string {
  let last = 0;
  return () => `${prefix}${++last}`;
}

export const receivedPurchase = (more: Partial<Purchase> = {}): Purchase => ({ ...newPurchase({ id: 'p', now: NOW, source: { way: 'file' }, files: [] }), ...more });

export const SUPPLIER: Supplier = {
  ...newSupplier({ id: 's', now: NOW, number: 'F1', language: 'fr', name: 'Matériaux Lambert SA' }),
  enterpriseNumber: '0987654394',
  vatNumber: 'BE0987654394',
  iban: 'BE80985000010177'
};

export const amountLine = (net: number, rate = '21', more: Partial<AmountLine> = {}): AmountLine => {
  const treatment: Treatment = more.treatment ?? 'domestic';
  return { id: 'l', pos: 'V', treatment, net, rate: treatment === 'none' ? '0' : rate, vat: treatment === 'none' ? 0 : percentOfCents(net, rate), ...more };
};

/** A processed purchase with lines of any treatment and category, dated in 2026. */
export const processedPurchase: fc.Arbitrary<Purchase> = fc
  .record({
    id: fc.uuid(),
    type: fc.constantFrom('invoice' as const, 'invoice' as const, 'creditNote' as const),
    day: fc.integer({ min: 1, max: 28 }),
    month: fc.integer({ min: 1, max: 12 }),
    lines: fc.array(
      fc.record({
        net: fc.integer({ min: 0, max: 5_000_000 }),
        rate: fc.constantFrom('21', '12', '6'),
        treatment: fc.constantFrom(...TREATMENTS),
        category: fc.constantFrom(...FIRST_CATEGORIES.map(({ id }) => id))
      }),
      { minLength: 1, maxLength: 4 }
    )
  })
  .map(({ id, type, day, month, lines }) =>
    receivedPurchase({
      id,
      type,
      processedAt: NOW,
      issueDate: `2026-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
      supplier: { type: 'company', name: 'Lambert', address: emptyAddress(), iban: 'BE80985000010177' },
      lines: lines.map(({ net, rate, treatment, category }, i) => amountLine(net, rate, { id: `l${i}`, pos: `V${i}`, treatment, category }))
    })
  );
