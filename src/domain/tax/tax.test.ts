// Rates, regimes and notices: what may be combined, and what is then said on the document.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DOCUMENT_KINDS } from '../document/kinds.ts';
import { cashPayment } from './cash.ts';
import { alternativesTo, MENTIONS, mentionsFor } from './mentions.ts';
import { ratesOn, renovationRate } from './rates.ts';
import { categoryOf, chargedOn, EXEMPTION_CODES, governing, proposedRate, ratesAllowed, REGIMES, rulesOf } from './regimes.ts';

const DAY = '2026-11-21';
const regime = fc.constantFrom(...REGIMES);
const rate = fc.constantFrom('21', '12', '6', '0');

describe('rates', () => {
  test('of the day', () => {
    expect(ratesOn(DAY)).toEqual(['21', '12', '6', '0']);
    expect(ratesOn('1999-12-31')).toContain('1');
    expect(ratesOn('2000-01-01')).not.toContain('1');
    expect(ratesOn('1985-01-01')).toContain('21');
  });
  test('of a renovation: fossil-fuel boilers stay at 21 % since 29 July 2025', () => {
    expect(renovationRate('21', DAY)).toBe('6');
    expect(renovationRate('21', DAY, true)).toBe('21');
    expect(renovationRate('21', '2025-07-28', true)).toBe('6');
    expect(renovationRate('12', DAY)).toBe('12');
    expect(renovationRate('0', DAY)).toBe('0');
  });
});

describe('regimes', () => {
  test('forbid or allow rates', () => {
    expect(ratesAllowed('normal', DAY)).toEqual(['21', '12', '6', '0']);
    expect(ratesAllowed('renovation6', DAY)).toEqual(['6', '21', '12', '0']);
    for (const other of ['cocontractor', 'reverseCharge', 'intraEU', 'export', 'exempt', 'franchise'] as const) {
      expect(ratesAllowed(other, DAY)).toEqual(['0']);
      expect(categoryOf(other, '21')).toBeUndefined();
      expect(categoryOf(other, '6')).toBeUndefined();
    }
  });
  test('give the EN 16931 category', () => {
    expect(categoryOf('normal', '21')).toBe('S');
    expect(categoryOf('normal', '0')).toBe('Z');
    expect(categoryOf('renovation6', '6')).toBe('S');
    expect(categoryOf('cocontractor', '0')).toBe('AE');
    expect(categoryOf('reverseCharge', '0')).toBe('AE');
    expect(categoryOf('intraEU', '0')).toBe('K');
    expect(categoryOf('export', '0')).toBe('G');
    expect(categoryOf('exempt', '0')).toBe('E');
    expect(categoryOf('franchise', '0')).toBe('E');
  });
  test('an exempt small business charges nothing, whatever the customer or goods', () => {
    fc.assert(
      fc.property(regime, rate, (wanted, percent) => {
        expect(governing('franchise', wanted)).toBe('franchise');
        expect(chargedOn('franchise', wanted, percent)).toEqual({ category: 'E', percent: '0' });
      })
    );
  });
  test('what is charged is always an allowed rate with a category, and only S carries VAT', () => {
    fc.assert(
      fc.property(regime, fc.constantFrom('normal', 'franchise'), rate, (wanted, company, percent) => {
        const charged = chargedOn(company as 'normal', wanted, percent);
        const ruling = governing(company as 'normal', wanted);
        expect(ratesAllowed(ruling, DAY)).toContain(charged.percent);
        expect(categoryOf(ruling, charged.percent)).toBe(charged.category);
        expect(charged.category === 'S').toBe(charged.percent !== '0');
        expect(charged.percent === percent || charged.percent === '0').toBe(true);
      })
    );
  });
  test('propose 6 % for renovation only', () => {
    expect(proposedRate('renovation6', '21', DAY)).toBe('6');
    expect(proposedRate('renovation6', '21', DAY, true)).toBe('21');
    expect(proposedRate('normal', '21', DAY)).toBe('21');
  });
  test('name codes that exist: VATEX for AE, K and G, none for the small-business exemption', () => {
    expect(rulesOf('cocontractor').vatex).toBe('VATEX-EU-AE');
    expect(rulesOf('reverseCharge').vatex).toBe('VATEX-EU-AE');
    expect(rulesOf('intraEU').vatex).toBe('VATEX-EU-IC');
    expect(rulesOf('export').vatex).toBe('VATEX-EU-G');
    expect(rulesOf('franchise').vatex).toBeUndefined();
    expect(rulesOf('exempt').vatex).toBeUndefined();
    expect(EXEMPTION_CODES.every(({ code }) => /^VATEX-EU-13[25]-1[A-Q]?$/.test(code))).toBe(true);
  });
  test('require what the official rules require', () => {
    expect(rulesOf('intraEU').requires).toEqual(expect.arrayContaining(['buyerForeignVatNumber', 'deliveryDate', 'deliveryCountry']));
    expect(rulesOf('cocontractor').requires).toContain('buyerBelgianVatNumber');
    expect(rulesOf('exempt').requires).toContain('exemptionReason');
    for (const each of [...REGIMES, 'franchise'] as const) expect(rulesOf(each).requires).toContain('sellerVatNumber');
  });
  test('what is not charged always comes with a reason in words', () => {
    const silent = [...REGIMES, 'franchise' as const, 'notLiable' as const].filter((each) => !rulesOf(each).charges && rulesOf(each).mention === undefined);
    expect(silent).toEqual([]);
  });
});

