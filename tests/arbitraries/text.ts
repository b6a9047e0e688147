// Texts as people type them, and as nobody should.
import fc from 'fast-check';

const PLAIN = ['Chaudière à condensation', 'Warmtepomp 8 kW', 'Heures de travail', 'Verplaatsing', 'Kabel 3×2,5 mm²', 'Ölheizung', 'Radiator valve', 'Été & hiver'];

const HOSTILE = [
  '<script>alert(1)</script>',
  '&amp; &lt; &#0; &nope;',
  ']]> <![CDATA[ <!-- -- --> <?xml?>',
  '"quoted" \'and\' so on',
  'emoji 👩‍🔧🔥 and flags 🇧🇪',
  'עברית שלום and العربية',
  '\u202Eright to left override\u202C',
  'bell\u0007 null\u0000 vertical\u000b tab',
  'half a pair \ud83d and another \udd25',
  'non-characters \ufffe \uffff',
  'line one\r\nline two\rline three\n\ttabbed',
  'zero\u200bwidth and nbsp\u00a0here',
  '%s ${x} {{y}} \\n \\u0041',
  'a\u0301 combining, ﬁ ligature, 𝔘𝔫𝔦𝔠𝔬𝔡𝔢'
];

/** A name that has something to show. */
export const name = (): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...PLAIN) },
    { weight: 2, arbitrary: fc.constantFrom(...HOSTILE) },
    { weight: 1, arbitrary: fc.array(fc.oneof(fc.nat(0x7f), fc.nat(0x10ffff)), { maxLength: 60 }).map((points) => `x${String.fromCodePoint(...points)}`) },
    { weight: 1, arbitrary: fc.integer({ min: 200, max: 10_000 }).map((length) => 'long text '.repeat(length / 10)) }
  );

/** A text that may be missing, empty or blank. */
export const maybeText = (): fc.Arbitrary<string | undefined> =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, { weight: 4, arbitrary: name() }, { weight: 1, arbitrary: fc.constantFrom('', '   ', '\n\t', '\u0000') });
