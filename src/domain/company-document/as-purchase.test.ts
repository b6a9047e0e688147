// A message of the government taken over into purchases: what is to be paid goes along once, and is asked for in one place only.
import { expect, test } from 'vitest';
import { newPurchase } from '../purchase/new-purchase.ts';
import { asksItself, notTakenOver, takenOver, withPaymentOf } from './as-purchase.ts';
import { DOCUMENT_PAYMENT } from './flags.ts';
import type { CompanyDocument } from './model.ts';
import { companyDocumentRow } from './row.ts';

const NOW = '2026-11-20T09:00:00.000Z';
const LETTER = {
  ...{ id: 'letter', kind: 'companyDocument', schema: 1, createdAt: NOW, sort: 'ebox', files: [], currency: 'EUR', lines: [] },
  ...{ total: 125_040, supplier: { name: 'ONSS', iban: 'BE16985000000174' }, communication: '090933755493', dueDate: '2026-12-05', processedAt: NOW },
  payments: [{ id: 'p', pos: 'B', day: '2026-11-21', cents: 25_040, method: 'transfer', state: 'made', at: NOW }]
} as CompanyDocument;
const fresh = () => newPurchase({ id: 'purchase', now: NOW, source: { way: 'ebox' }, files: [] });

test('the purchase has the amount, the account, the communication and what was paid, each once', () => {
  const once = withPaymentOf(fresh(), LETTER);
  expect(once).toMatchObject({ total: 125_040, currency: 'EUR', communication: '090933755493', dueDate: '2026-12-05', supplier: { type: 'company', name: 'ONSS', iban: 'BE16985000000174' } });
  expect(once.payments.map(({ id, cents }) => [id, cents])).toEqual([['p', 25_040]]);
  expect(withPaymentOf(once, LETTER)).toEqual(once);
  // What the reading of the page found and the letter does not say stays.
  expect(withPaymentOf({ ...fresh(), number: '2026/118' }, { ...LETTER, total: undefined, communication: undefined } as unknown as CompanyDocument)).toMatchObject({ number: '2026/118', currency: 'EUR' });
});

test('asked for at the letter until it is taken over, and again once that is undone', () => {
  expect([asksItself(LETTER), companyDocumentRow(LETTER).open]).toEqual([true, 100_000]);
  const gone = takenOver(LETTER, 'purchase');
  expect([asksItself(gone), companyDocumentRow(gone).open, companyDocumentRow(gone).status]).toEqual([false, 0, DOCUMENT_PAYMENT.none]);
  expect(companyDocumentRow(notTakenOver(gone))).toEqual(companyDocumentRow(LETTER));
});
