// The PDF as a reader gets it: its text, its totals, its pages, and the same bytes every time.
import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { amount, money } from '#domain/pdf/format.ts';
import type { Printable } from '#domain/pdf/printable.ts';
import { invented } from './invent.ts';
import { linesOf, wordsOf } from './read-pdf.ts';
import { manyLines, sample } from './samples.ts';
import { SET } from './set.ts';
import { renderPdf, type RenderedPdf } from '#features/documents/pdf/render.ts';

const readFont = async (file: URL) => new Uint8Array(await readFile(file));
const render = (doc: Printable): Promise<RenderedPdf> => renderPdf(doc, { readFont });
const textOf = async (doc: Printable) => linesOf((await render(doc)).bytes).flat().join('\n');

// The writer is large: loading it is not what is tested.
beforeAll(() => render(sample()), 60_000);

describe('every sort of document', () => {
  test.each(Object.entries(SET))('%s: its totals stand on it, and it is small', async (name, doc) => {
    const { bytes } = await render(doc);
    const text = linesOf(bytes).flat().join('\n');
    expect(text).toContain(money(doc.totals.payable, doc.currency, doc.language));
    // Amounts of absurd length may be broken over two lines.
    if (doc.seller.vatRegime === 'normal' && name !== 'hostile') {
      for (const group of doc.totals.groups) expect(text).toContain(amount(group.base, doc.language));
      expect(text).toContain(amount(doc.totals.net, doc.language));
    }
    expect(text).not.toContain('\ufffd');
    expect(bytes.length).toBeLessThan(name === 'hostile' ? 120_000 : 60_000);
  }, 30_000);

  // Amounts of absurd length may be broken over two lines.
  test.each(Object.entries(SET).filter(([name]) => name !== 'hostile'))('%s: each amount of its sum ends a line, to the cent', async (_, doc) => {
    const { groups, net, gross, allowance, charge, prepaid, rounding } = doc.totals;
    const settled = prepaid !== 0 || rounding !== 0;
    const sums = doc.seller.vatRegime === 'franchise' ? [] : [net, ...groups.map(({ vat }) => vat)];
    const steps = [...sums, ...[-allowance, charge, settled ? gross : 0, -prepaid, rounding].filter((cents) => cents !== 0)];
    const lines = linesOf((await render(doc)).bytes).flat();
    for (const cents of steps) {
      const shown = amount(cents, doc.language);
      expect(lines.filter((line) => line.endsWith(shown)), shown).not.toHaveLength(0);
    }
  }, 30_000);

  test('nothing is drawn outside the page', async () => {
    const { bytes } = await render(SET['hostile']!);
    for (const { x, y } of wordsOf(bytes).flat()) {
      expect(x).toBeGreaterThanOrEqual(47);
      expect(x).toBeLessThan(548);
      expect(y).toBeGreaterThan(20);
      expect(y).toBeLessThan(842);
    }
  }, 30_000);
});

describe('pages', () => {
  test('60 lines take three pages, each with the head of the table and its number; every line stands once', async () => {
    const pages = linesOf((await render(SET['sixty']!)).bytes);
    expect(pages).toHaveLength(3);
    pages.forEach((lines, i) => {
      expect(lines.filter((line) => /^DescriptionQtéUnitéPrix HTVATVAHTVA, €$/.test(line))).toHaveLength(1);
      expect(lines.at(-1)).toMatch(new RegExp(`Facture 2026-0217${i + 1}/3$`));
    });
    expect(pages[1]?.[0]).toBe('Chauffage Lambrecht SRLFacture 2026-0217');
    const text = pages.flat().join('\n');
    for (const { name } of manyLines(60)) expect(text.split(`${name}`).length - 1).toBeGreaterThanOrEqual(1);
  });

  test('a heading is never the last thing on a page', async () => {
    const pages = linesOf((await render(SET['headings']!)).bytes);
    for (const lines of pages.slice(0, -1)) expect(lines.at(-2)).not.toMatch(/^Pièce/);
    expect(pages.length).toBeGreaterThan(1);
  });
});

describe('the same document gives the same bytes', () => {
  test('twice in a row, and after others', async () => {
    const first = await render(SET['scripts']!);
    await render(SET['sixty']!);
    expect(Buffer.compare((await render(SET['scripts']!)).bytes, first.bytes)).toBe(0);
  });

  test('whatever the document', async () => {
    await fc.assert(
      fc.asyncProperty(invented, async (doc) => {
        const [one, two] = [await render(doc), await render(structuredClone(doc))];
        expect(Buffer.compare(one.bytes, two.bytes)).toBe(0);
        expect(linesOf(one.bytes).flat().join('\n')).toContain(money(doc.totals.payable, doc.currency, doc.language));
      }),
      { numRuns: 15 }
    );
  }, 60_000);

  test('another one does not, and the date inside is that of the issue', async () => {
    const { bytes } = await render(sample());
    const later = await render(sample({ issuedAt: '2026-10-26T15:40:01.000Z' }));
    expect(Buffer.compare(bytes, later.bytes)).not.toBe(0);
    expect(Buffer.from(bytes).toString('latin1')).toContain('(D:20261026154000Z)');
  });
});

describe('what a document says', () => {
  test('the mentions of Belgian law (Royal Decree no 1, art. 5; CSA art. 2:20)', async () => {
    const text = await textOf(SET['basic']!);
    for (const mention of [
      'Chauffage Lambrecht SRL',
      'Chaussée de Dinant 214 · 5000 Namur',
      'TVA BE 0987.654.394 · RPM Liège, division Namur',
      'BE16 9850 0000 0174',
      'Facture',
      '2026-0217',
      '26/10/2026',
      '22/10/2026',
      'ACP Résidence Les Tilleuls de Boitsfort',
      'N° d’entreprise 0123.456.749',
      'TVA 6\u202f% sur 1\u202f950,40',
      '+++202/6000/21717+++',
      'Taux de TVA : En l'
    ]) {
      expect(text).toContain(mention);
    }
  });

  test('a credit note cites its invoice and asks for nothing', async () => {
    const text = await textOf(SET['creditNote']!);
    expect(text).toContain('Note de crédit');
    expect(text).toContain('2026-0217 du 26/10/2026');
    expect(text).toContain('TVA à reverser');
    expect(text).not.toMatch(/À payer|Échéance|Compte|Communication/);
  });

  test('a small business shows no VAT but its number', async () => {
    const text = await textOf(SET['franchise']!);
    expect(text).toContain('Régime particulier de la franchise de taxe');
    expect(text.match(/TVA|HTVA|TVAC/g)).toEqual(['TVA']);
  });

  test('a draft is marked, has no communication and asks for no payment', async () => {
    const text = await textOf(SET['draft']!);
    expect(text).toContain('Brouillon');
    expect(text).not.toMatch(/\+\+\+|Compte/);
  });

  test('nothing to pay: no payment block', async () => {
    expect(await textOf(SET['prepaid']!)).not.toMatch(/Compte|\+\+\+/);
  });

  test('characters that no font has are named, and replaced by a mark that is read', async () => {
    const { missing, incomplete, bytes } = await render(SET['scripts']!);
    expect(missing.join('')).toBe('한국어');
    expect(incomplete).toBe(false);
    expect(linesOf(bytes).flat().join('\n')).toContain('BE [?]');
  });
});