describe('mentionsFor', () => {
  const base = { seller: 'normal', kind: 'invoice', buyerLiable: true } as const;
  test('nothing on an ordinary invoice', () => {
    expect(mentionsFor({ ...base, supplies: [{ regime: 'normal', rate: '21' }] })).toEqual([]);
    expect(mentionsFor({ ...base, supplies: [] })).toEqual([]);
  });
  test('each regime once', () => {
    const supplies = [
      { regime: 'cocontractor', rate: '21' },
      { regime: 'cocontractor', rate: '6' },
      { regime: 'normal', rate: '21' },
      { regime: 'intraEU', rate: '0' }
    ] as const;
    expect(mentionsFor({ ...base, supplies })).toEqual(['cocontractor', 'intraEU']);
  });
  test('renovation only where something is at 6 %, and on invoices', () => {
    expect(mentionsFor({ ...base, supplies: [{ regime: 'renovation6', rate: '21' }] })).toEqual([]);
    const supplies = [
      { regime: 'renovation6', rate: '21' },
      { regime: 'renovation6', rate: '6' }
    ] as const;
    expect(mentionsFor({ ...base, supplies })).toEqual(['renovation6']);
    expect(mentionsFor({ ...base, kind: 'creditNote', buyerLiable: false, supplies })).toEqual([]);
  });
  test('credit notes that give VAT back to who may have deducted it', () => {
    const credit = { ...base, kind: 'creditNote' } as const;
    expect(mentionsFor({ ...credit, supplies: [{ regime: 'normal', rate: '21' }] })).toEqual(['creditNoteVat']);
    expect(mentionsFor({ ...credit, supplies: [{ regime: 'normal', rate: '0' }] })).toEqual([]);
    expect(mentionsFor({ ...credit, supplies: [{ regime: 'cocontractor', rate: '21' }] })).toEqual(['cocontractor']);
    expect(mentionsFor({ ...credit, buyerLiable: false, supplies: [{ regime: 'normal', rate: '21' }] })).toEqual([]);
  });
  test('every text that a document may bear is among those whose wording can be set, and no other', () => {
    const all = REGIMES.flatMap((regime) =>
      (['normal', 'franchise', 'notLiable'] as const).flatMap((seller) =>
        DOCUMENT_KINDS.flatMap((kind) => mentionsFor({ seller, kind, buyerLiable: true, supplies: [{ regime, rate: '6' }] }))
      )
    );
    expect([...MENTIONS].sort()).toEqual([...new Set([...all, ...alternativesTo(all)])].sort());
  });
  test('what the buyer issues says so first, and its reverse charge in the words of the buyer', () => {
    const supplies = [{ regime: 'cocontractor', rate: '21' }] as const;
    expect(mentionsFor({ ...base, kind: 'selfBilling', supplies })).toEqual(['selfBilling', 'cocontractorByBuyer']);
    expect(mentionsFor({ ...base, kind: 'selfBilling', seller: 'notLiable', supplies })).toEqual(['selfBilling', 'sellerNotLiable']);
    expect(mentionsFor({ ...base, kind: 'selfBillingCreditNote', supplies: [{ regime: 'normal', rate: '21' }] })).toEqual(['selfBilling', 'creditNoteVat']);
  });
  test('an exempt small business says only that', () => {
    fc.assert(
      fc.property(regime, rate, fc.constantFrom('invoice', 'creditNote'), (wanted, percent, kind) => {
        const supplies = [{ regime: wanted, rate: percent }];
        expect(mentionsFor({ seller: 'franchise', kind: kind as 'invoice', buyerLiable: true, supplies })).toEqual(['franchise']);
      })
    );
  });
});

test('cash: rounded to five cents, the difference known, EUR 3,000 is still allowed', () => {
  expect(cashPayment(1233)).toEqual({ toPay: 1235, difference: -2, overLimit: false });
  expect(cashPayment(1232)).toEqual({ toPay: 1230, difference: 2, overLimit: false });
  expect(cashPayment(300_000).overLimit).toBe(false);
  expect(cashPayment(300_001).overLimit).toBe(true);
  expect(cashPayment(-300_001)).toEqual({ toPay: -300_000, difference: -1, overLimit: true });
  expect(cashPayment(2)).toEqual({ toPay: 0, difference: 2, overLimit: false });
});
