// The template as a pure function: which words and amounts it puts on the page, before any PDF is written.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { invented } from '../../../tests/pdf/invent.ts';
import { fourLines, sample } from '../../../tests/pdf/samples.ts';
import { SET } from '../../../tests/pdf/set.ts';
import { LANGS } from '../record.ts';
import { readableAccent } from './colours.ts';
import { columnsOf } from './columns.ts';
import { pdfDefinition } from './definition.ts';
import { labelsOf } from './labels.ts';
import type { Node } from './node.ts';
import { sellerName } from './parties.ts';
import { totalRows } from './totals.ts';

/** Every text of a node, in order. */
function texts(node: Node): string[] {
  if ('text' in node) return typeof node.text === 'string' ? [node.text] : node.text.flatMap(texts);
  if ('stack' in node) return node.stack.flatMap(texts);
  if ('columns' in node) return node.columns.flatMap(texts);
  if ('table' in node) return node.table.body.flat().flatMap(texts);
  return [];
}
const heads = (doc: Parameters<typeof columnsOf>[0]) => columnsOf(doc).map((column) => column.head);
const kinds = (node: Node): string[] => [...Object.keys(node), ...('stack' in node ? node.stack : 'columns' in node ? node.columns : []).flatMap(kinds)];

describe('totals', () => {
  test('the rows add up to what is to pay, whatever the document', () => {
    fc.assert(
      fc.property(invented, (doc) => {
        const { totals: t } = doc;
        const { rows, total } = totalRows(doc);
        expect(total[1]).toBe(t.payable);
        const at = (label: string) => rows.find(([text]) => text === label)?.[1];
        const label = labelsOf(doc.language);
        const base = at(label.totalExcl) ?? (doc.seller.vatRegime === 'franchise' ? t.net : NaN);
        const vat = doc.totals.groups.reduce((sum, group) => sum + group.vat, 0);
        expect(base + vat + (at(label.rounding) ?? 0) + (at(label.prepaid) ?? 0)).toBe(t.payable);
        if (t.allowance || t.charge) {
          const first = rows[0]?.[1] ?? NaN;
          expect(first - t.allowance + t.charge).toBe(t.net);
        }
      })
    );
  });

  test('a deposit stands after the total with VAT, a cent of rounding too', () => {
    expect(totalRows(SET['dutch']!).rows.map(([text]) => text)).toEqual([
      'Lijnen excl. btw',
      'Korting 2% (trouwe klant)',
      'Totaal excl. btw',
      'Btw 21% op 3.042,90',
      'Btw 6% op 1.911,39',
      'Totaal incl. btw',
      'Betaald voorschot'
    ]);
    expect(totalRows(SET['germanIncl']!).rows.at(-1)).toEqual(['Rundung', -1]);
  });
});

describe('columns follow from the document', () => {
  test.each([
    ['basic', ['Qté', 'Unité', 'Prix HTVA', 'TVA', 'HTVA, €']],
    ['germanIncl', ['Menge', 'Einheit', 'Preis inkl. MwSt.', 'Rabatt', 'MwSt.', 'Inkl. MwSt., €']],
    ['places', ['Qté', 'Unité', 'Prix', 'Montant, €']],
    ['franchise', ['Qté', 'Unité', 'Prix', 'Montant, €']],
    ['mixed', ['Qté', 'Unité', 'Prix HTVA', 'TVA', 'HTVA, €']],
    ['dollars', ['Qté', 'Unité', 'Prix HTVA', 'TVA', 'HTVA, USD']]
  ])('%s', (name, expected) => {
    expect(heads(SET[name]!)).toEqual(expected);
  });

  test('prices typed with VAT show the price without it below', () => {
    const all = pdfDefinition(sample({ priceMode: 'incl', lines: [{ unitPrice: '121', rate: '21' }] })).content.flatMap(texts);
    expect(all).toContain('HTVA 100,00');
  });
});

describe('payment', () => {
  const qr = { size: 21, rectangles: [{ x: 0, y: 0, w: 1, h: 1 }] };
  const drawn = (doc: Parameters<typeof pdfDefinition>[0]) => pdfDefinition(doc, { qr }).content.flatMap(kinds).includes('canvas');

  test('the code stands on an invoice on which something is left, and nowhere else', () => {
    expect(drawn(SET['basic']!)).toBe(true);
    for (const name of ['creditNote', 'prepaid', 'draft']) expect(drawn(SET[name]!)).toBe(false);
  });

  test('without a code the words do not promise one', () => {
    expect(pdfDefinition(SET['dollars']!).content.flatMap(texts)).toContain('À payer par virement.');
  });
});

describe('the page', () => {
  test('every text, notice and line of the document is on it', () => {
    const doc = sample({ textAbove: 'AVANT', textBelow: 'APRÈS', notices: [{ id: 'a', text: 'PREMIER' }, { id: 'b', text: 'SECOND' }], lines: [...fourLines, { kind: 'heading', name: 'TITRE' }, { kind: 'text', name: 'LIBRE' }] });
    const all = pdfDefinition(doc).content.flatMap(texts);
    for (const text of ['AVANT', 'APRÈS', 'PREMIER', 'SECOND', 'TITRE', 'LIBRE', ...fourLines.map((line) => line.name ?? '')]) expect(all).toContain(text);
  });

  test.each(LANGS)('%s: no word is missing, none holds an unfilled place', (language) => {
    const all = Object.values(SET).flatMap((doc) => pdfDefinition({ ...doc, language }).content.flatMap(texts));
    expect(all.filter((text) => /[{}]|undefined|NaN/.test(text))).toEqual([]);
  });

  test('names: legal form said once, register under the name of the language', () => {
    expect(sellerName({ name: 'Lambrecht', legalForm: 'SRL' })).toBe('Lambrecht SRL');
    expect(sellerName({ name: 'Lambrecht SRL', legalForm: 'srl' })).toBe('Lambrecht SRL');
    expect(sellerName({ name: 'Lambrecht' })).toBe('Lambrecht');
    expect(pdfDefinition(SET['dutch']!).content.flatMap(texts).join()).toContain('RPR Liège, division Namur');
  });

  test('a draft is a preview: watermark, no number', () => {
    expect(pdfDefinition(SET['draft']!).watermark?.text).toBe('Brouillon');
    expect(pdfDefinition(SET['basic']!).watermark).toBeUndefined();
  });
});

test('any accent is readable on white; what is no colour gives the default', () => {
  expect(readableAccent('#1a4fa0')).toBe('#1a4fa0');
  expect(readableAccent(undefined)).toBe('#1d5c45');
  expect(readableAccent('red; x')).toBe('#1d5c45');
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffffff }), (n) => {
      const channels = (readableAccent(`#${n.toString(16).padStart(6, '0')}`).slice(1).match(/../g) ?? []).map((h) => parseInt(h, 16) / 255);
      const [r = 0, g = 0, b = 0] = channels.map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
      expect(1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05)).toBeGreaterThanOrEqual(4.5);
    })
  );
});
