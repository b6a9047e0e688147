// Several readings of one document, and the payment code as one of them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paymentPayload } from '../../epc/payment.ts';
import { NOTHING, type Seen, type Understood } from '../understood.ts';
import { understoodOfCode } from './code.ts';
import { merged } from './merged.ts';

const seen = <T>(value: T, confidence: number, from: Seen<T>['from'] = 'text'): Seen<T> => ({ value, confidence, from });
const of = (values: Partial<Understood>): Understood => ({ ...NOTHING, ...values });

describe('a payment code', () => {
  const request = { name: 'Menuiserie Delvaux SRL', iban: 'BE80985000010177', cents: 174_000, currency: 'EUR', communication: '202600021717' };

  it.each(['structured', 'text'] as const)('says who is paid, how much and with which communication (%s)', (referenceLine) => {
    const payload = paymentPayload({ ...request, referenceLine });
    const { supplier, total, communication, paymentText, currency } = understoodOfCode(payload.ok ? payload.value : '');
    expect({ name: supplier.name?.value, iban: supplier.iban?.value, total: total?.value, communication: communication?.value, currency: currency?.value }).toEqual({
      name: request.name,
      iban: request.iban,
      total: 174_000,
      communication: '202600021717',
      currency: 'EUR'
    });
    expect([paymentText, total?.from]).toEqual([undefined, 'code']);
  });

  it('with free text gives the text', () => {
    const payload = paymentPayload({ ...request, communication: '', text: 'Facture 2026-0217' });
    expect(understoodOfCode(payload.ok ? payload.value : '')).toMatchObject({ paymentText: { value: 'Facture 2026-0217' } });
  });

  it('of another kind, or with a wrong account, gives nothing', () => {
    for (const text of ['', 'https://example.be', 'BCD\n002\n1\nSCT\n\nX\nBE80985000010178\nEUR1.00']) expect(understoodOfCode(text)).toEqual(NOTHING);
  });
});

describe('readings that agree', () => {
  it('are surer together', () => {
    expect(merged(of({ total: seen(100, 80) }), of({ total: seen(100, 90, 'code') })).total).toEqual(seen(100, 98, 'code'));
  });

  it('agree where the code asks for what is left after a deposit', () => {
    const text = of({ total: seen(69_600, 90), prepaid: seen(19_600, 85) });
    expect(merged(text, of({ total: seen(50_000, 80, 'code') })).total).toEqual(seen(69_600, 98));
    // A code that asks for something else stays a contradiction.
    expect(merged(text, of({ total: seen(49_900, 80, 'code') })).total).toBeUndefined();
  });

  it('agree on a name that one writes longer', () => {
    const name = (value: string, confidence: number) => of({ supplier: { name: seen(value, confidence) } });
    expect(merged(name('Menuiserie Delvaux SRL', 88), name('MENUISERIE DELVAUX', 86)).supplier.name).toMatchObject({ value: 'Menuiserie Delvaux SRL', confidence: 98 });
  });
});

describe('readings that contradict each other', () => {
  it('leave no total where the code asks for less than the page says, for whatever reason: a deposit, a discount for paying at once', () => {
    const code = paymentPayload({ name: 'Menuiserie Delvaux SRL', iban: 'BE80985000010177', cents: 50_000, currency: 'EUR' });
    expect(merged(of({ total: seen(100_000, 82) }), understoodOfCode(code.ok ? code.value : '')).total).toBeUndefined();
  });

  it('leave the clearly surer one, or none', () => {
    expect(merged(of({ number: seen('A1', 92) }), of({ number: seen('A2', 64) })).number).toEqual(seen('A1', 92));
    expect(merged(of({ number: seen('A1', 92) }), of({ number: seen('A2', 85) })).number).toBeUndefined();
    expect(merged(of({ number: seen('A1', 55) }), of({ number: seen('A2', 55) })).number).toBeUndefined();
  });
});

describe('merging', () => {
  const one = fc.record({ value: fc.constantFrom('A', 'B'), confidence: fc.integer({ min: 0, max: 99 }), from: fc.constantFrom('text', 'code') as fc.Arbitrary<'text' | 'code'> });
  const reading = fc.record({ number: one }, { requiredKeys: [] }).map((values) => of(values as Partial<Understood>));

  it('of one reading is that reading; nothing adds nothing; the order does not matter', () => {
    fc.assert(
      fc.property(fc.array(reading, { maxLength: 4 }), (all) => {
        const [first = NOTHING] = all;
        expect(merged(first)).toEqual(first);
        expect(merged(...all, NOTHING)).toEqual(merged(...all));
        const [there, back] = [merged(...all).number, merged(...all.toReversed()).number];
        expect([there?.value, there?.confidence]).toEqual([back?.value, back?.confidence]);
      }),
      { numRuns: 2_000 }
    );
  });
});
