// Files as they come: encodings, delimiters, decimal marks, headings, formulas.
import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { CUSTOMER_FIELDS } from './customer-fields.ts';
import { decimalMarkOf, delimiterOf, withoutMark, type Delimiter } from './delimiter.ts';
import { encodingOf } from './encoding.ts';
import { headerSignature } from './fold-heading.ts';
import { escapeFormula, unescapeFormula } from './formula.ts';
import { guessMapping } from './guess-mapping.ts';
import { PRODUCT_FIELDS } from './product-fields.ts';
import { csvRecord } from './write-csv.ts';
import { LANGS } from '../record.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, little: boolean) => {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  [...Array(text.length).keys()].forEach((i) => view.setUint16(i * 2, text.charCodeAt(i), little));
  return bytes;
};
const sample = 'Nom;Localité\r\nChauffage Lambrecht;Namur\r\n';

describe('encodingOf', () => {
  test.each<[string, Uint8Array, string]>([
    ['plain ASCII', utf8('Nom;Ville'), 'utf-8'],
    ['UTF-8', utf8(sample), 'utf-8'],
    ['UTF-8 with a mark', utf8(`\ufeff${sample}`), 'utf-8'],
    ['emoji', utf8('Nom\n😀\n'), 'utf-8'],
    ['windows-1252', Uint8Array.from([...'Localit'].map((c) => c.charCodeAt(0)).concat(0xe9, 0x3b, 0x80)), 'windows-1252'],
    ['half of a UTF-8 sequence', Uint8Array.from([0x41, 0xc3]), 'windows-1252'],
    ['overlong UTF-8', Uint8Array.from([0xc0, 0xaf]), 'windows-1252'],
    ['a surrogate in UTF-8', Uint8Array.from([0xed, 0xa0, 0x80]), 'windows-1252'],
    ['UTF-16 from Excel', utf16(`\ufeff${sample}`, true), 'utf-16le'],
    ['UTF-16 big end first', utf16(`\ufeff${sample}`, false), 'utf-16be'],
    ['UTF-16 without a mark', utf16(sample, true), 'utf-16le'],
    ['UTF-16 big end first without a mark', utf16(sample, false), 'utf-16be'],
    ['nothing', new Uint8Array(), 'utf-8']
  ])('%s', (_, bytes, encoding) => {
    expect(encodingOf(bytes)).toEqual({ ok: true, value: encoding });
  });
  test.each<[string, number[], string]>([
    ['an xlsx workbook', [0x50, 0x4b, 0x03, 0x04, 0x14, 0x00], 'spreadsheet'],
    ['an old xls workbook', [0xd0, 0xcf, 0x11, 0xe0, 0xa1], 'spreadsheet'],
    ['a picture', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13], 'binary']
  ])('refuses %s', (_, bytes, fault) => {
    expect(encodingOf(Uint8Array.from(bytes))).toEqual({ ok: false, fault });
  });
  test('every text is told by its UTF-8 bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0') && !/^PK\u0003\u0004/.test(text)), (text) => {
        expect(encodingOf(utf8(text))).toEqual({ ok: true, value: 'utf-8' });
      })
    );
  });
});

describe('delimiterOf', () => {
  test.each<[string, Delimiter]>([
    ['Nom;Ville\nA;B\n', ';'],
    ['Name,City\nA,B\n', ','],
    ['Naam\tPlaats\nA\tB\n', '\t'],
    ['Name|Ort\nA|B\n', '|'],
    ['Nom;Prix\nA;1,50\nB;2,75\nC;3,00', ';'],
    ['Nom,Adresse\n"Dupont; fils","Rue; 1"\n', ','],
    ['Nom;Note\nA;"un\ndeux;trois"\n', ';'],
    ['sep=,\r\nNom;x,Ville\r\nA;y,B', ','],
    ['Nom\nA\nB', ';'],
    ['', ';'],
    ['Tuyau;Taille\nCuivre 5" pouces;3\nAcier 6" fort;4', ';'],
    ['a;b\n"x ""y"" ; z";1\n', ';']
  ])('%j', (text, delimiter) => {
    expect(delimiterOf(text)).toBe(delimiter);
  });
  test('the line of Excel and the mark fall away', () => {
    expect(withoutMark('\ufeffsep=;\r\nNom;Ville')).toBe('Nom;Ville');
    expect(withoutMark('Nom;Ville')).toBe('Nom;Ville');
  });
});

