// Texts and their fonts: order of right-to-left words, replacements, and that nothing is ever drawn as an empty box.
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inVisualOrder } from './bidi.ts';
import { coveredBy } from './cmap.ts';
import { OTHER_SCRIPTS, loadFamily } from './fonts.ts';
import { isPlain, runsOf } from './runs.ts';

const read = async (file: URL) => new Uint8Array(await readFile(file));
const families = await Promise.all([loadFamily('Text', read), ...OTHER_SCRIPTS.map((family) => loadFamily(family, read))]);
const runs = (text: string) => runsOf(text, families, new Set());

describe('right to left', () => {
  test.each([
    ['שלום', ['שלום']],
    ['Café שלום עולם SRL', ['Café ', 'עולם', '\u00a0', 'שלום', ' SRL']],
    ['(שלום)', ['(', 'שלום', ')']],
    ['א (ב) x', [')', 'ב', '(', '\u00a0', 'א', ' x'].with(0, '(').with(2, ')')],
    ['כהן-לוי 12/34', ['12/34', '\u00a0', 'לוי', '-', 'כהן']],
    ['12 שלום', ['12 ', 'שלום']],
    ['no letters', ['no letters']]
  ])('%s', (text, order) => {
    expect(inVisualOrder(text)).toEqual(order);
  });

  test('long runs become lines, each turned by itself', () => {
    const words = Array.from({ length: 12 }, (_, i) => 'אבגדהוז'.slice(0, 3 + (i % 4)));
    const lines = inVisualOrder(words.join(' ')).join('').split('\n');
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.flatMap((line) => line.split('\u00a0').reverse())).toEqual(words);
  });

  test('no letter is lost or made', () => {
    const letters = (text: string) => [...text].filter((c) => /[\p{L}\p{N}]/u.test(c)).sort().join('');
    fc.assert(fc.property(fc.array(fc.constantFrom('א', 'ב', 'ש', 'ع', 'م', 'a', 'é', '1', '2', ' ', '(', ')', '-', '/', '.')), (chars) => {
      const text = chars.join('');
      expect(letters(inVisualOrder(text).join(''))).toBe(letters(text));
    }));
  });
});

describe('fonts', () => {
  test('usual texts need no look: all that counts as plain is in the text font', () => {
    const [text] = families;
    for (let code = 0x20; code < 0x3000; code++) {
      if (isPlain(String.fromCharCode(code))) expect(text?.covered.has(code), code.toString(16)).toBe(true);
    }
    expect(text?.covered).toEqual(coveredBy(new Uint8Array(readFileSync(new URL('./fonts/text-semibold.ttf', import.meta.url)))));
  });

  test.each([
    ['Łódź Αθήνα Київ', [{ text: 'Łódź Αθήνα Київ' }]],
    ['e\u0301te\u0301', [{ text: 'été' }]],
    ['ﬁn ㎡ Ａ', [{ text: 'fin m2 A' }]],
    ['a\u00adb\u200e\u202ec\t\u0007d', [{ text: 'abc d' }]],
    ['🇧🇪', [{ text: 'BE' }]],
    ['🔧 x', [{ text: '🔧', font: 'Emoji' }, { text: ' x' }]],
    ['👩‍🔧👍🏽', [{ text: '👩🔧👍', font: 'Emoji' }]],
    ['東京', [{ text: '東京', font: 'Han' }]],
    ['x\ud83dy', [{ text: 'x[?]y' }]],
    ['한국', [{ text: '[?]' }]]
  ])('%s', (text, expected) => {
    expect(runs(text)).toEqual(expected);
  });

  test('every character of every run is in its font, whatever is typed; long words can be broken', () => {
    const nasty = fc.oneof(fc.string({ unit: 'binary', maxLength: 100 }), fc.string({ unit: 'grapheme', maxLength: 100 }), fc.stringMatching(/^[a-zא-ת]{0,200}$/));
    fc.assert(
      fc.property(nasty, (text) => {
        const found = runs(text);
        for (const { text: part, font = 'Text' } of found) {
          const family = families.find((f) => f.family === font);
          expect([...part].filter((char) => char !== '\n' && !family?.covered.has(char.codePointAt(0) ?? 0))).toEqual([]);
        }
        expect(found.map((r) => r.text).join('')).not.toMatch(/[a-z]{42}/);
      }),
      { numRuns: 100 }
    );
  }, 30_000);
});

test('bytes that are no font are refused', () => {
  expect(() => coveredBy(new Uint8Array(200))).toThrow(RangeError);
  expect(() => coveredBy(new Uint8Array(3))).toThrow(RangeError);
});
