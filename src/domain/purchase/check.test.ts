// What forbids processing, and what asks to be looked at.
import { expect, test } from 'vitest';
import { amountLine, receivedPurchase, SUPPLIER } from '../../../tests/arbitraries/purchases.ts';
import { partyOf } from '../supplier/party-of.ts';
import { checkPurchase, type CheckedAgainst, type PurchaseProblem } from './check.ts';
import type { Purchase } from './model.ts';

const company = { enterpriseNumber: '0123456749', iban: 'BE16985000000174' };
const against: CheckedAgainst = { company, supplier: SUPPLIER, today: '2026-11-21' };
const party = partyOf(SUPPLIER);
const good = receivedPurchase({ supplierId: 's', supplier: party, number: 'F1', issueDate: '2026-11-01', dueDate: '2026-12-01', lines: [amountLine(10_000)], total: 12_100 });

test('nothing to say', () => expect(checkPurchase(good, against)).toEqual([]));

test.each<[Partial<Purchase>, Partial<CheckedAgainst>, Partial<PurchaseProblem>]>([
  [{ supplier: undefined }, {}, { field: 'supplier', code: 'supplierMissing', level: 'wrong' }],
  [{ supplier: { ...party, name: ' ' } }, {}, { code: 'supplierMissing', level: 'wrong' }],
  [{ supplier: { ...party, enterpriseNumber: '0123456749' } }, {}, { code: 'supplierOwn', level: 'hint' }],
  [{ number: undefined }, {}, { field: 'number', code: 'numberMissing', level: 'wrong' }],
  [{ number: '', withoutNumber: true }, {}, { field: 'number', code: 'withoutNumber', level: 'hint' }],
  [{ issueDate: undefined }, {}, { field: 'issueDate', code: 'dateMissing', level: 'wrong' }],
  [{ issueDate: '2026-11-22' }, {}, { code: 'dateInFuture', level: 'hint' }],
  [{ issueDate: '2025-11-20' }, {}, { code: 'dateOld', level: 'hint' }],
  [{ dueDate: '2026-10-31' }, {}, { field: 'dueDate', code: 'dueBeforeIssue', level: 'hint' }],
  [{ lines: [], total: undefined }, {}, { field: 'lines', code: 'linesMissing', level: 'wrong' }],
  [{ total: 12_099 }, {}, { field: 'total', code: 'totalDiffers', level: 'wrong', cents: 1 }],
  [{ total: 12_200 }, {}, { code: 'totalDiffers', cents: -100 }],
  [{ lines: [amountLine(10_000, '21', { vat: 2_130 })], total: 12_130 }, {}, { field: 'lines', line: 'l', code: 'vatDiffers', level: 'hint', cents: 30 }],
  [{ lines: [amountLine(100, '21', { vat: 27 })], total: 127 }, {}, { code: 'vatDiffers', cents: 6 }],
  [{ lines: [amountLine(10_000, '7')], total: 10_700 }, {}, { field: 'lines', line: 'l', code: 'rateUnknown', level: 'hint' }],
  [{ lines: [amountLine(-10_000)], total: -12_100 }, {}, { field: 'total', code: 'totalNegative', level: 'hint' }],
  [{ supplier: { ...party, iban: 'BE47985000020180' } }, {}, { field: 'iban', code: 'ibanChanged', level: 'hint', before: 'BE80985000010177', now: 'BE47985000020180' }],
  [{ supplier: { ...party, iban: 'BE47985000020181' } }, {}, { field: 'iban', code: 'ibanWrong', level: 'hint' }],
  [{ supplier: { ...party, iban: company.iban } }, {}, { field: 'iban', code: 'ibanOwn', level: 'hint' }],
  [{ buyer: { name: 'Autre SA', enterpriseNumber: '0987654394' } }, {}, { field: '', code: 'otherBuyer', level: 'hint', now: 'Autre SA' }],
  [{ buyer: { vatNumber: 'BE0987654394' } }, {}, { code: 'otherBuyer', now: '0987654394' }],
  [{ buyer: { vatNumber: 'FR83404833048' } }, {}, { code: 'otherBuyer', now: 'FR83404833048' }],
  [{ currency: 'USD' }, {}, { code: 'notEuro', level: 'hint', now: 'USD' }],
  [{ paymentText: '+++202/6000/00193+++' }, {}, { field: 'communication', code: 'communicationWrong', level: 'hint' }],
  [{}, { duplicates: ['q'] }, { field: 'number', code: 'duplicate', level: 'hint', same: ['q'] }]
])('%o %o', (change, more, problem) => {
  const problems = checkPurchase({ ...good, ...change }, { ...against, ...more });
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatchObject(problem);
});

test.each<[string, Partial<Purchase>, Partial<CheckedAgainst>]>([
  ['a total that the document does not say', { total: undefined }, {}],
  ['VAT rounded per line by the supplier', { lines: [amountLine(10_000, '21', { vat: 2_104 })], total: 12_104 }, {}],
  ['1 % of a large VAT', { lines: [amountLine(1_000_000, '21', { vat: 211_000 })], total: 1_211_000 }, {}],
  ['a reverse charge', { lines: [amountLine(12_100, '21', { treatment: 'euServices' })] }, {}],
  ['the company itself as buyer', { buyer: { name: 'Written otherwise', vatNumber: 'BE0123456749' } }, {}],
  ['a name alone', { buyer: { name: 'Somebody' } }, {}],
  ['an unknown supplier', {}, { supplier: undefined }],
  ['a supplier whose account is not known', {}, { supplier: {} }],
  ['a supplier without account on the document', { supplier: { ...party, iban: undefined } }, {}],
  ['free text', { paymentText: 'client +++' }, {}]
])('nothing to say of %s', (_, change, more) => {
  expect(checkPurchase({ ...good, ...change }, { ...against, ...more })).toEqual([]);
});

test('an empty purchase says all that is missing', () => {
  expect(checkPurchase(receivedPurchase(), against).map(({ code }) => code)).toEqual(['supplierMissing', 'numberMissing', 'dateMissing', 'linesMissing']);
});
