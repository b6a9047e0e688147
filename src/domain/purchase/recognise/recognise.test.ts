// What is read of suppliers' documents: nothing wrong, whatever the layout, and hardly anything left out.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inWords, paper as page, scaled } from '../../../../tests/purchases/paper.ts';
import { morePapers } from '../../../../tests/purchases/more-papers.ts';
import { OWN, type Paper, papers, READ_ON, type Truth } from '../../../../tests/purchases/papers.ts';
import type { Understood } from '../understood.ts';
import type { TextPage } from './page.ts';
import { recognise } from './recognise.ts';

const all = [...papers, ...morePapers];

function readOf({ supplier, buyer: _buyer, ...rest }: Understood): Truth {
  const fields = { ...rest, name: supplier.name, vatNumber: supplier.vatNumber, iban: supplier.iban, email: supplier.email };
  return Object.fromEntries(Object.entries(fields).flatMap(([key, one]) => (one ? [[key, one.value]] : []))) as Truth;
}

const read = (pages: readonly TextPage[], from: 'text' | 'ocr' = 'text') => recognise(pages, { own: OWN, today: READ_ON, from });

/** Fields that were read otherwise than they stand there. */
const wrongIn = (truth: Truth, seen: Truth) => Object.entries(seen).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(truth[key as keyof Truth]));
const missingIn = ({ truth, hard = [] }: Paper, seen: Truth) => Object.keys(truth).filter((key) => !(key in seen) && !hard.includes(key as keyof Truth));

describe('suppliers’ documents', () => {
  it.each(all)('$title', (paper) => {
    const seen = readOf(read(paper.pages));
    expect({ wrong: wrongIn(paper.truth, seen), missing: missingIn(paper, seen) }).toEqual({ wrong: [], missing: [] });
  });
});

describe('the same document', () => {
  const seenOf = (pages: readonly TextPage[]) => readOf(read(pages));

  it.each(all)('read word by word, as text recognition gives it: $title', ({ pages, truth }) => {
    expect(wrongIn(truth, seenOf(pages.map(inWords)))).toEqual([]);
  });

  it('is read the same in any unit and in any order of its parts', () => {
    fc.assert(
      fc.property(fc.constantFrom(...all), fc.double({ min: 0.3, max: 6, noNaN: true }), fc.integer(), ({ pages }, factor, seed) => {
        const turned = pages.map((page) => {
          const other = scaled(page, factor);
          const order = fc.sample(fc.shuffledSubarray([...other.items], { minLength: other.items.length }), { seed, numRuns: 1 })[0]!;
          return { ...other, items: order };
        });
        expect(seenOf(turned)).toEqual(seenOf(pages));
      }),
      { numRuns: 150 }
    );
  });

  it('says less when it comes from a picture', () => {
    const [{ pages }] = papers as [Paper];
    const [text, ocr] = [read(pages), read(pages, 'ocr')];
    expect(ocr.total).toEqual({ ...text.total, from: 'ocr', confidence: text.total!.confidence - 8 });
  });
});

describe('amounts that were altered', () => {
  it('are never believed with their VAT', () => {
    // One figure of one amount of the first paper is another: the table no longer adds up, so no line comes from it.
    const [{ pages, truth }] = papers as [Paper];
    const [page] = pages as [TextPage];
    const places = page.items.flatMap((item, i) => (/^(1\.000,00|210,00|500,00|30,00|1\.740,00 €)$/.test(item.text) && item.y >= 400 ? [i] : []));
    expect(places.length).toBe(5);
    for (const place of places) {
      for (const figure of '123456789') {
        const items = page.items.map((item, i) => (i === place ? { ...item, text: item.text.replace(/\d/, (digit) => (digit === figure ? '0' : figure)) } : item));
        const seen = readOf(read([{ ...page, items }]));
        expect([undefined, JSON.stringify(truth.lines)]).toContain(seen.lines && JSON.stringify(seen.lines));
      }
    }
  });
});

describe('whoever reads', () => {
  it('is never the supplier', () => {
    for (const { pages, truth } of all) {
      if (!truth.vatNumber) continue;
      const own = { name: truth.name ?? '', vatNumber: truth.vatNumber, ibans: truth.iban ? [truth.iban] : [] };
      const { supplier } = recognise(pages, { own, today: READ_ON });
      expect([supplier.vatNumber?.value === truth.vatNumber, supplier.iban?.value === truth.iban && truth.iban !== undefined]).toEqual([false, false]);
    }
  });

  it('is told when the document is for somebody else', () => {
    const [{ pages }] = papers as [Paper];
    const { buyer } = recognise(pages, { own: { vatNumber: 'BE0765432146' }, today: READ_ON });
    // Two numbers of others, neither named as the customer's: who sells cannot be said.
    expect(buyer).toEqual({});
    const [, { pages: dutch }] = papers as [Paper, Paper];
    expect(recognise(dutch, { own: { vatNumber: 'BE0987654394' }, today: READ_ON })).toMatchObject({
      buyer: { vatNumber: 'BE0123456749' },
      supplier: { vatNumber: { value: 'BE0765432146' } }
    });
  });
});

describe('any text at all', () => {
  it('is read without an error and in reasonable time', () => {
    const item = fc.record({
      text: fc.oneof(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.constantFrom('Facture n°', 'TVA 21 %', '1.234,56', 'Total TVAC', '+++202/6000/21717+++', '12/03/2026', 'BE 0987.654.394', 'Échéance')),
      x: fc.double({ min: -1000, max: 2000 }),
      y: fc.double({ min: -1000, max: 2000 }),
      width: fc.double({ min: 0, max: 500 }),
      height: fc.double({ min: 0, max: 80 })
    });
    fc.assert(
      fc.property(fc.array(item, { maxLength: 80 }), (items) => {
        const understood = read([{ width: 595, height: 842, items }]);
        expect(understood.supplier.vatNumber === undefined || understood.supplier.vatNumber.value === 'BE0987654394').toBe(true);
      })
    );
  });

  it('of 20 full pages takes no longer than a moment', () => {
    const rows = Array.from({ length: 60 }, (_, row) => [40, 30 + row * 13, `Article ${row} 12/03/2026 1.234,56 21 % 259,26 1.493,82 BE 0987.654.39${row % 10} `.repeat(2), 8] as const);
    const pages = Array.from({ length: 20 }, () => page(...rows));
    const start = performance.now();
    read(pages);
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
