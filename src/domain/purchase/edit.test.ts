// Editing a purchase: VAT that follows, marks that go, suppliers that bring what is usual.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { amountLine, receivedPurchase, SUPPLIER } from '../../../tests/arbitraries/purchases.ts';
import { amountsOf } from './amounts.ts';
import { chooseSupplier } from './choose-supplier.ts';
import { addLine, changeLine, removeLine, setField } from './edit.ts';
import type { Purchase } from './model.ts';
import { forward, process, unforward, unprocess } from './process.ts';
import { statusOf } from './row.ts';
import { TREATMENTS } from './treatment.ts';

const read = { from: 'text', confidence: 80 } as const;
const lineOf = (purchase: Purchase) => purchase.lines[0]!;

describe('setField', () => {
  test('sets, takes away, and removes the mark of that field only', () => {
    const before = receivedPurchase({ number: 'F1', read: { number: read, issueDate: read } });
    const after = setField(before, 'number', 'F-1');
    expect([after.number, after.read]).toEqual(['F-1', { issueDate: read }]);
    expect(setField(before, 'number', undefined).number).toBeUndefined();
    expect(setField(before, 'note', 'x').read).toBe(before.read);
  });

  test.each([
    ['202600000192', { communication: '202600000192', paymentText: undefined }],
    ['RF48INV20260007', { communication: 'RF48INV20260007', paymentText: undefined }],
    ['202600000193', { communication: undefined, paymentText: '202600000193' }],
    ['client 12', { communication: undefined, paymentText: 'client 12' }],
    [undefined, { communication: undefined, paymentText: undefined }]
  ])('the communication %s', (text, wanted) => {
    const before = receivedPurchase({ communication: '010806817183', paymentText: 'old', read: { communication: read } });
    const { communication, paymentText, read: marks } = setField(before, 'communication', text);
    expect({ communication, paymentText }).toEqual(wanted);
    expect(marks).toEqual({});
  });

  test('another account has no BIC and no mark any more; the same one changes nothing else', () => {
    const supplier = { type: 'company' as const, name: 'L', address: SUPPLIER.address, iban: 'BE80985000010177', bic: 'GEBABEBB' };
    const before = receivedPurchase({ supplier, read: { iban: read } });
    expect(setField(before, 'iban', 'BE16985000000174')).toMatchObject({ supplier: { name: 'L', iban: 'BE16985000000174' }, read: {} });
    expect(setField(before, 'iban', 'BE16985000000174').supplier).not.toHaveProperty('bic');
    expect(setField(before, 'iban', 'BE80985000010177').supplier).toBe(supplier);
    expect(setField(receivedPurchase(), 'iban', 'BE16985000000174').supplier).toMatchObject({ name: '', iban: 'BE16985000000174' });
  });

  test('a due date that came from the issue date goes with it; a typed one stays', () => {
    const term = { days: 30 };
    const dated = setField(receivedPurchase(), 'issueDate', '2026-11-01', { term });
    expect(dated.dueDate).toBe('2026-12-01');
    expect(setField(dated, 'issueDate', '2026-11-11', { term }).dueDate).toBe('2026-12-11');
    expect(setField({ ...dated, dueDate: '2026-11-15' }, 'issueDate', '2026-11-11', { term }).dueDate).toBe('2026-11-15');
    expect(setField(dated, 'issueDate', '2026-11-11').dueDate).toBe('2026-12-01');
  });
});

