// Filling in what was read: sure values only, and a person's word above a machine's.
import { describe, expect, test } from 'vitest';
import { amountLine, counter, receivedPurchase, SUPPLIER } from '../../../tests/arbitraries/purchases.ts';
import { setField } from './edit.ts';
import { fill } from './fill.ts';
import type { Purchase } from './model.ts';
import { NOTHING, type Seen, type SeenLine, type Understood } from './understood.ts';

const seen = <T>(value: T, confidence = 95, from: Seen<T>['from'] = 'text'): Seen<T> => ({ value, confidence, from });
const line = (more: Partial<SeenLine> = {}): SeenLine => ({ treatment: 'domestic', net: 10_000, rate: '21', vat: 2_100, ...more });
const whole: Understood = {
  type: seen('creditNote'),
  number: seen('2026/118'),
  issueDate: seen('2026-11-01'),
  dueDate: seen('2026-11-20', 40),
  currency: seen('EUR'),
  supplier: { name: seen('Lambert', 70), enterpriseNumber: seen('0987654394', 100), iban: seen('BE16985000000174', 99, 'code'), email: seen('a@b.be', 20) },
  buyer: { name: 'Atelier', enterpriseNumber: '0123456749' },
  lines: seen([line(), line({ rate: '6', vat: 600, text: 'Livres' })]),
  total: seen(22_700),
  prepaid: seen(700),
  communication: seen('202600000192', 100, 'code'),
  paymentText: seen('ignored'),
  corrects: seen('2026/100')
};
const filled = (purchase: Purchase, understood: Understood, more = {}) => fill(purchase, understood, { newId: counter(), company: {}, ...more });

describe('fill', () => {
  test('takes what is sure, marks it, and leaves the rest empty', () => {
    const purchase = filled(receivedPurchase(), whole);
    expect(purchase).toMatchObject({ type: 'creditNote', number: '2026/118', issueDate: '2026-11-01', total: 22_700, prepaid: 700, communication: '202600000192', corrects: '2026/100', buyer: whole.buyer });
    expect(purchase.supplier).toEqual({ type: 'company', name: 'Lambert', enterpriseNumber: '0987654394', address: { street: '', postcode: '', city: '', country: 'BE' }, iban: 'BE16985000000174' });
    expect(purchase).not.toHaveProperty('dueDate');
    expect(purchase).not.toHaveProperty('paymentText');
    expect(purchase.lines.map(({ id, net, vat, text }) => [id, net, vat, text])).toEqual([['n1', 10_000, 2_100, undefined], ['n2', 10_000, 600, 'Livres']]);
    expect(purchase.lines[0]!.pos < purchase.lines[1]!.pos).toBe(true);
    expect(Object.keys(purchase.read ?? {}).toSorted()).toEqual(['amounts', 'communication', 'iban', 'issueDate', 'number', 'supplier', 'total', 'type']);
    expect(purchase.read).toMatchObject({ supplier: { from: 'text', confidence: 100 }, iban: { from: 'code', confidence: 99 } });
  });

  test('nothing understood changes nothing', () => {
    const purchase = receivedPurchase();
    expect(filled(purchase, NOTHING)).toEqual(purchase);
  });

  test('what a person typed stays, with no mark', () => {
    const typed = receivedPurchase({ number: 'X', lines: [amountLine(5)], paymentText: 'mine', supplier: { type: 'company', name: 'Me', address: SUPPLIER.address, iban: 'BE80985000010177' } });
    const purchase = filled(typed, whole);
    expect(purchase).toMatchObject({ number: 'X', lines: [{ net: 5 }], paymentText: 'mine', supplier: typed.supplier, total: 22_700 });
    for (const field of ['number', 'amounts', 'communication', 'supplier', 'iban'] as const) expect(purchase.read).not.toHaveProperty(field);
  });

  test('a field put right after the reading is not read again; an unsure reading does not replace a surer one', () => {
    const corrected = setField(setField(filled(receivedPurchase(), whole), 'number', 'right'), 'type', 'invoice');
    const again = filled(corrected, { ...whole, issueDate: seen('2026-01-01', 61), total: seen(1, 96) });
    expect(again).toMatchObject({ number: 'right', type: 'invoice', issueDate: '2026-11-01', total: 1 });
  });

  test('a known supplier gives its name, term, category and treatment; the account stays that of the document', () => {
    const supplier = { ...SUPPLIER, category: 'goods', treatment: 'intraGoods' as const };
    const lines = seen([line({ rate: '0', vat: 0 }), line()]);
    const purchase = filled(receivedPurchase(), { ...whole, lines }, { supplier });
    expect(purchase).toMatchObject({ supplierId: 's', dueDate: '2026-12-01', supplier: { name: SUPPLIER.name, iban: 'BE16985000000174' } });
    expect(purchase.read?.dueDate).toEqual(purchase.read?.issueDate);
    expect(purchase.lines).toMatchObject([{ category: 'goods', treatment: 'intraGoods', rate: '21', vat: 2_100 }, { category: 'goods', treatment: 'domestic' }]);
    expect(filled(receivedPurchase(), NOTHING, { supplier })).not.toHaveProperty('supplierId');
    const { iban: _, ...unnamed } = whole.supplier;
    expect(filled(receivedPurchase(), { ...whole, supplier: unnamed }, { supplier })).toMatchObject({ supplier: { iban: SUPPLIER.iban } });
  });

  test('a category that was removed since is not given', () => {
    const purchase = filled(receivedPurchase(), whole, { supplier: { ...SUPPLIER, category: 'gone' } });
    expect(purchase.lines[0]).not.toHaveProperty('category');
  });

  test('a reverse charge of the document is declared at the Belgian rate; its word of an exemption stands', () => {
    const lines = seen([line({ treatment: 'cocontractor', rate: '0', vat: 0 }), line({ treatment: 'none', rate: '0', vat: 0 })], 100, 'ubl');
    const purchase = filled(receivedPurchase(), { ...whole, lines }, { supplier: { ...SUPPLIER, treatment: 'cocontractor' } });
    expect(purchase.lines).toMatchObject([{ treatment: 'cocontractor', rate: '21', vat: 2_100 }, { treatment: 'none', rate: '0', vat: 0 }]);
  });
});
