// Line by line: what a file would create, change, leave or not do, and taking it back.
import { describe, expect, test } from 'vitest';
import type { Customer } from '../party/model.ts';
import { newCustomer } from '../party/new-customer.ts';
import type { Product } from '../product/model.ts';
import { newProduct } from '../product/new-product.ts';
import type { Rec } from '../record.ts';
import { CUSTOMER_IMPORT } from './customer-import.ts';
import { numberGiver } from './give-numbers.ts';
import type { ImportKind } from './kind.ts';
import { matchIndex, matchLine } from './match.ts';
import { planLine, readLine, type PlannedLine } from './plan.ts';
import { PRODUCT_IMPORT } from './product-import.ts';
import { importedRecord, undoImported } from './undo-import.ts';

const now = '2026-11-21T09:00:00.000Z';

/** Plans lines given as objects of cells. */
async function plan<Source extends Rec & { number: string }, Values extends { number?: string }>(
  kind: ImportKind<Source, Values>,
  lines: Partial<Record<keyof Values, string>>[],
  present: Source[] = []
): Promise<PlannedLine<Source>[]> {
  const keys = [...new Set(lines.flatMap((line) => Object.keys(line)))];
  const mapping = Object.fromEntries(keys.map((key, i) => [key, i]));
  const number = numberGiver('N{n:3}', [], 2026);
  let made = 0;
  const seen = new Map<string, number>();
  const planned: PlannedLine<Source>[] = [];
  for (const [i, line] of lines.entries()) {
    const cells = keys.map((key) => line[key as keyof Values] ?? '');
    planned.push(
      await planLine(kind, readLine<Values>(kind.fields, { row: i + 2, cells }, mapping, { decimalMark: ',' }), {
        index: matchIndex(present),
        mapping,
        habits: { language: 'fr', priceMode: 'excl', rate: '21' },
        date: '2026-11-21',
        seen,
        fresh: (given) => ({ id: `new${++made}`, now, number: given ?? number() }),
        load: async (id) => present.find((record) => record.id === id)
      })
    );
  }
  return planned;
}

/** The record that a line would write; fields that it does not have read as undefined. */
function written<Source>(line: PlannedLine<Source> | undefined): Source {
  if (!line || !('after' in line)) throw new Error(JSON.stringify(line));
  return line.after;
}

const dupont: Customer = {
  ...newCustomer({ id: 'd', now, number: 'C00001', language: 'fr', name: 'Dupont SRL' }),
  enterpriseNumber: '0123456749',
  vatNumber: 'BE0123456749',
  email: 'info@dupont.example'
};
const piron: Customer = { ...newCustomer({ id: 'p', now, number: 'C00002', language: 'fr', name: 'Piron' }), enterpriseNumber: '0987654394' };
const valve: Product = { ...newProduct({ id: 'v', now, number: '00042', rate: '21', priceMode: 'excl', name: { fr: 'Vanne' } }), salePrice: '31.2', group: 'Robinetterie' };