describe('lines', () => {
  test('VAT follows net and rate until it is typed, and from then on stays', () => {
    let purchase = addLine(receivedPurchase({ read: { amounts: read } }), { id: 'a', net: 10_000 });
    expect(lineOf(purchase)).toMatchObject({ treatment: 'domestic', rate: '21', vat: 2_100 });
    expect(purchase.read).toEqual({});
    purchase = changeLine(purchase, 'a', { rate: '6' });
    expect(lineOf(purchase).vat).toBe(600);
    purchase = changeLine(purchase, 'a', { vat: 601 });
    expect(lineOf(changeLine(purchase, 'a', { net: 20_000 })).vat).toBe(601);
    expect(lineOf(changeLine(purchase, 'a', { category: 'car' })).vat).toBe(601);
    expect(lineOf(changeLine(purchase, 'a', { treatment: 'cocontractor' })).vat).toBe(600);
    expect(changeLine(purchase, 'x', { net: 1 }).lines).toEqual(purchase.lines);
    expect(removeLine(purchase, 'a').lines).toEqual([]);
  });

  test('without VAT there is no rate; a reverse charge gives the normal one back', () => {
    const plain = receivedPurchase({ lines: [amountLine(10_000, '6')] });
    const none = changeLine(plain, 'l', { treatment: 'none' });
    expect(lineOf(none)).toMatchObject({ rate: '0', vat: 0 });
    expect(lineOf(changeLine(none, 'l', { net: 5, vat: 7, rate: '21' }))).toMatchObject({ net: 5, rate: '0', vat: 0 });
    expect(lineOf(changeLine(none, 'l', { treatment: 'euServices' }))).toMatchObject({ rate: '21', vat: 2_100 });
    expect(amountsOf(changeLine(none, 'l', { treatment: 'euServices' }).lines)).toEqual({ net: 10_000, vat: 0, reverse: 2_100, total: 10_000 });
    expect(lineOf(changeLine(plain, 'l', { treatment: 'cocontractor' }))).toMatchObject({ rate: '6', vat: 600 });
  });

  test('a further line is like the one before, and takes what is missing to the total', () => {
    const purchase = receivedPurchase({ total: 23_100, lines: [amountLine(10_000, '21', { category: 'car' })] });
    const added = addLine(purchase, { id: 'b', rate: '10' });
    expect(added.lines[1]).toMatchObject({ category: 'car', net: 10_000, vat: 1_000 });
    expect(added.lines[1]!.pos > added.lines[0]!.pos).toBe(true);
    expect(addLine(receivedPurchase(), { id: 'a' }).lines[0]).toMatchObject({ net: 0, vat: 0 });
    expect(addLine(receivedPurchase({ total: 500 }), { id: 'a', treatment: 'import' }).lines[0]).toMatchObject({ net: 500, vat: 105 });
  });

  test('whatever total is said, one more line comes to it', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10_000_000, max: 10_000_000 }), fc.integer({ min: 0, max: 1_000_000 }), fc.constantFrom('21', '12', '6', '0'), fc.constantFrom(...TREATMENTS), (total, net, rate, treatment) => {
        const purchase = addLine(receivedPurchase({ total, lines: [amountLine(net)] }), { id: 'b', rate, treatment });
        expect(amountsOf(purchase.lines).total).toBe(total);
      })
    );
  });
});

describe('chooseSupplier', () => {
  test('copies it, with category, treatment and due date where the document says nothing', () => {
    const lines = [amountLine(10_000, '0', { id: 'a' }), amountLine(5_000, '21', { id: 'b', category: 'car' })];
    const supplier = { ...SUPPLIER, category: 'goods', treatment: 'intraGoods' as const, term: { days: 8 } };
    const chosen = chooseSupplier(receivedPurchase({ issueDate: '2026-11-01', lines, read: { supplier: read, number: read } }), supplier);
    expect(chosen).toMatchObject({ supplierId: 's', dueDate: '2026-11-09', read: { number: read }, supplier: { name: SUPPLIER.name, iban: SUPPLIER.iban, vatNumber: SUPPLIER.vatNumber } });
    expect(chosen.read).not.toHaveProperty('supplier');
    expect(chosen.lines).toMatchObject([
      { category: 'goods', treatment: 'intraGoods', rate: '21', vat: 2_100 },
      { category: 'car', treatment: 'domestic', vat: 1_050 }
    ]);
    expect(chosen.supplier!.address).not.toBe(supplier.address);
  });

  test('the account that was read from the document stays, that of another supplier goes', () => {
    const party = { type: 'company' as const, name: 'X', address: SUPPLIER.address, iban: 'BE16985000000174', bic: 'GEBABEBB' };
    expect(chooseSupplier(receivedPurchase({ supplier: party, read: { iban: read } }), SUPPLIER).supplier).toMatchObject({ iban: party.iban, bic: party.bic });
    expect(chooseSupplier(receivedPurchase({ supplier: party }), SUPPLIER).supplier!.iban).toBe(SUPPLIER.iban);
    expect(chooseSupplier(receivedPurchase({ dueDate: '2026-12-12', issueDate: '2026-12-01' }), SUPPLIER).dueDate).toBe('2026-12-12');
    expect(chooseSupplier(receivedPurchase({ issueDate: '2026-12-01' }), SUPPLIER).dueDate).toBe('2026-12-31');
  });
});

test('processed, back, handed over as it came', () => {
  const purchase = receivedPurchase({ total: 100 });
  const done = process(purchase, 'T1');
  expect([done.processedAt, statusOf(done), process(done, 'T2')]).toEqual(['T1', 1, done]);
  expect(statusOf(unprocess(done))).toBe(0);
  expect([statusOf(forward(purchase, 'T1')), statusOf(unforward(forward(purchase, 'T1')))]).toEqual([5, 0]);
});
