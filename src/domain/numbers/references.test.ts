// Structured communications, creditor references and bar codes against the vectors.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import vectors from './vectors.json' with { type: 'json' };
import { barcodeKind, gtinCheckDigit, isEan } from './gtin.ts';
import { findOgms, isOgm, makeOgm, ogmOfNumber, OGM_SERIES, parseOgm, printOgm } from './ogm.ts';
import { isRf, makeRf, parseRf, printRf } from './rf.ts';

describe('OGM', () => {
  test.each(vectors.ogm.valid)('$digits', ({ digits, print }) => {
    expect(isOgm(digits)).toBe(true);
    expect(makeOgm(digits.slice(0, 10))).toBe(digits);
    expect(printOgm(digits)).toBe(print);
    for (const text of [digits, print, print.replaceAll('+', '*'), ` ${digits.slice(0, 3)} ${digits.slice(3)} `]) {
      expect(parseOgm(text)).toEqual({ ok: true, value: digits });
    }
    expect(findOgms(`payé ${print} merci`)).toEqual([digits]);
    expect(findOgms(`ref ${digits}.`)).toEqual([digits]);
  });
  test.each(vectors.ogm.invalid)('%s is wrong', (digits) => {
    expect(isOgm(digits)).toBe(false);
    expect(parseOgm(digits).ok).toBe(false);
  });
  test('of a document number', () => {
    expect(ogmOfNumber({ year: 2026, n: 217 })).toBe('202600021717');
    expect(printOgm(ogmOfNumber({ year: 2026, n: 217 }))).toBe('+++202/6000/21717+++');
    expect(ogmOfNumber({ year: 2026, n: 1 })).toBe(makeOgm('2026000001'));
    expect(ogmOfNumber({ year: 2026, n: 3, series: 1 }).slice(0, 10)).toBe('2126000003');
    for (const bad of [
      { year: 1999, n: 1 },
      { year: 2026, n: 0 },
      { year: 2026, n: 1_000_000 },
      { year: 2026, n: 1.5 },
      { year: 2026, n: 1, series: 80 },
      { year: NaN, n: 1 }
    ]) {
      expect(() => ogmOfNumber(bad)).toThrow(RangeError);
    }
    expect(() => makeOgm('123')).toThrow(RangeError);
  });
  test('no two documents share one', () => {
    const document = fc.record({
      year: fc.integer({ min: 2000, max: 2099 }),
      n: fc.integer({ min: 1, max: 999_999 }),
      series: fc.integer({ min: 0, max: OGM_SERIES - 1 })
    });
    fc.assert(
      fc.property(document, document, (a, b) => {
        expect(isOgm(ogmOfNumber(a))).toBe(true);
        const same = a.year === b.year && a.n === b.n && a.series === b.series;
        expect(ogmOfNumber(a) === ogmOfNumber(b)).toBe(same);
      })
    );
  });
  test('found in the text of a bank line, each once, wrong ones not at all', () => {
    expect(findOgms('')).toEqual([]);
    expect(findOgms('+++202/6000/21717+++ et 010806817183, encore 202600021717')).toEqual(['202600021717', '010806817183']);
    expect(findOgms('+++ 202 / 6000 / 21717 +++')).toEqual(['202600021717']);
    expect(findOgms('202/6000/21717')).toEqual(['202600021717']);
    expect(findOgms('+++123/4567/89012+++')).toEqual([]);
    expect(findOgms('1202600021717 2026000217170')).toEqual([]);
    expect(findOgms('BE16985000000174')).toEqual([]);
  });
  // In proportion it is done at once; with its square it would take minutes.
  test('finding takes time in proportion to the text', () => {
    expect(findOgms('+'.repeat(300_000) + '1/'.repeat(300_000) + ' '.repeat(300_000))).toEqual([]);
  });
  test.each([
    ['', 'empty'],
    ['facture 12', 'notAnOgm'],
    ['+++202/6000/2171+++', 'notAnOgm'],
    ['+++202/6000/21718+++', 'wrongCheck']
  ])('refuses "%s": %s', (text, fault) => {
    expect(parseOgm(text)).toEqual({ ok: false, fault });
  });
});

describe('RF', () => {
  test.each(vectors.rf.valid)('%s', (reference) => {
    expect(isRf(reference)).toBe(true);
    expect(makeRf(reference.slice(4))).toBe(reference);
    expect(parseRf(printRf(reference).toLowerCase())).toEqual({ ok: true, value: reference });
  });
  test.each(vectors.rf.invalid)('%s is wrong', (reference) => {
    expect(isRf(reference)).toBe(false);
    expect(parseRf(reference).ok).toBe(false);
  });
  test('print, and what cannot be made', () => {
    expect(printRf('RF18539007547034')).toBe('RF18 5390 0754 7034');
    expect(makeRf('INV-2026-0007')).toBe('RF48INV20260007');
    for (const text of ['', '---', 'é', 'A'.repeat(22)]) expect(() => makeRf(text)).toThrow(RangeError);
  });
  test('made references are right', () => {
    fc.assert(fc.property(fc.stringMatching(/^[0-9A-Z]{1,21}$/), (text) => void expect(isRf(makeRf(text))).toBe(true)));
  });
});

describe('bar codes', () => {
  test.each(['5410013108009', '4006381333931', '96385074', '00000000'])('%s', (code) => {
    expect(isEan(code)).toBe(true);
    expect(gtinCheckDigit(code.slice(0, -1))).toBe(code.slice(-1));
  });
  test('kinds', () => {
    expect(barcodeKind('4006381333931')).toBe('ean13');
    expect(barcodeKind('96385074')).toBe('ean8');
    expect(barcodeKind('4006381333932')).toBe('suspect');
    expect(barcodeKind('ABC-123')).toBe('other');
    expect(barcodeKind('')).toBe('other');
    expect(() => gtinCheckDigit('')).toThrow(RangeError);
  });
  test('one wrong digit is always found', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{12}$/), fc.nat(12), fc.integer({ min: 1, max: 9 }), (body, place, shift) => {
        const code = [...(body + gtinCheckDigit(body))];
        expect(isEan(code.join(''))).toBe(true);
        code[place] = String((Number(code[place]) + shift) % 10);
        expect(isEan(code.join(''))).toBe(false);
      })
    );
  });
});
