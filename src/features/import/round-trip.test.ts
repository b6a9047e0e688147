// What is written as CSV is read back as it was: cell by cell, and record by record.
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { CUSTOMER_FIELDS } from '#domain/import/customer-fields.ts';
import { CUSTOMER_IMPORT } from '#domain/import/customer-import.ts';
import { exportCsv } from '#domain/import/export-csv.ts';
import { guessMapping } from '#domain/import/guess-mapping.ts';
import type { ImportKind } from '#domain/import/kind.ts';
import { matchIndex } from '#domain/import/match.ts';
import { planLine, readLine, type PlanContext, type PlannedLine } from '#domain/import/plan.ts';
import { PRODUCT_FIELDS } from '#domain/import/product-fields.ts';
import { PRODUCT_IMPORT } from '#domain/import/product-import.ts';
import { readTable, type SplitCsv } from '#domain/import/read-csv.ts';
import { writeCsv } from '#domain/import/write-csv.ts';
import { divide } from '#domain/money/decimal.ts';
import { vatNumberOf } from '#domain/numbers/enterprise.ts';
import type { Customer } from '#domain/party/model.ts';
import { newCustomer } from '#domain/party/new-customer.ts';
import type { Product } from '#domain/product/model.ts';
import { newProduct } from '#domain/product/new-product.ts';
import { LANGS, type Lang, type Rec } from '#domain/record.ts';
import { same } from '#domain/same.ts';
import { REGIMES } from '#domain/tax/regimes.ts';
import { UNITS } from '#domain/units.ts';
import { loadSplitCsv } from './split-csv.ts';

const now = '2026-11-21T09:00:00.000Z';
let split: SplitCsv;
beforeAll(async () => {
  split = await loadSplitCsv();
});

const nasty = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.string({ unit: fc.constantFrom(';', '"', '\n', '\r', ',', "'", '=', '+', '-', '@', '\t', ' ', 'a', '1', 'é', '😀', 'ש', '<b>'), maxLength: 8 })
);

test('any cells come back from the file as they were', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5 }).chain((n) => fc.array(fc.array(nasty, { minLength: n, maxLength: n }), { minLength: 1, maxLength: 6 })), (records) => {
      const headings = records[0]!.map((_, i) => `Colonne ${i}`);
      const wanted = records.filter((record) => record.some((text) => text.trim() !== ''));
      fc.pre(wanted.length > 0);
      const csv = writeCsv(headings, records.map((record) => record.map((text) => ({ text }))));
      const table = readTable(csv, split);
      if (!table.ok) throw new Error(table.fault);
      expect(table.value.headings).toEqual(headings);
      expect(table.value.records.map(({ cells }) => cells)).toEqual(wanted);
    })
  );
});

/** Plans a file against what is there. */
async function plan<Source extends Rec & { number: string }, Values extends { number?: string }>(
  kind: ImportKind<Source, Values>,
  csv: string,
  present: readonly Source[],
  language: Lang
): Promise<PlannedLine<Source>[]> {
  const table = readTable(csv, split);
  if (!table.ok) throw new Error(table.fault);
  const mapping = guessMapping(kind.fields, table.value.headings);
  const ids = new Map(present.map((record) => [record.id, record]));
  let made = 0;
  const context: PlanContext<Source> = {
    index: matchIndex(present),
    mapping,
    habits: { language, priceMode: 'excl', rate: '21' },
    date: '2026-11-21',
    seen: new Map(),
    fresh: (number) => ({ id: `new ${made++}`, now, number: number ?? `X${made}` }),
    load: async (id) => ids.get(id)
  };
  const lines: PlannedLine<Source>[] = [];
  for (const record of table.value.records) {
    lines.push(await planLine(kind, readLine<Values>(kind.fields, record, mapping, { decimalMark: ',' }), context));
  }
  return lines;
}

const name = nasty.map((text) => text.replace(/[\u0000-\u001f]/g, '').trim()).filter((text) => text !== '');
const text = nasty.map((t) => t.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '').trim());
const optional = fc.option(text.filter((t) => t !== ''), { nil: undefined });
const enterprise = fc.nat(9_999_998).map((n) => String(n + 1).padStart(8, '0')).map((body) => body + String(97 - (Number(body) % 97)).padStart(2, '0'));
const flag = fc.option(fc.constant(true as const), { nil: undefined });

