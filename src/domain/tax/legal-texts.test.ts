// Legal texts: complete in four languages, dated, and open to the person's own wording.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { LANGS } from '../record.ts';
import { LEGAL_TEXTS } from './legal-texts-data.ts';
import { fillText, isLegalTextId, legalText, legalTextOn, LEGAL_TEXT_IDS } from './legal-texts.ts';

test('every id has a text in every language, printable as it is', () => {
  for (const id of LEGAL_TEXT_IDS) {
    for (const lang of LANGS) {
      const text = legalText(id, lang, '2026-11-21');
      expect(text).toBe(text.trim());
      expect(text.length).toBeGreaterThan(8);
      expect(text).not.toMatch(/[<>\u0000-\u001f]/);
    }
  }
});

test('versions of one id stand in order of their day', () => {
  for (const id of LEGAL_TEXT_IDS) {
    const days = LEGAL_TEXTS.filter((text) => text.id === id).map((text) => text.validFrom);
    expect(days).toEqual([...new Set(days)].sort());
    expect(days.length).toBeGreaterThan(0);
  }
});

test('wordings changed with the law: small businesses in 2025, co-contractors in 2023', () => {
  expect(legalText('franchise', 'fr', '2024-12-31')).toBe('Régime particulier de franchise des petites entreprises');
  expect(legalText('franchise', 'fr', '2025-01-01')).toBe('Régime particulier de la franchise de taxe');
  expect(legalText('franchise', 'nl', '2026-01-01')).toBe('Bijzondere vrijstellingsregeling van belasting');
  expect(legalText('cocontractor', 'nl', '2022-12-31')).toBe('Btw verlegd');
  expect(legalText('cocontractor', 'nl', '2023-01-01')).toMatch(/^Verlegging van heffing\. Bij gebrek aan/);
  expect(legalTextOn('franchise', '1980-01-01').validFrom).toBe('1993-01-01');
});

test('ten years for renovation, fifteen for common boilers, in every language', () => {
  const years = {
    fr: ['dix ans', 'quinze ans'],
    nl: ['tien jaar', 'vijftien jaar'],
    de: ['zehn Jahre', 'fünfzehn Jahre'],
    en: ['ten years', 'fifteen years']
  };
  for (const lang of LANGS) {
    expect(legalText('renovation6', lang, '2026-11-21')).toContain(years[lang][0]);
    expect(legalText('renovation6boiler', lang, '2026-11-21')).toContain(years[lang][1]);
  }
});

test('own wording wins in its language only, and a blank one does not count', () => {
  const own = { exempt44: { fr: 'Exonéré (article 44, § 2, 4°)', nl: '  ' } };
  expect(legalText('exempt44', 'fr', '2026-11-21', own)).toBe('Exonéré (article 44, § 2, 4°)');
  expect(legalText('exempt44', 'nl', '2026-11-21', own)).toContain('artikel 44');
});

test('own wording of forbidden characters alone does not count either, and leaves none behind', () => {
  expect(legalText('exempt44', 'fr', '2026-11-21', { exempt44: { fr: ' \u0007\uffff ' } })).toBe(legalText('exempt44', 'fr', '2026-11-21'));
  expect(legalText('exempt44', 'fr', '2026-11-21', { exempt44: { fr: '\u0000Exonéré\u0007' } })).toBe('Exonéré');
});

test('what is marked as quoted stands in the reference word for word, where it lies beside the repository; our own wording does not', () => {
  const reference = resolve(process.env['CARNET_REFERENCE'] ?? '../shared/reference');
  const plain = (text: string) => text.toLowerCase().replace(/[–—]/g, '-').replace(/’/g, "'").replace(/[\s.]+/g, ' ').trim();
  const pages = existsSync(reference) ? ['bank.md', 'peppol.md'].map((name) => plain(readFileSync(resolve(reference, name), 'utf8'))).join('\n') : undefined;
  // The reference gives the clause for boilers as "fifteen instead of ten".
  const asQuoted = (text: string) => plain(text).replace('quinze', 'dix').replace('vijftien', 'tien');
  for (const { id, texts, certainty } of LEGAL_TEXTS) {
    expect([certainty.de, certainty.en], id).not.toContain('quoted');
    for (const lang of LANGS) {
      const quoted = pages?.includes(asQuoted(texts[lang]));
      if (certainty[lang] === 'quoted') expect(quoted, `${id} ${lang}`).not.toBe(false);
      if (certainty[lang] === 'own') expect(quoted, `${id} ${lang}`).not.toBe(true);
    }
  }
});

test('places in the payment text are filled, unknown ones and odd names left alone', () => {
  const text = legalText('payment', 'fr', '2026-11-21');
  const values = { amount: '12,00 €', dueDate: '21/12/2026', iban: 'BE16 9850 0000 0174', communication: '+++202/6000/21717+++' };
  expect(fillText(text, values)).not.toMatch(/[{}]/);
  expect(fillText('{a} {toString} {b}', { a: '{b}' })).toBe('{b} {toString} {b}');
});

test('ids are told from notices of the person', () => {
  expect(isLegalTextId('franchise')).toBe(true);
  expect(isLegalTextId('01ARYZ6S41TSV4RRFFQ69G5FAV')).toBe(false);
});
