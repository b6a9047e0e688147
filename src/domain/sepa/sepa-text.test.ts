// Whatever is written, the bank gets its own characters, and names that it knows stay as they are.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSepaId, sepaName, sepaText } from './sepa-text.ts';

test.each([
  ['Société « Émile & Fils » S.A.', "Societe ' Emile + Fils ' S.A."],
  ['Œuvres Groß Łódź Ørsted', 'OEuvres Gross Lodz Orsted'],
  ['Ĳzer–bouw_nv', 'IJzer-bouw-nv'],
  ['100 € @ 5 % [x] {y}; z!', '100 EUR (at) 5 . (x) (y), z.'],
  ['https://a.be//b/', 'https:/a.be/b'],
  ['/Lot/ 3\t\n4 ', 'Lot/ 3 4'],
  ['Αθήνα Ψωμί ΑΕ', 'Athina Psomi AE'],
  ['София Йордан Щъркел ООД', 'Sofiya Yordan Shtarkel OOD'],
  ['ｗｉｄｅ ﬁn ½', 'wide fin 1/2'],
  ['🔥 שלום', ''],
  ["O'Brien (Sub-lease): a,b. c? +1/2", "O'Brien (Sub-lease): a,b. c? +1/2"]
])('%s', (text, wanted) => expect(sepaText(text)).toBe(wanted));

test('any text: only what banks take, and nothing more to change in it', () => {
  const char = fc.oneof(fc.nat(0x10ffff).map((point) => String.fromCodePoint(point)), fc.constantFrom(...'é &/ -.;Яψ'));
  fc.assert(
    fc.property(fc.array(char, { maxLength: 120 }), (chars) => {
      const text = sepaText(chars.join(''));
      expect(text).toMatch(/^(?:[a-zA-Z0-9\-?:().,'+](?:[a-zA-Z0-9/\-?:().,'+ ]*[a-zA-Z0-9\-?:().,'+])?)?$/);
      expect(text).not.toMatch(/\/\/| {2}/);
      expect(sepaText(text)).toBe(text);
      expect(sepaName(chars.join('')).length).toBeLessThanOrEqual(70);
    })
  );
});

test('a name is cut at 70 and not before', () => {
  expect(sepaName('a'.repeat(70))).toHaveLength(70);
  expect(sepaName(`${'a'.repeat(69)} b`)).toBe('a'.repeat(69));
  expect(sepaName('à'.repeat(90))).toBe('a'.repeat(70));
});

test.each([['PAY-1', true], ['', false], ['é', false], ['a//b', false], ['/a', false], ['x'.repeat(35), true], ['x'.repeat(36), false]])('id %s: %s', (id, ok) => {
  expect(isSepaId(id)).toBe(ok);
});