const customers = fc
  .uniqueArray(
    fc.record({
      number: fc.nat(9999).map((n) => `C${n}`),
      type: fc.constantFrom('company' as const, 'person' as const),
      name,
      enterpriseNumber: fc.option(enterprise, { nil: undefined }),
      liable: fc.boolean(),
      regime: fc.constantFrom(...REGIMES),
      language: fc.constantFrom(...LANGS),
      term: fc.option(fc.record({ days: fc.nat(365), endOfMonth: flag }), { nil: undefined }),
      email: fc.option(fc.constantFrom('a@b.example', 'x+y@z.example'), { nil: undefined }),
      phone: fc.option(fc.constantFrom('+32 475 12 34 56', '081/22.33.44'), { nil: undefined }),
      address: fc.record({ street: text, extra: optional, postcode: fc.constantFrom('5000', 'L-1234', ''), city: text, country: fc.constantFrom('BE', 'FR', 'GR') }),
      note: optional,
      archived: flag
    }),
    { selector: (c) => c.number, maxLength: 8 }
  )
  .map((list) =>
    list.map(({ liable, ...fields }, i): Customer => {
      const { enterpriseNumber } = fields;
      // A regime that the customer's numbers do not allow would rightly be refused by an import.
      const regime = ['cocontractor', 'reverseCharge', 'intraEU'].includes(fields.regime) ? 'normal' : fields.regime;
      const vatNumber = liable && enterpriseNumber ? vatNumberOf(enterpriseNumber) : undefined;
      return { ...newCustomer({ id: String(i), now, number: fields.number, language: 'fr' }), ...fields, regime, vatNumber };
    })
  )
  .filter((list) => list.length > 0);

const price = fc.option(fc.nat(999_999_999).map((n) => divide(String(n), '10000', 4)), { nil: undefined });
const products = fc
  .uniqueArray(
    fc.record({
      number: fc.nat(9999).map((n) => `P${n}`),
      group: text,
      name: fc.record({ fr: name, nl: optional, de: optional }),
      description: fc.record({ fr: optional, en: optional }),
      unit: fc.constantFrom(...UNITS.map(({ code }) => code)),
      purchasePrice: price,
      salePrice: price,
      priceIncludesVat: flag,
      rate: fc.constantFrom('21', '12', '6', '0'),
      fossil: flag,
      barcode: fc.option(fc.constantFrom('5412345000013', '=cmd', '0012'), { nil: undefined }),
      archived: flag
    }),
    { selector: (p) => p.number, maxLength: 8 }
  )
  .map((list) => list.map((fields, i): Product => ({ ...newProduct({ id: String(i), now, number: fields.number, rate: '21', priceMode: 'excl' }), ...fields })))
  .filter((list) => list.length > 0);

describe.each(LANGS)('written in %s', (lang) => {
  test('customers: nothing to change where they are, and the same ones where they are not', async () => {
    await fc.assert(
      fc.asyncProperty(customers, async (list) => {
        const csv = exportCsv<Customer>(CUSTOMER_FIELDS, list, lang);
        const again = await plan(CUSTOMER_IMPORT, csv, list, 'nl');
        // Customers that share an enterprise number are told apart by their own number.
        expect(again.map(({ outcome }) => outcome)).toEqual(list.map(() => 'same'));
        const fresh = await plan(CUSTOMER_IMPORT, csv, [], 'nl');
        fresh.forEach((line, i) => {
          if (line.outcome === 'refuse' && line.problems[0]?.code === 'twiceInFile') return;
          if (line.outcome !== 'create') throw new Error(JSON.stringify(line));
          expect(same({ ...line.after, id: '' }, { ...list[i], id: '' })).toBe(true);
        });
      }),
      { numRuns: 60 }
    );
  });
  test('products', async () => {
    await fc.assert(
      fc.asyncProperty(products, async (list) => {
        const csv = exportCsv<Product>(PRODUCT_FIELDS, list, lang, (key) => key.includes('.'));
        expect((await plan(PRODUCT_IMPORT, csv, list, 'fr')).map(({ outcome }) => outcome)).toEqual(list.map(() => 'same'));
        const fresh = await plan(PRODUCT_IMPORT, csv, [], 'fr');
        fresh.forEach((line, i) => {
          if (line.outcome !== 'create') throw new Error(JSON.stringify(line));
          expect(same({ ...line.after, id: '' }, { ...list[i], id: '' })).toBe(true);
        });
      }),
      { numRuns: 60 }
    );
  });
});
