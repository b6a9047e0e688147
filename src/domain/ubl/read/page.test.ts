// The page of an invoice without a PDF: all that it says, in four languages.
import { describe, expect, test } from 'vitest';
import { bytesOf, creditNote, efff, peppol } from '../../../../tests/ubl/samples.ts';
import { LANGS } from '../../record.ts';
import { ublPageDefinition } from './page-definition.ts';
import { pageLabels } from './page-labels.ts';
import { pageOf } from './page.ts';
import { readUbl } from './read-ubl.ts';

function read(xml: string) {
  const result = readUbl(bytesOf(xml));
  if (!result.ok) throw new Error(result.fault);
  return result.value;
}

/** Every text of a definition. */
function texts(node: unknown): string[] {
  if (typeof node === 'string') return [node];
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([name, value]) => (['text', 'stack', 'columns', 'table', 'body', 'content'].includes(name) || Array.isArray(node) ? texts(value) : []));
}

test('the price is that of one unit, numbers are as they are printed', () => {
  const page = pageOf(read(peppol()));
  expect(page.lines).toEqual([{ name: 'Vanne thermostatique', details: [], quantity: '4', unit: 'C62', price: '25', adjustments: [], rate: '21', net: '100' }]);
  expect(page.payment).toEqual({ means: ['30'], accounts: ['BE16 9850 0000 0174'], communication: '+++202/6000/21717+++', due: '2026-12-03', terms: [] });
  expect(page.heads).toEqual({ date: '2026-11-03', due: '2026-12-03', corrected: [] });
});

test('files within are named', () => {
  expect(pageOf(read(efff())).attachments).toEqual(['factuur.pdf']);
});

describe.each(LANGS)('drawn in %s', (lang) => {
  test('it says what the file says, and that we drew it', () => {
    const definition = ublPageDefinition(read(peppol({ note: 'Merci' })), lang);
    const said = texts(definition.content);
    for (const text of ['F-77', 'Fournitures Lenoir SRL', 'Chaleur & Confort', 'Vanne thermostatique', '25,00', '100,00', '121,00\u00a0€', 'BE16 9850 0000 0174', '+++202/6000/21717+++', 'Merci']) expect(said).toContain(text);
    expect(said.join(' ')).toContain(pageLabels(lang).drawn);
    expect(definition.info.creationDate.toISOString()).toBe('2026-11-03T12:00:00.000Z');
  });
  test('a credit note is one, and asks for no money', () => {
    const said = texts(ublPageDefinition(read(creditNote(peppol())), lang).content);
    expect(said).toContain({ fr: 'Note de crédit', nl: 'Creditnota', de: 'Gutschrift', en: 'Credit note' }[lang]);
    expect(said).not.toContain({ fr: 'À payer', nl: 'Te betalen', de: 'Zu zahlen', en: 'To pay' }[lang]);
  });
});

test('the same invoice gives the same page, and has words of its own in each language', () => {
  const invoice = read(efff());
  expect(JSON.stringify(ublPageDefinition(invoice, 'nl'))).toBe(JSON.stringify(ublPageDefinition(invoice, 'nl')));
  const words = LANGS.map((lang) => Object.values(pageLabels(lang)));
  for (const list of words) expect(list.every((text) => text.trim() !== '')).toBe(true);
  expect(new Set(words.map(([drawn]) => drawn)).size).toBe(4);
});
