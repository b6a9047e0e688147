// Codes beside the payment code: what a reading takes from them, and what it leaves.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeOgm, printOgm } from '../../numbers/ogm.ts';
import { NOTHING, type Understood } from '../understood.ts';
import { merged } from './merged.ts';
import { isPaymentCode, understoodOfCodes } from './other-codes.ts';

const own = { name: 'Chauffage Lambrecht', enterpriseNumber: '0987654394', ibans: ['BE80985000010177'] };
const said = (code: string, elsewhere: Understood = NOTHING): Understood => understoodOfCodes([code], elsewhere, own)[0]!;
const printed = (number: string): Understood => ({ ...NOTHING, number: { value: number, from: 'text', confidence: 88 } });

describe('a code', () => {
  it('that is a structured communication', () => {
    expect(said('081026341710').communication).toEqual({ value: '081026341710', from: 'code', confidence: 80 });
    expect(said('+++081/0263/41710+++').communication).toMatchObject({ value: '081026341710', confidence: 95 });
    expect(said('F26;081/0263/41710;121.00').communication).toMatchObject({ value: '081026341710' });
    expect(said('081026341711')).toEqual(NOTHING);
    // Two are none.
    expect(said('081026341710 090933755493').communication).toBeUndefined();
  });

  it('with an account or an enterprise number, not with ours', () => {
    expect(said('BE62985000008561|12100').supplier).toEqual({ iban: { value: 'BE62985000008561', from: 'code', confidence: 75 } });
    expect(said('https://pay.example/?vat=BE0458.712.010').supplier).toMatchObject({ enterpriseNumber: { value: '0458712010' }, vatNumber: { value: 'BE0458712010' } });
    expect(said('BE80985000010177 BE0987654394')).toEqual(NOTHING);
    expect(said('0458712010')).toEqual(NOTHING);
  });

  it('that repeats the number of the invoice makes it surer', () => {
    expect(said('F26-104417', printed('F26/104417')).number).toEqual({ value: 'F26/104417', from: 'code', confidence: 90 });
    expect(said('https://example.be/i/F26104417', printed('F26/104417')).number?.value).toBe('F26/104417');
    expect(said('2104418', printed('1044'))).toEqual(NOTHING);
    expect(said('12', printed('12'))).toEqual(NOTHING);
    const text = printed('F26/104417');
    expect(merged(text, ...understoodOfCodes(['F26104417'], text, own)).number?.confidence).toBeGreaterThan(95);
  });

  it('of a carrier, a site or a product says nothing', () => {
    for (const code of ['', '5412345678908', 'https://example.be', '323200000012345678901234', 'WIFI:S:x;;']) expect(said(code)).toEqual(NOTHING);
  });

  it('to pay with is known as such', () => {
    expect([isPaymentCode('BCD\n002\n1'), isPaymentCode('BCD\r\n001'), isPaymentCode('BCDE')]).toEqual([true, true, false]);
  });
});

it('weighs less than what the page prints', () => {
  const text: Understood = { ...NOTHING, supplier: { iban: { value: 'BE62985000008561', from: 'text', confidence: 92 } }, communication: { value: '090933755493', from: 'text', confidence: 97 } };
  const both = merged(text, ...understoodOfCodes(['081026341710', 'BE02985000004140'], text, own));
  expect([both.supplier.iban?.value, both.communication?.value]).toEqual(['BE62985000008561', '090933755493']);
});

it('every communication is read back, however it is written; no text makes it fail', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9_999_999_999 }), fc.constantFrom('', 'ref=', 'x;', 'A\n'), (base, before) => {
      const ogm = makeOgm(String(base).padStart(10, '0'));
      return said(before + ogm).communication?.value === ogm && said(before + printOgm(ogm)).communication?.value === ogm;
    })
  );
  fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.string(), (code, number) => said(code, printed(number)).supplier !== undefined));
});
