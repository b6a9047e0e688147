// What a page leaves out is what is set already, and nothing else.
import { expect, test } from 'vitest';
import type { OpenPdf } from './open-pdf.ts';
import { saySetOnce } from './page-state.ts';

/** A writer like pdfkit's, that keeps what is written. */
function writer() {
  class Pdfkit {
    page: object = {};
    written: string[] = [];
    addContent(operator: string): this {
      this.written.push(operator);
      return this;
    }
  }
  class Pdfmake extends Pdfkit {}
  expect(saySetOnce(new Pdfmake() as unknown as Partial<OpenPdf>)).toBe(true);
  return new Pdfmake();
}

function kept(...operators: string[]): string[] {
  const pdf = writer();
  for (const operator of operators) pdf.addContent(operator);
  return pdf.written;
}

test('what is set already is not said again, what changes is', () => {
  expect(kept('1 w', '0 J', '1 w', '2 w', '0 J', '1 w')).toEqual(['1 w', '0 J', '2 w', '1 w']);
  expect(kept('/Gs1 gs', '/Gs1 gs', '/Gs2 gs', '/Gs1 gs')).toEqual(['/Gs1 gs', '/Gs2 gs', '/Gs1 gs']);
});

test('another colour space makes a colour to be said again (ISO 32000-1, §8.6.5.1)', () => {
  const first = ['/DeviceGray cs', '0 scn'];
  const second = ['/Cs1 cs', '0 scn'];
  expect(kept(...first, ...first, ...second, ...first)).toEqual([...first, ...second, ...first]);
});

test('what is set between q and Q ends there', () => {
  expect(kept('1 w', 'q', '2 w', '1 w', 'q', '3 w', 'Q', '1 w', '2 w', 'Q', '1 w', '2 w')).toEqual(['1 w', 'q', '2 w', '1 w', 'q', '3 w', 'Q', '2 w', 'Q', '2 w']);
});

test('each page begins anew', () => {
  const pdf = writer();
  pdf.addContent('1 w').addContent('1 w');
  pdf.page = {};
  pdf.addContent('1 w');
  expect(pdf.written).toEqual(['1 w', '1 w']);
});

test('a painting of nothing is left out, one of a path is not', () => {
  expect(kept('f', '0 0 1 1 re', 'f', 'f', '0 0 m', '1 1 l', 'S', 'f')).toEqual(['0 0 1 1 re', 'f', '0 0 m', '1 1 l', 'S']);
});

test('words and places are always written', () => {
  const words = ['BT', '1 0 0 1 48 778 Tm', '/F1 12 Tf', '[<0001> 0] TJ', 'ET'];
  expect(kept(...words, ...words)).toEqual([...words, ...words]);
});
