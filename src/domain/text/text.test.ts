// Texts that must survive XML, hashing, searching and file systems.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from './canonical-json.ts';
import { fileName } from './filename.ts';
import { fold, searchWords } from './fold.ts';
import { cutUtf8, utf8Length } from './utf8.ts';
import { cleanXmlText, forbiddenXmlChars } from './xml-chars.ts';

/** Texts with everything that hurts: controls, halves of pairs, emoji families, right-to-left, markup. */
const nasty = fc.oneof(
  fc.tuple(fc.constantFrom('=', '+', '-', '@', '＝', '.=', '\u202e=', ' @'), fc.string({ unit: 'grapheme' })).map((parts) => parts.join('')),
  fc.string({ unit: 'grapheme' }),
  fc
    .array(fc.constantFrom('\u0000', '\u0007', '\ud83d', '\ude00', '👩‍👩‍👧', 'שלום', '\u202e', '<b>', '&', '\ufffe', 'é', 'e\u0301', '\r\n', 'a'))
    .map((all) => all.join('')),
  fc.uint16Array({ maxLength: 40 }).map((codes) => String.fromCharCode(...codes))
);

describe('XML characters', () => {
  test('found with their place', () => {
    expect(forbiddenXmlChars('a\u0000b\u000bc')).toEqual([
      { index: 1, name: 'U+0000' },
      { index: 3, name: 'U+000B' }
    ]);
    expect(forbiddenXmlChars('x\ud83d')).toEqual([{ index: 1, name: 'U+D83D' }]);
    expect(forbiddenXmlChars('\ude00x')).toEqual([{ index: 0, name: 'U+DE00' }]);
    expect(forbiddenXmlChars('\ud83d\ud83d\ude00\ude00').map(({ index }) => index)).toEqual([0, 3]);
    expect(forbiddenXmlChars('\uffff')).toEqual([{ index: 0, name: 'U+FFFF' }]);
    expect(forbiddenXmlChars('BE\u202e0417').map(({ name }) => name)).toEqual(['U+202E']);
    expect(cleanXmlText('\u202a+32 475\u202c \u2067x\u2069')).toBe('+32 475 x');
  });
  test('ordinary text, emoji, right-to-left and markup are fine', () => {
    for (const text of ['', 'Dupré & fils <b>', '😀 👩‍👩‍👧', 'שלום', 'a\tb\nc\r', '\u007f\u0085\ue000\ufffd']) expect(forbiddenXmlChars(text)).toEqual([]);
  });
  test('cleaning leaves nothing forbidden and touches nothing else', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const clean = cleanXmlText(text);
        expect(forbiddenXmlChars(clean)).toEqual([]);
        expect(cleanXmlText(clean)).toBe(clean);
        if (forbiddenXmlChars(text).length === 0 && !text.includes('\r')) expect(clean).toBe(text);
      })
    );
  });
});

describe('UTF-8', () => {
  test('sizes are those of an encoder', () => {
    fc.assert(fc.property(nasty, (text) => void expect(utf8Length(text)).toBe(new TextEncoder().encode(text).length)));
  });
  test('cutting keeps a beginning within the limit and whole characters', () => {
    expect(cutUtf8('aé👩‍👩‍👧b', 3)).toBe('aé');
    expect(cutUtf8('aé👩‍👩‍👧b', 20)).toBe('aé');
    expect(cutUtf8('aé👩‍👩‍👧b', 21)).toBe('aé👩‍👩‍👧');
    expect(cutUtf8('ae\u0301', 2)).toBe('a');
    fc.assert(
      fc.property(nasty, fc.nat(60), (text, limit) => {
        const cut = cutUtf8(text, limit);
        expect(text.startsWith(cut)).toBe(true);
        expect(utf8Length(cut)).toBeLessThanOrEqual(limit);
      })
    );
  });
});

