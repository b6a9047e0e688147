// Writes pages of text for tests: where each text stands, as a PDF or text recognition gives it.
import type { TextItem, TextPage } from '#domain/purchase/recognise/page.ts';

/** x, y in points from the upper left, the text, its size; a negative x is the right edge of a text that ends there. */
export type Mark = readonly [x: number, y: number, text: string, size?: number];

/** Letters are about half as wide as they are high. */
const widthOf = (text: string, size: number) => [...text].length * size * 0.5;

/** An A4 page. */
export function paper(...marks: readonly Mark[]): TextPage {
  const items = marks.map(([x, y, text, size = 10]): TextItem => {
    const width = widthOf(text, size);
    return { text, x: x < 0 ? -x - width : x, y, width, height: size };
  });
  return { width: 595, height: 842, items };
}

/** Rows of a table: the texts of each at the columns' places, `step` points apart. */
export function table(columns: readonly number[], y: number, rows: readonly (readonly string[])[], step = 14): Mark[] {
  return rows.flatMap((row, at) => row.flatMap((text, column): Mark[] => (text ? [[columns[column]!, y + at * step, text]] : [])));
}

/** The same page as text recognition sees it: every word for itself. */
export function inWords(page: TextPage): TextPage {
  const items = page.items.flatMap(({ text, x, y, width, height }) => {
    const letter = width / [...text].length;
    let at = 0;
    return text.split(' ').flatMap((word): TextItem[] => {
      const item = { text: word, x: x + at * letter, y, width: [...word].length * letter, height };
      at += [...word].length + 1;
      return word ? [item] : [];
    });
  });
  return { ...page, items };
}

/** The same page in pixels. */
export function scaled(page: TextPage, factor: number): TextPage {
  const items = page.items.map(({ text, x, y, width, height }) => ({ text, x: x * factor, y: y * factor, width: width * factor, height: height * factor }));
  return { width: page.width * factor, height: page.height * factor, items };
}
