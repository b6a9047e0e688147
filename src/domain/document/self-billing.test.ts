// Documents that the buyer issues: the same money as an invoice, their own rules, parties and journals.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawn } from '../../../tests/arbitraries/draft.ts';
import { buyers, company as sample, draftOf, item, NOW, TODAY } from '../../../tests/arbitraries/samples.ts';
import { drawnSlip } from '../../../tests/arbitraries/slip.ts';
import { withSelfBillingJournals } from '../company/self-billing.ts';
import { newSupplier } from '../supplier/new-supplier.ts';
import { hasUbl } from '../ubl/writable.ts';
import { missing } from './check.ts';
import { creditable, creditDraft } from './credit.ts';
import { chooseSupplier, sellerRegimeOfSupplier } from './edit/choose-supplier.ts';
import type { Draft } from './model.ts';
import { priceDraft } from './price.ts';
import { sealedRow } from './row.ts';
import { seal } from './seal.ts';
import { stateOf } from './state.ts';

const company = withSelfBillingJournals(sample);
const { attention: _, ...belgian } = buyers.belgian;
const slip = (over: Partial<Draft> = {}): Draft => ({ ...draftOf([item()], { kind: 'selfBilling', supplier: belgian, agreedOn: '2026-01-05', ...over }), buyer: undefined });
const sealed = (draft: Draft) => seal(draft, { company, n: 1, today: TODAY, now: NOW });
const codes = (draft: Draft) => missing(draft, company, { today: TODAY }).map(({ code }) => code);

describe('money', () => {
  test('is that of an invoice with the same lines, whoever sells', () => {
    fc.assert(
      fc.property(drawn(), ({ draft, company: seller }) => {
        const invoice: Draft = { ...draft, kind: 'invoice', credits: undefined };
        expect(priceDraft({ ...invoice, kind: 'selfBilling', sellerRegime: seller.vatRegime }, company)).toEqual(priceDraft(invoice, seller));
      })
    );
  });

  test('a credit note of all that is left takes exactly what the document charged', () => {
    fc.assert(
      fc.property(drawnSlip(), ({ draft, company: buyer }) => {
        const one = seal({ ...draft, kind: 'selfBilling', credits: undefined }, { company: buyer, n: 1, today: TODAY, now: NOW });
        let id = 0;
        const credit = creditDraft({ newId: () => `c${++id}`, now: NOW, company: buyer }, one, [], 'left');
        expect(credit).toMatchObject({ kind: 'selfBillingCreditNote', sellerRegime: one.seller.vatRegime });
        expect(missing(credit, buyer, { today: TODAY, left: creditable(one, []) }).filter(({ code, warning }) => !warning && code.startsWith('seller'))).toEqual([]);
        const totals = priceDraft(credit, buyer);
        expect([totals?.net, totals?.vat, totals?.gross]).toEqual([one.totals.net, one.totals.vat, one.totals.gross]);
      }),
      { numRuns: 50 }
    );
  });
});

describe('what is missing', () => {
  test('nothing of a seller who is known and agreed; the agreement of one who is liable to VAT', () => {
    expect(codes(slip())).toEqual([]);
    expect(codes(slip({ agreedOn: undefined }))).toEqual(['sellerAgreement']);
  });
  test('a private person needs neither number nor agreement', () => {
    expect(codes(slip({ supplier: buyers.person, sellerRegime: 'notLiable', agreedOn: undefined }))).toEqual([]);
    expect(codes(slip({ supplier: buyers.person, sellerRegime: 'normal' }))).toEqual(['sellerVatNumber']);
  });
  test.each([
    ['noSeller', { supplier: undefined }],
    ['sellerName', { supplier: { ...belgian, name: ' ' } }],
    ['sellerAddress', { supplier: { ...belgian, address: { ...belgian.address, city: '' } } }],
    ['sellerIban', { supplier: { ...belgian, iban: 'BE00' } }],
    ['sellerBelgianVatNumber', { regime: 'cocontractor', supplier: buyers.french }],
    ['sellerForeignVatNumber', { regime: 'intraEU', deliveryDate: TODAY }],
    ['arrivalCountry', { regime: 'intraEU', supplier: buyers.french, deliveryDate: TODAY, deliveryAddress: buyers.french.address }]
  ] as [string, Partial<Draft>][])('%s', (code, over) => {
    expect(codes(slip(over))).toContain(code);
  });
  test('our own account is not asked for: we pay', () => {
    expect(missing(slip(), { ...company, iban: '' }, { today: TODAY })).toEqual([]);
  });
});

describe('sealed', () => {
  test('the supplier sells, we buy and issue it; no communication, numbers of its own', () => {
    const one = sealed(slip({ supplierId: 'S' }));
    expect(one).toMatchObject({ number: '2026-BA0001', supplierId: 'S', seller: { name: belgian.name, iban: '' }, buyer: { name: company.name, vatNumber: 'BE0123456749' }, issuer: { name: company.name, register: company.register } });
    expect([one.communication, one.customerId]).toEqual([undefined, undefined]);
    expect(sealedRow(one, [])).toMatchObject({ name: belgian.name, customerId: 'S', open: 12_100 });
    expect(stateOf(one, []).peppolDue).toBe(true);
  });
  test('the words for customers are not said to the seller', () => {
    const talking = { ...company, textBelow: { fr: 'Merci de votre confiance.' } };
    expect(seal(slip(), { company: talking, n: 1, today: TODAY, now: NOW }).textBelow).toBeUndefined();
    const own = { ...talking, apps: { selfBilling: { on: true, settings: { textBelow: { fr: 'Marchandise pesée.' } } } } };
    expect(seal(slip(), { company: own, n: 1, today: TODAY, now: NOW }).textBelow).toBe('Marchandise pesée.');
  });
  test('without any number of the seller there is no UBL, and nothing is due by Peppol', () => {
    const person = sealed(slip({ supplier: buyers.person, sellerRegime: 'notLiable' }));
    expect([hasUbl(person), stateOf(person, []).peppolDue]).toEqual([false, false]);
    expect([hasUbl(sealed(slip())), hasUbl(sealed(draftOf([item()], { buyer: buyers.person })))]).toEqual([true, true]);
  });
});

test('journals are made once, and by two devices alike', () => {
  expect(withSelfBillingJournals(company)).toBe(company);
  expect(withSelfBillingJournals(sample)).toEqual(company);
});

test('a supplier brings its standing, regime, language and agreement', () => {
  const supplier = { ...newSupplier({ id: 'S', now: NOW, number: 'F00001', language: 'nl', name: 'Schroot BV' }), vatNumber: 'BE0987654394', selfBillingSince: '2026-02-01', treatment: 'cocontractor' as const };
  const context = { seller: 'normal' as const, date: TODAY, rate: '21' };
  expect(chooseSupplier(slip(), supplier, company, context)).toMatchObject({ supplierId: 'S', regime: 'cocontractor', sellerRegime: 'normal', language: 'nl', agreedOn: '2026-02-01', supplier: { name: 'Schroot BV' } });
  expect(sellerRegimeOfSupplier({ type: 'person', treatment: 'domestic' })).toBe('notLiable');
  expect(sellerRegimeOfSupplier({ type: 'company', treatment: 'none', vatNumber: 'BE0987654394' })).toBe('franchise');
});