describe('customers', () => {
  test('a new company: numbers complete each other, its own number is given', async () => {
    const [line] = await plan(CUSTOMER_IMPORT, [{ name: 'Lambrecht', enterpriseNumber: '0403.170.701', street: 'Rue Haute', houseNumber: '12 bte 3', city: 'Namur', country: 'Belgique' }]);
    expect(line).toMatchObject({
      outcome: 'create',
      after: {
        number: 'N001',
        type: 'company',
        enterpriseNumber: '0403170701',
        vatNumber: 'BE0403170701',
        address: { street: 'Rue Haute 12 bte 3', city: 'Namur', country: 'BE' }
      }
    });
  });
  test('a person has no number; first and last name are joined', async () => {
    const [line] = await plan(CUSTOMER_IMPORT, [{ firstName: 'Anne', name: 'Piron', language: 'Nederlands', term: '30 dagen einde maand' }]);
    expect(line).toMatchObject({ outcome: 'create', after: { type: 'person', name: 'Anne Piron', language: 'nl', term: { days: 30, endOfMonth: true } } });
  });
  test('an empty column of VAT numbers says: not liable', async () => {
    const [, line] = await plan(CUSTOMER_IMPORT, [{ name: 'A', vatNumber: 'BE0403170701' }, { name: 'Club', type: 'Entreprise', enterpriseNumber: '0202239951' }]);
    expect(written(line).enterpriseNumber).toBe('0202239951');
    expect(written(line).vatNumber).toBeUndefined();
  });
  test('a foreign number among the enterprise numbers is a VAT number', async () => {
    const [line] = await plan(CUSTOMER_IMPORT, [{ name: 'Cuivre', enterpriseNumber: 'FR 83 404 833 048', country: 'FR' }]);
    expect(written(line).vatNumber).toBe('FR83404833048');
    expect(written(line).enterpriseNumber).toBeUndefined();
  });
  test('matched on the number, else on the enterprise number; empty cells change nothing', async () => {
    const lines = await plan(
      CUSTOMER_IMPORT,
      [
        { number: 'c00001', name: 'Dupont & fils', email: '' },
        { enterpriseNumber: 'BE 0987.654.394', phone: '081 22 33 44' },
      ],
      [dupont, piron]
    );
    expect(lines[0]).toMatchObject({ outcome: 'change', changed: ['name'], after: { id: 'd', number: 'C00001', email: 'info@dupont.example' } });
    expect(lines[1]).toMatchObject({ outcome: 'change', changed: ['phone'], after: { id: 'p' } });
    expect(written(lines[1]).vatNumber).toBeUndefined();
  });
  test('the same values change nothing', async () => {
    const lines = await plan(CUSTOMER_IMPORT, [{ number: 'C00001', name: 'Dupont SRL', vatNumber: '0123.456.749' }], [dupont]);
    expect(lines).toEqual([{ row: 2, outcome: 'same', id: 'd' }]);
  });
  test.each<[string, Partial<Record<string, string>>[], object[]]>([
    ['a wrong enterprise number', [{ name: 'A', enterpriseNumber: '0403170702' }], [{ field: 'enterpriseNumber', code: 'enterpriseNumberWrong', cell: '0403170702' }]],
    ['a wrong VAT number', [{ name: 'A', vatNumber: 'FR1' }], [{ field: 'vatNumber', code: 'vatNumberWrong' }]],
    ['no name', [{ name: '', email: 'a@b.example' }], [{ field: 'name', code: 'missing' }]],
    ['a wrong e-mail', [{ name: 'A', email: 'a@b' }], [{ field: 'email', code: 'emailWrong' }]],
    ['an unknown regime', [{ name: 'A', regime: 'mauve' }], [{ field: 'regime', code: 'unknownWord', cell: 'mauve' }]],
    ['an unknown country', [{ name: 'A', country: 'Syldavie' }], [{ field: 'country', code: 'unknownWord' }]],
    ['a regime without its number', [{ name: 'A', regime: 'Cocontractant' }], [{ field: 'regime', code: 'needsBelgianVatNumber' }]],
    ['ten thousand characters', [{ name: 'x'.repeat(10_000) }], [{ field: 'name', code: 'tooLong', cell: 'x'.repeat(60) }]],
    ['what Excel made of a number', [{ name: 'A', number: '5,41E+12' }], [{ field: 'number', code: 'mangledNumber' }]],
    ['an absurd term', [{ name: 'A', term: '9999' }], [{ field: 'term', code: 'tooLarge' }]],
    ['two numbers of two records', [{ number: 'C00001', enterpriseNumber: '0987654394' }], [{ code: 'matchesTwo' }]]
  ])('refuses %s, and says it', async (_, lines, problems) => {
    const planned = await plan(CUSTOMER_IMPORT, lines, [dupont, piron]);
    expect(planned).toMatchObject([{ row: 2, outcome: 'refuse', problems }]);
  });
  test('the same record twice in a file is refused the second time, whatever it is named by', async () => {
    const lines = await plan(CUSTOMER_IMPORT, [{ number: 'C00001', name: 'A' }, { enterpriseNumber: '0123456749', name: 'B' }, { number: 'Z9', name: 'C' }, { number: 'z9', name: 'D' }], [dupont]);
    expect(lines.map(({ outcome }) => outcome)).toEqual(['change', 'refuse', 'create', 'refuse']);
    expect(lines[1]).toMatchObject({ problems: [{ code: 'twiceInFile', otherRow: 2 }] });
    expect(lines[3]).toMatchObject({ problems: [{ code: 'twiceInFile', otherRow: 4 }] });
  });
  test('what was wrong before does not stop another change', async () => {
    const odd = { ...dupont, email: 'nonsense' };
    expect(await plan(CUSTOMER_IMPORT, [{ number: 'C00001', city: 'Namur' }], [odd])).toMatchObject([{ outcome: 'change', changed: ['address.city'] }]);
  });
  test('emoji, right-to-left names and markup are only text; what no document can carry falls away', async () => {
    const [line] = await plan(CUSTOMER_IMPORT, [{ name: '😀 مرحبا <script>alert(1)</script>\u0007' }]);
    expect(line).toMatchObject({ outcome: 'create', after: { name: '😀 مرحبا <script>alert(1)</script>' } });
  });
  test('"Btw verlegd" is the regime that the VAT number allows', async () => {
    const lines = await plan(CUSTOMER_IMPORT, [
      { name: 'A', regime: 'Btw verlegd', vatNumber: 'BE0403170701' },
      { name: 'B', regime: 'Autoliquidation', vatNumber: 'FR83404833048', country: 'FR' }
    ]);
    expect(lines).toMatchObject([{ after: { regime: 'cocontractor' } }, { after: { regime: 'reverseCharge' } }]);
  });
});

