// Payment codes against the vectors, and written by us, read back, for any name and amount.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { vectors } from './vectors.json' with { type: 'json' };
import { makeOgm } from '../numbers/ogm.ts';
import { makeRf } from '../numbers/rf.ts';
import { utf8Length } from '../text/utf8.ts';
import { parsePayload } from './parse.ts';
import { epcName, isPayable, paymentPayload, type PaymentRequest } from './payment.ts';
import { EPC_MAX_BYTES, writePayload, type EpcFields } from './payload.ts';

const payloadOf = (id: string) => vectors.find((vector) => vector.id === id)?.payload ?? '';
const IBAN = 'BE16985000000174';
const base: EpcFields = { name: 'Atelier Dupré SRL', iban: IBAN, cents: 121_000 };

describe('reading the vectors', () => {
  test.each(vectors.filter(({ id }) => !['smhg-002', 'too-long'].includes(id)))('$id', ({ payload, bytes }) => {
    const read = parsePayload(payload);
    expect(read.ok).toBe(true);
    if (read.ok && read.value.charset === 'utf-8') expect(utf8Length(payload)).toBe(bytes);
    expect(parsePayload(payload.replaceAll('\n', '\r\n'))).toEqual(read);
  });
  test('every element in its place', () => {
    expect(parsePayload(payloadOf('redcross-be'))).toEqual({
      ok: true,
      value: {
        version: '001',
        charset: 'utf-8',
        bic: 'BPOTBEB1',
        name: 'Red Cross of Belgium',
        iban: 'BE72000000001616',
        cents: 100,
        purpose: 'CHAR',
        text: 'Urgency fund',
        information: 'Sample EPC QR code'
      }
    });
    expect(parsePayload(payloadOf('epc-spec-v2'))).toMatchObject({
      value: { charset: 'iso-8859-1', cents: 1230, text: 'Client:Marie Louise La Lune' }
    });
    expect(parsePayload(payloadOf('odoo-nl-structured'))).toMatchObject({ value: { reference: '5000056789012345', cents: 10_000 } });
    expect(parsePayload(payloadOf('be-no-amount'))).toEqual({
      ok: true,
      value: { version: '002', charset: 'utf-8', name: 'Atelier Dupré SRL', iban: IBAN, reference: '202600000192' }
    });
    expect(parsePayload(payloadOf('fi-spec-max'))).toMatchObject({ value: { cents: 99_999_999_999, information: 'ReqdExctnDt/2014-01-02' } });
  });
  test('the one with a made-up account is right in form only', () => {
    expect(parsePayload(payloadOf('smhg-002'))).toEqual({ ok: false, fault: 'wrongIban' });
    expect(parsePayload(payloadOf('smhg-002').replace('ABC', IBAN))).toMatchObject({ value: { cents: 107_525, text: 'DEF' } });
  });
  test('too many bytes, though each length is legal', () => {
    expect(parsePayload(payloadOf('too-long'))).toEqual({ ok: false, fault: 'tooManyBytes' });
  });
});

describe('writing gives the vectors byte for byte', () => {
  test.each<[string, EpcFields]>([
    ['be-ogm', { ...base, reference: '202600000192' }],
    ['be-ogm-unstructured', { ...base, text: '+++202/6000/00192+++' }],
    ['be-rf', { ...base, cents: 30_250, reference: 'RF48INV20260007' }],
    ['be-free', { ...base, bic: 'GEBABEBB', cents: 1, text: 'Facture 2026-0002 – acompte' }],
    ['be-no-amount', { name: base.name, iban: IBAN, reference: '202600000192' }],
    ['wikimedia-002', { name: 'Wikimedia Foerdergesellschaft', iban: 'DE33100205000001194700', cents: 12_345, text: 'Spende fuer Wikipedia' }]
  ])('%s', (id, fields) => {
    expect(writePayload(fields)).toEqual({ ok: true, value: payloadOf(id) });
  });
});

