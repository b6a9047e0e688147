// Words of a picture that lies askew stand in rows again, whatever the shape of their letters.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inWords } from '../../../../tests/purchases/paper.ts';
import { papers } from '../../../../tests/purchases/papers.ts';
import { linesOf } from './page.ts';
import { pageOfWords, type SeenWord } from './words.ts';

const texts = (page: Parameters<typeof linesOf>[0][number]) => linesOf([page]).map((line) => line.map(({ text }) => text));

/** The words of a page as they are seen on a sheet that falls by `slope`. */
function seen(page: ReturnType<typeof inWords>, slope: number): SeenWord[] {
  return page.items.map(({ text, x, y, width, height }) => {
    const base = (at: number) => y + 0.8 * height + slope * at;
    return { text, sure: 90, left: x, right: x + width, base: [base(x), base(x + width)], height, descent: 0.2 * height };
  });
}

it('gives the rows of the level page', () => {
  fc.assert(
    fc.property(fc.constantFrom(...papers), fc.double({ min: -0.08, max: 0.08, noNaN: true }), ({ pages }, slope) => {
      const level = inWords(pages[0]!);
      expect(texts(pageOfWords({ ...level, words: seen(level, slope) }))).toEqual(texts(level));
    }),
    { numRuns: 60 }
  );
});

it('is not led astray by lines that were seen wrongly', () => {
  const level = inWords(papers[0]!.pages[0]!);
  const words = seen(level, 0.02);
  const wild: SeenWord = { text: '________', sure: 10, left: 0, right: 300, base: [0, 290], height: 10, descent: 2 };
  expect(pageOfWords({ ...level, words: [...words, wild] }).items.slice(0, -1)).toEqual(pageOfWords({ ...level, words }).items);
});

it('has nothing to say of an empty picture', () => {
  expect(pageOfWords({ width: 10, height: 10, words: [] })).toEqual({ width: 10, height: 10, items: [] });
});