describe('products', () => {
  test('many prices at once, matched on a number whose zeros Excel took off', async () => {
    const lines = await plan(PRODUCT_IMPORT, [{ number: '42', salePrice: '1.032,50' }], [valve]);
    expect(lines).toMatchObject([{ outcome: 'change', changed: ['salePrice'], after: { number: '00042', salePrice: '1032.5', group: 'Robinetterie' } }]);
  });
  test('a column that says whether VAT is in it decides', async () => {
    const lines = await plan(PRODUCT_IMPORT, [{ number: '00042', salePriceIncl: '37,75' }, { name: 'Neuf', salePriceExcl: '10', rate: '6 %', unit: 'm2', barcode: '5412345000013' }], [valve]);
    expect(lines[0]).toMatchObject({ after: { salePrice: '37.75', priceIncludesVat: true } });
    expect(lines[1]).toMatchObject({ outcome: 'create', after: { number: 'N001', name: { fr: 'Neuf' }, salePrice: '10', rate: '6', unit: 'MTK' } });
  });
  test.each<[string, Partial<Record<string, string>>, object]>([
    ['no number', { number: '42', salePrice: 'gratuit' }, { field: 'salePrice', code: 'notANumber', cell: 'gratuit' }],
    ['NaN', { number: '42', salePrice: 'NaN' }, { field: 'salePrice', code: 'notANumber' }],
    ['1e21', { number: '42', salePrice: '1e21' }, { field: 'salePrice', code: 'notANumber' }],
    ['-0', { number: '42', salePrice: '-0' }, { field: 'salePrice', code: 'notANumber' }],
    ['a negative price', { number: '42', salePrice: '-5' }, { field: 'salePrice', code: 'negative' }],
    ['five decimals', { number: '42', salePrice: '1,23456' }, { field: 'salePrice', code: 'tooManyDecimals' }],
    ['too many digits', { number: '42', salePrice: '12345678901' }, { field: 'salePrice', code: 'tooLarge' }],
    ['a rate that is none', { number: '42', rate: '19' }, { field: 'rate', code: 'rateWrong' }],
    ['a unit that is none', { number: '42', unit: 'brol' }, { field: 'unit', code: 'unknownWord' }],
    ['a bar code that Excel spoilt', { number: '42', barcode: '5,41E+12' }, { field: 'barcode', code: 'mangledNumber' }]
  ])('refuses %s', async (_, cells, problem) => {
    expect(await plan(PRODUCT_IMPORT, [cells], [valve])).toMatchObject([{ outcome: 'refuse', problems: [problem] }]);
  });
});

test('matchLine tells branches of one enterprise apart by their own number', () => {
  const index = matchIndex([dupont, { ...piron, enterpriseNumber: '0123456749' }, { id: 'gone', number: 'C9', mergedInto: 'd', enterpriseNumber: '0123456749' }]);
  expect(matchLine(['number c00002', 'enterprise 0123456749'], index)).toEqual({ id: 'p' });
  expect(matchLine(['enterprise 0123456749'], index)).toEqual({ fault: 'matchesSeveral' });
  expect(matchLine(['number c9'], index)).toEqual({ id: undefined });
});

test('numberGiver never gives a number in use', () => {
  const give = numberGiver('C{n:3}', ['C007', 'c008', 'X999', 'C2'], 2026);
  expect([give(), give()]).toEqual(['C009', 'C010']);
});

describe('undoImported', () => {
  const after: Product = { ...valve, salePrice: '35', fossil: true, name: { fr: 'Vanne', nl: 'Klep' } };
  const trace = importedRecord(valve, after, 'Vanne');
  test('restores what it changed and leaves the rest', () => {
    expect(undoImported(trace, after, true)).toEqual({ act: 'restore', record: valve, left: [] });
    expect(undoImported(trace, { ...after, unit: 'MTR' }, true)).toEqual({ act: 'restore', record: { ...valve, unit: 'MTR' }, left: [] });
  });
  test('leaves what was changed since, and says which', () => {
    const since = { ...after, salePrice: '40' };
    expect(undoImported(trace, since, false)).toEqual({ act: 'restore', record: { ...valve, salePrice: '40' }, left: ['salePrice'] });
  });
  test('twice does nothing', () => {
    expect(undoImported(trace, valve, false)).toEqual({ act: 'nothing' });
    expect(undoImported(trace, undefined, false)).toEqual({ act: 'nothing' });
  });
  test('a record that it made goes, unless it was changed or used', () => {
    const made = importedRecord(undefined, after, 'Vanne');
    expect(undoImported(made, after, false)).toEqual({ act: 'remove' });
    expect(undoImported(made, after, true)).toEqual({ act: 'keep', why: 'used' });
    expect(undoImported(made, { ...after, unit: 'MTR' }, false)).toEqual({ act: 'keep', why: 'changed' });
    expect(undoImported(made, { ...after, deletedAt: now }, false)).toEqual({ act: 'nothing' });
  });
});