describe('refusals', () => {
  test.each<[Partial<EpcFields>, string]>([
    [{ cents: 0 }, 'wrongAmount'],
    [{ cents: -100 }, 'wrongAmount'],
    [{ cents: -0 }, 'wrongAmount'],
    [{ cents: 100_000_000_000 }, 'wrongAmount'],
    [{ cents: 1000.1 }, 'wrongAmount'],
    [{ cents: NaN }, 'wrongAmount'],
    [{ cents: 1e21 }, 'wrongAmount'],
    [{ name: '' }, 'noName'],
    [{ name: ' ' }, 'noName'],
    [{ name: 'x'.repeat(71) }, 'nameTooLong'],
    [{ name: 'Dupré\nSRL' }, 'lineBreak'],
    [{ name: 'Dupré\rSRL' }, 'lineBreak'],
    [{ text: 'a\u0085b' }, 'lineBreak'],
    [{ purpose: 'ABCDE' }, 'wrongPurpose'],
    [{ text: 'x'.repeat(141) }, 'textTooLong'],
    [{ reference: '1'.repeat(36) }, 'wrongReference'],
    [{ reference: '202600000193' }, 'wrongReference'],
    [{ reference: 'RF49INV20260007' }, 'wrongReference'],
    [{ reference: '202600000192', text: 'x' }, 'referenceAndText'],
    [{ text: 'facture 202600000192' }, 'textEndsLikeReference'],
    [{ information: 'x'.repeat(71) }, 'informationTooLong'],
    [{ bic: 'GEBABEBBX' }, 'wrongBic'],
    [{ iban: 'BE16985000000175' }, 'wrongIban'],
    [{ iban: 'BE16 9850 0000 0174' }, 'wrongIban'],
    [{ name: 'é'.repeat(70), text: 'é'.repeat(140) }, 'tooManyBytes']
  ])('write %o: %s', (change, fault) => {
    expect(writePayload({ ...base, ...change })).toEqual({ ok: false, fault });
  });
  const lines = payloadOf('be-ogm').split('\n');
  const changed = (place: number, line: string) => lines.with(place, line).join('\n');
  test.each([
    ['', 'notEpc'],
    ['https://example.org/', 'notEpc'],
    [changed(3, 'SCX'), 'notEpc'],
    [changed(1, '000'), 'unknownVersion'],
    [changed(1, '003'), 'unknownVersion'],
    [changed(2, '0'), 'unknownCharset'],
    [changed(2, '9'), 'unknownCharset'],
    [changed(2, 'constructor'), 'unknownCharset'],
    [changed(1, '001'), 'bicMissing'],
    [changed(4, 'GEBABEBBX'), 'wrongBic'],
    [changed(5, ''), 'noName'],
    [changed(5, 'x'.repeat(71)), 'nameTooLong'],
    [changed(5, 'a\rb'), 'lineBreak'],
    [changed(6, ''), 'wrongIban'],
    [changed(7, 'EUR0'), 'wrongAmount'],
    [changed(7, 'EUR-1'), 'wrongAmount'],
    [changed(7, 'EUR1000000000'), 'wrongAmount'],
    [changed(7, 'EUR10.001'), 'wrongAmount'],
    [changed(7, 'EURabc'), 'wrongAmount'],
    [changed(7, 'EUR'), 'wrongAmount'],
    [changed(7, '12.00'), 'wrongAmount'],
    [changed(7, 'USD12.00'), 'notEuro'],
    [changed(8, 'ABCDE'), 'wrongPurpose'],
    [changed(9, '1'.repeat(36)), 'wrongReference'],
    [[...lines, 'both'].join('\n'), 'referenceAndText'],
    [[...lines, '', 'x', 'one too many'].join('\n'), 'tooManyLines']
  ])('read %j: %s', (payload, fault) => {
    expect(parsePayload(payload)).toEqual({ ok: false, fault });
  });
});

describe('of an invoice', () => {
  const request: PaymentRequest = { name: base.name, iban: IBAN, cents: 121_000, currency: 'EUR', communication: '202600000192' };
  test('the communication on line 10, or as text on line 11 by choice', () => {
    expect(paymentPayload(request)).toEqual({ ok: true, value: payloadOf('be-ogm') });
    expect(paymentPayload({ ...request, referenceLine: 'text' })).toEqual({ ok: true, value: payloadOf('be-ogm-unstructured') });
    // In groups, so that an RF reference of digits does not end like an OGM.
    const rf = paymentPayload({ ...request, communication: 'RF18539007547034', referenceLine: 'text' });
    expect(rf.ok && rf.value.split('\n')[10]).toBe('RF18 5390 0754 7034');
    expect(paymentPayload({ ...request, communication: undefined, text: 'Facture 2026-0217' })).toMatchObject({ ok: true });
  });
  test('none for other currencies, nothing left, too much, a wrong communication', () => {
    expect(paymentPayload({ ...request, currency: 'USD' })).toEqual({ ok: false, fault: 'notEuro' });
    for (const cents of [0, -1, NaN, 100_000_000_000]) {
      expect(paymentPayload({ ...request, cents })).toEqual({ ok: false, fault: 'wrongAmount' });
      expect(isPayable(cents, 'EUR')).toBe(false);
    }
    expect(isPayable(1, 'EUR')).toBe(true);
    expect(isPayable(1, 'USD')).toBe(false);
    for (const referenceLine of ['structured', 'text'] as const) {
      expect(paymentPayload({ ...request, communication: '202600000193', referenceLine })).toEqual({ ok: false, fault: 'wrongReference' });
    }
  });
  test('names are cleaned and cut between characters', () => {
    expect(epcName('  Dupré \n& fils 🔥 ')).toBe('Dupré & fils');
    expect(epcName('\u202eabc')).toBe('abc');
    expect(epcName('x'.repeat(200))).toBe('x'.repeat(70));
    expect(epcName('漢'.repeat(70))).toBe('漢'.repeat(46));
    expect(epcName('🔥')).toBe('');
    expect(paymentPayload({ ...request, name: '🔥' })).toEqual({ ok: false, fault: 'noName' });
  });
  test('whatever the name and amount, it fits, and reading gives back what was asked', () => {
    const communication = fc.oneof(
      fc.stringMatching(/^\d{10}$/).map(makeOgm),
      fc.oneof(fc.stringMatching(/^[0-9A-Z]{1,21}$/), fc.stringMatching(/^\d{12,21}$/)).map(makeRf)
    );
    const name = fc
      .oneof(
        fc.uint16Array({ maxLength: 200 }).map((codes) => String.fromCharCode(...codes)),
        fc.string({ unit: 'grapheme', maxLength: 200 })
      )
      .map((text) => `A${text}`);
    fc.assert(
      fc.property(
        name,
        fc.integer({ min: 1, max: 99_999_999_999 }),
        communication,
        fc.constantFrom('structured', 'text'),
        (who, cents, reference, line) => {
          const made = paymentPayload({ ...request, name: who, cents, communication: reference, bic: 'GEBABEBB', referenceLine: line as 'text' });
          expect(made.ok).toBe(true);
          if (!made.ok) return;
          expect(utf8Length(made.value)).toBeLessThanOrEqual(EPC_MAX_BYTES);
          expect(made.value.split('\n')).toHaveLength(line === 'text' ? 11 : 10);
          const read = parsePayload(made.value);
          expect(read).toMatchObject({ ok: true, value: { iban: IBAN, cents, name: epcName(who), version: '002', charset: 'utf-8' } });
          if (read.ok && line === 'structured') expect(read.value.reference).toBe(reference);
        }
      )
    );
  });
});