test.each<[string[], Delimiter, ',' | '.']>([
  [['1.234,50'], ',', ','],
  [['1,234.50'], ';', '.'],
  [['12,5'], ',', ','],
  [['12.5'], ';', '.'],
  [['1.234', '12,50'], ',', ','],
  [['1.234', '2.345'], ';', ','],
  [['1,234', '2,345'], ',', '.'],
  [['0,333'], ',', ','],
  [['1234.567'], ';', '.'],
  [['€ 12,5'], ',', ','],
  [['21', ''], ';', ','],
  [['abc'], ',', '.']
])('decimalMarkOf(%j) with %j between columns', (numbers, delimiter, mark) => {
  expect(decimalMarkOf(numbers, delimiter)).toBe(mark);
});

describe('formulas', () => {
  test.each(['=1+1', '+32 475 12 34 56', '-5 % remise', '@SUM(A1)', '\tx', '\rx', '＝1', "'=1", "''+"])('%j is made harmless and put back', (text) => {
    expect(escapeFormula(text)).toBe(`'${text}`);
    expect(unescapeFormula(escapeFormula(text))).toBe(text);
  });
  test.each(['Dupont', "l'ami", "'s Gravenbrakel", '1+1', '', '😀', 'مرحبا'])('%j stays as it is', (text) => {
    expect(escapeFormula(text)).toBe(text);
    expect(unescapeFormula(text)).toBe(text);
  });
  test('any text comes back', () => {
    const tricky = fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', '\n', 'a', '１', '＋') });
    fc.assert(
      fc.property(tricky, (text) => {
        expect(unescapeFormula(escapeFormula(text))).toBe(text);
        expect(escapeFormula(text)).not.toMatch(/^[=+\-@\t\r\n＋]/);
      })
    );
  });
  test('nothing in a file begins as one, quoted or not', () => {
    expect(csvRecord(['=1+1', '=HYPERLINK("x";1)', '+32', '-2 %', '@a', 'F-1'].map((value) => ({ text: value })))).toBe(`'=1+1;"'=HYPERLINK(""x"";1)";'+32;'-2 %;'@a;F-1\r\n`);
  });
  test('numbers stay numbers, negative ones too', () => {
    expect(csvRecord([{ number: '-12.5' }, { number: '1000' }, { text: '-12,5' }])).toBe("-12,5;1000;\"'-12,5\"\r\n");
  });
});

describe('guessMapping', () => {
  test.each<[string, string[], Record<string, number>]>([
    ['fr', ['N° client', 'Raison sociale', 'N° TVA', 'Rue', 'CP', 'Localité', 'Pays', 'Courriel'], { number: 0, name: 1, vatNumber: 2, street: 3, postcode: 4, city: 5, country: 6, email: 7 }],
    ['nl', ['Klantnummer', 'Naam', 'Btw-nummer', 'Straat', 'Huisnr', 'Postcode', 'Gemeente', 'Taal'], { number: 0, name: 1, vatNumber: 2, street: 3, houseNumber: 4, postcode: 5, city: 6, language: 7 }],
    ['de', ['Kundennummer', 'Firma', 'USt-IdNr.', 'STRASSE', 'PLZ', 'Ort'], { number: 0, name: 1, vatNumber: 2, street: 3, postcode: 4, city: 5 }],
    ['en', ['first_name', 'last_name', 'Zip', 'City', 'Phone number'], { firstName: 0, name: 1, postcode: 2, city: 3, phone: 4 }],
    ['longer headings', ['Code', 'Nom', 'E-mail de facturation', 'Code postal (siège)'], { number: 0, name: 1, email: 2, postcode: 3 }],
    ['nothing known', ['Couleur', '', 'Zzz'], {}],
    ['a heading twice', ['Nom', 'Nom'], { name: 0 }]
  ])('%s', (_, headings, mapping) => {
    expect(guessMapping(CUSTOMER_FIELDS, headings)).toEqual(mapping);
  });
  test('our own headings, in every language, name every field that is written', () => {
    for (const fields of [CUSTOMER_FIELDS, PRODUCT_FIELDS]) {
      const written = Object.entries(fields).filter(([, field]) => field.write);
      for (const lang of LANGS) {
        const mapping = guessMapping(fields, written.map(([, field]) => field.headings[lang][0]));
        expect(mapping).toEqual(Object.fromEntries(written.map(([key], i) => [key, i])));
      }
    }
  });
  test('the same headings have the same signature', () => {
    expect(headerSignature('customer', ['N° Client ', 'NOM'])).toBe(headerSignature('customer', ['n° client', 'Nom']));
    expect(headerSignature('customer', ['Nom'])).not.toBe(headerSignature('product', ['Nom']));
    expect(headerSignature('customer', ['a', 'b'])).not.toBe(headerSignature('customer', ['b', 'a']));
  });
});
