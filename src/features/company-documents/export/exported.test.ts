// Names in the archive: whatever the government calls its messages and documents, they can be unpacked anywhere, and none takes another's place.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escapeHtml } from '#domain/text/html.ts';
import { folderOf, ownNames } from './exported.ts';

const hostile = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), fc.constantFrom('../../etc/passwd', 'C:\\Windows\\x.pdf', 'con.pdf', 'a\u202Efdp.exe', '', '.', '=cmd()', 'x'.repeat(400), 'message.json', 'Avis.PDF', 'avis.pdf'));
const ID = fc.stringMatching(/^[0-9A-Z]{26}$/);

test('a folder is one safe name, short, and another one for another message', () => {
  fc.assert(
    fc.property(fc.record({ id: ID, party: hostile, title: hostile }), ID, (message, other) => {
      const name = folderOf({ ...message, date: '2026-11-21' });
      expect(name).toMatch(/^2026-11-21 /);
      expect(name).not.toMatch(/[\p{Cc}/\\<>:"|?*\u202a-\u202e]|\.\.$|[. ]$/u);
      expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(100);
      if (other.slice(-6) !== message.id.slice(-6)) expect(folderOf({ ...message, id: other, date: '2026-11-21' })).not.toBe(name);
    })
  );
});

test('documents keep their own names, made safe, each another one, also where capitals do not count', () => {
  fc.assert(
    fc.property(fc.array(hostile, { maxLength: 12 }), (names) => {
      const name = ownNames(['message.json']);
      const given = names.map(name);
      const all = [...given, 'message.json'].map((one) => one.toLowerCase());
      expect(new Set(all).size).toBe(all.length);
      for (const one of given) expect(one).not.toMatch(/[\p{Cc}/\\<>:"|?*]|^\.|^$|^(?:con|nul|prn)(?:\.|$)/iu);
    })
  );
  const name = ownNames([]);
  expect(['Avis 1.pdf', 'avis 1.PDF', 'lettre'].map(name)).toEqual(['Avis 1.pdf', 'avis 1 (2).PDF', 'lettre']);
});

test('what the government writes is text on the page, never markup', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      expect(escapeHtml(text)).not.toMatch(/[<>"']|&(?!amp;|lt;|gt;|quot;|#39;)/);
    })
  );
  expect(escapeHtml(`<img src=x onerror="a('b')">&`)).toBe('&lt;img src=x onerror=&quot;a(&#39;b&#39;)&quot;&gt;&amp;');
});