describe('canonical JSON', () => {
  const json = fc.jsonValue({ stringUnit: 'grapheme' }).map((value) => integers(value));
  test('sorts keys, leaves undefined properties out, keeps arrays in order', () => {
    expect(canonicalJson({ b: [3, 1], a: { z: null, y: 'é"\n' }, c: undefined })).toBe('{"a":{"y":"é\\"\\n","z":null},"b":[3,1]}');
    // RFC 8785 §3.2.3: order by UTF-16 units, so the pair of an emoji stands before U+FB33.
    expect(Object.keys(JSON.parse(canonicalJson({ '\ufb33': 1, '😀': 2, '\r': 3, '1': 4, '€': 5 })) as object).slice(1)).toEqual([
      '\r',
      '€',
      '😀',
      '\ufb33'
    ]);
  });
  test('same value, same text, whatever the order of the keys; JSON.parse gives it back', () => {
    fc.assert(
      fc.property(json, (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(reversed(value))).toBe(text);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
        expect(JSON.parse(text)).toEqual(value);
      })
    );
  });
  test.each([
    [{ a: 0.5 }, '$.a'],
    [[NaN], '$[0]'],
    [{ a: [1, -0] }, '$.a[1]'],
    [2 ** 53, '$'],
    [[undefined], '$[0]'],
    [Array(1), '$[0]'],
    [undefined, '$'],
    [{ a: 1n }, '$.a'],
    [{ a: () => 1 }, '$.a'],
    [{ a: new Date(0) }, '$.a'],
    [new Map(), '$'],
    [{ a: { b: '\ud83d' } }, '$.a.b']
  ])('refuses %o and says where', (value, place) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
    expect(() => canonicalJson(value)).toThrow(`${place}:`);
  });
  test('refuses a cycle but not the same thing twice', () => {
    const shared = { a: 1 };
    expect(canonicalJson([shared, shared])).toBe('[{"a":1},{"a":1}]');
    const cycle: Record<string, unknown> = {};
    cycle.self = cycle;
    expect(() => canonicalJson(cycle)).toThrow(TypeError);
  });

  function integers(value: unknown): unknown {
    if (typeof value === 'number') return Math.trunc(value % 1e15) || 0;
    if (typeof value === 'string') return value.toWellFormed();
    if (Array.isArray(value)) return value.map(integers);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key.toWellFormed(), integers(item)]));
  }
  function reversed(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(reversed);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([key, item]) => [key, reversed(item)])
    );
  }
});

describe('fold', () => {
  test.each([
    ['Électricité  Générale', 'electricite generale'],
    ['ŒUVRE', 'oeuvre'],
    ['Straße', 'strasse'],
    ['STRASSE', 'strasse'],
    ['Ĳzer', 'ijzer'],
    ['L’été', "l'ete"],
    ['\u202eabc\u00ad\u200b', 'abc'],
    ['İstanbul', 'istanbul'],
    ['Ørsted Łódź', 'orsted lodz'],
    ['½ x ²', '1⁄2 x 2'],
    ['', '']
  ])('%s', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });
  test('folding again changes nothing, and case never counts', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        expect(fold(fold(text))).toBe(fold(text));
        expect(fold(fold(text).toUpperCase())).toBe(fold(text));
      })
    );
  });
  test('words', () => {
    expect(searchWords('  Dupré   SRL ')).toEqual(['dupre', 'srl']);
    expect(searchWords(' ')).toEqual([]);
  });
});

describe('fileName', () => {
  test.each([
    ['2026-0217 Dupré', 'pdf', '2026-0217 Dupré.pdf'],
    ['../../etc/passwd', 'pdf', 'etc-passwd.pdf'],
    ['a/b\\c:d*e?f"g<h>i|j', 'xml', 'a-b-c-d-e-f-g-h-i-j.xml'],
    ['con', 'pdf', '_con.pdf'],
    ['LPT1.x', 'pdf', '_LPT1.x.pdf'],
    ['.hidden. ', 'pdf', 'hidden.pdf'],
    ['\u202egpj.exe', 'pdf', 'gpj.exe.pdf'],
    ['', 'pdf', 'document.pdf'],
    ['///', 'pdf', 'document.pdf'],
    ['a\u0000b\nc', '', 'a-b-c'],
    ['x', '../y', 'x...-y'],
    ['=1+1', 'pdf', '1+1.pdf'],
    [' +-@＝cmd', 'pdf', 'cmd.pdf'],
    ['=con', 'pdf', '_con.pdf'],
    ['=+@', 'pdf', 'document.pdf']
  ])('%s → %s', (stem, extension, name) => {
    expect(fileName(stem, extension)).toBe(name);
  });
  test('is safe for any text', () => {
    fc.assert(
      fc.property(fc.oneof(nasty, fc.string({ unit: 'grapheme', minLength: 200, maxLength: 400 })), (stem) => {
        const name = fileName(stem, 'pdf');
        expect(name).toMatch(/^[^\p{Cc}/\\<>:"|?*]+\.pdf$/u);
        expect(name).not.toMatch(/^[. =+\-@＝＋－＠]|^(?:con|prn|aux|nul|com\d|lpt\d)\./i);
        expect(utf8Length(name)).toBeLessThanOrEqual(140);
        expect(name.isWellFormed()).toBe(true);
      })
    );
  });
});
