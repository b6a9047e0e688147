// The text of a PDF is read when something is looked for, once.
import { expect, it } from 'vitest';
import { paper } from '../../../../tests/purchases/paper.ts';
import { PageTexts } from './page-texts.ts';

function pdf(count: number) {
  const asked: number[] = [];
  const text = (number: number) => {
    asked.push(number);
    return Promise.resolve(paper([60, 100, `Facture F-${number}00`]));
  };
  return { asked, texts: new PageTexts({ count, text }) };
}
const going = () => new AbortController().signal;

it('reads nothing by itself, and each page once', async () => {
  const { asked, texts } = pdf(3);
  expect(asked).toEqual([]);
  expect((await texts.find([{ text: 'F-300' }], going())).map(({ page }) => page)).toEqual([2]);
  expect(await texts.find([{ text: 'nowhere' }, { text: 'F-100' }], going())).toHaveLength(1);
  expect(asked).toEqual([1, 2, 3]);
});

it('leaves the end of a long document alone', async () => {
  const { asked, texts } = pdf(400);
  expect(await texts.find([{ text: 'F-4' }], going())).toEqual([]);
  expect(asked).toHaveLength(20);
});

it('stops between two pages when something else is sought', async () => {
  const { asked, texts } = pdf(9);
  const stop = new AbortController();
  const finding = texts.find([{ text: 'F-100' }], stop.signal);
  stop.abort();
  await expect(finding).rejects.toThrow('aborted');
  expect(asked).toEqual([1]);
});
