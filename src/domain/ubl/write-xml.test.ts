// What an XML reader gives back is what was written, whatever the text looks like.
import fc from 'fast-check';
import { parseXmlDocument } from 'slimdom';
import { expect, test } from 'vitest';
import { cleanXmlText } from '../text/xml-chars.ts';
import { writeXml } from './write-xml.ts';

function readBack(text: string): { element: string | null; attribute: string | null | undefined } {
  const root = parseXmlDocument(writeXml({ a: { '@b': text, '#': text } })).documentElement;
  return { element: root?.textContent ?? null, attribute: root?.getAttribute('b') };
}

test.each(['&nope;', '&amp;', '&amp;amp;', '&#0;', '&#x1F;', '&lt;b>', 'a & b', ']]>', '<!-- -->', '<?xml ?>', '"quoted" \'twice\'', '🔥 שלום', '@b', '#', '!x', '?y'])('%s', (text) => {
  expect(readBack(text)).toEqual({ element: text, attribute: text });
});

test('any text', () => {
  const markup = fc.constantFrom('&', ';', '#', 'x', 'amp', 'lt', '3', '<', '>', '"', ' ', 'é', '🔥');
  const text = fc.oneof(
    fc.array(fc.nat(0x10ffff)).map((points) => String.fromCodePoint(...points)),
    fc.array(markup).map((parts) => parts.join(''))
  );
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 10 }), (raw) => {
      // In an attribute a reader turns line ends and tabs into blanks.
      const kept = raw.map((t) => cleanXmlText(t).replace(/[\n\t]/g, ' '));
      const root = parseXmlDocument(writeXml({ root: { a: kept.map((t) => ({ '@b': t, '#': t })) } })).documentElement!;
      expect(root.children.map((e) => [e.getAttribute('b'), e.textContent])).toEqual(kept.map((t) => [t, t]));
    }),
    { numRuns: 100 }
  );
});

test('nothing is written for what is absent', () => {
  expect(writeXml({ a: { b: undefined, c: 'x' } })).toBe('<?xml version="1.0" encoding="UTF-8"?><a><c>x</c></a>');
});
