// What text recognition is not sure of: a value is as sure as its weakest word, unless check digits or sums confirm it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inWords } from '../../../../tests/purchases/paper.ts';
import { OWN, papers, READ_ON } from '../../../../tests/purchases/papers.ts';
import { SURE_ENOUGH } from '../understood.ts';
import { linesOf, type TextPage } from './page.ts';
import { recognise } from './recognise.ts';

const [delvaux, , , , credit] = papers.map(({ pages }) => inWords(pages[0]!));

/** A page whose words are as sure as told. */
const sure = (page: TextPage, of: (text: string) => number): TextPage => ({ ...page, items: page.items.map((item) => ({ ...item, sure: of(item.text) })) });
const read = (page: TextPage) => recognise([page], { own: OWN, today: READ_ON, from: 'ocr' });

describe('letters that are not sure', () => {
  it('take from a number and a date in proportion, and leave it out below what is sure enough', () => {
    const clear = read(sure(delvaux!, () => 96));
    const dim = read(sure(delvaux!, (text) => (text === '2026-0217' || text === '12/03/2026' ? 75 : 96)));
    const dark = read(sure(delvaux!, (text) => (text === '2026-0217' || text === '12/03/2026' ? 50 : 96)));
    expect(clear.number?.confidence).toBe(84);
    expect(dim.number).toEqual({ ...clear.number, confidence: Math.round(92 * (75 / 90) - 8) });
    expect(dim.issueDate!.confidence).toBeLessThan(clear.issueDate!.confidence);
    expect([dark.number, dark.issueDate]).toEqual([undefined, undefined]);
  });

  it('take nothing where check digits or the sums confirm what was read', () => {
    const clear = read(sure(delvaux!, () => 96));
    const dim = read(sure(delvaux!, (text) => (/\d/.test(text) && !text.includes('@') ? 40 : 96)));
    for (const key of ['total', 'lines', 'communication'] as const) expect(dim[key]).toEqual(clear[key]);
    expect([dim.supplier.enterpriseNumber, dim.supplier.iban]).toEqual([clear.supplier.enterpriseNumber, clear.supplier.iban]);
    expect(clear.supplier.iban!.confidence).toBeGreaterThan(clear.number!.confidence);
  });

  it('before an amount that no sum confirms count as a part of it', () => {
    const page = (first: number): TextPage => ({
      width: 600,
      height: 800,
      items: [['Facture', 40, 40], ['Total', 40, 80], ['à', 80, 80], ['payer', 95, 80], ['1', 140, 80], ['234,56', 148, 80], ['€', 190, 80]].map(([text, x, y]) => ({ text: text as string, x: x as number, y: y as number, width: (text as string).length * 6, height: 12, sure: text === '1' ? first : 96 }))
    });
    expect(read(page(96)).total?.value).toBe(123_456);
    expect(read(page(40)).total).toBeUndefined();
  });

  it('only ever lower what is said, and never let through what is not sure enough', () => {
    const confidences = (page: TextPage) => {
      const { supplier, buyer: _, ...rest } = read(page);
      return new Map(Object.entries({ ...rest, ...supplier }).map(([key, seen]) => [key, seen!.confidence]));
    };
    fc.assert(
      fc.property(fc.constantFrom(delvaux!, credit!), fc.infiniteStream(fc.integer({ min: 0, max: 100 })), (page, doubts) => {
        const whole = confidences(page);
        for (const [key, confidence] of confidences(sure(page, () => doubts.next().value))) {
          expect(confidence).toBeGreaterThanOrEqual(SURE_ENOUGH);
          expect(confidence).toBeLessThanOrEqual(whole.get(key)!);
        }
      }),
      { numRuns: 60 }
    );
  });
});

it('cells know where their words stand', () => {
  const [line] = linesOf([sure(delvaux!, (text) => text.length)]);
  const [cell] = line!;
  expect(cell!.words!.map(({ start, end, sure }) => [cell!.text.slice(start, end), sure])).toEqual([['Menuiserie', 10], ['Delvaux', 7], ['SRL', 3]]);
});
