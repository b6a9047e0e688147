// The text of a page cell by cell, each letter with its place: so that what is found in it can be shown where it stands.
import { COLUMN_GAP, rowsOf, type TextItem, type TextPage, WORD_GAP } from './page.ts';

/** Where a letter begins and ends, in the unit of its page. */
interface LetterPlace {
  x: number;
  right: number;
  y: number;
  bottom: number;
}

/** A cell of a page: `places` has one for each UTF-16 unit of `text`. */
export interface WrittenCell {
  text: string;
  places: LetterPlace[];
}

export interface WrittenPage {
  width: number;
  height: number;
  cells: readonly WrittenCell[];
}

/** No text of a page is longer; the rest of a hostile file is left out. */
const MOST_LETTERS = 50_000;

/** The cells of a page in reading order, as `linesOf` sees them. */
export function written(page: TextPage): WrittenPage {
  let left = MOST_LETTERS;
  const items = page.items.filter(({ text }) => (left -= text.length) >= 0);
  return { width: page.width, height: page.height, cells: rowsOf({ items }).flatMap(cellsOf) };
}

function cellsOf(row: readonly TextItem[]): WrittenCell[] {
  const cells: WrittenCell[] = [];
  for (const item of row) {
    const last = cells.at(-1);
    const end = last?.places.at(-1);
    const gap = end ? (item.x - end.right) / Math.max(item.height, end.bottom - end.y) : Infinity;
    if (!last || !end || gap >= COLUMN_GAP) {
      cells.push({ text: '', places: [] });
    } else if (gap > WORD_GAP && !last.text.endsWith(' ')) {
      put(last, ' ', { ...end, x: end.right, right: item.x });
    }
    write(cells.at(-1)!, item);
  }
  return cells;
}

/** How wide letters are in the usual fonts, beside a small one or a figure: near enough for a box around a word. */
function breadth(letter: string): number {
  if (/[-iljtfrI .,:;'’|!()/]/.test(letter)) return 0.55;
  return /[mwMW%@€—]/.test(letter) ? 1.5 : /\p{Lu}/u.test(letter) ? 1.25 : 1;
}

/** Letters share the width of their text, each by its breadth. */
function write(cell: WrittenCell, { text, x, y, width, height }: TextItem): void {
  const letters = [...text];
  const step = width / letters.reduce((sum, letter) => sum + breadth(letter), 0);
  let right = x;
  for (const letter of letters) {
    const from = right;
    right += step * breadth(letter);
    // As `linesOf` writes it, but one letter after the other, so that each keeps its place.
    const plain = letter.normalize('NFKC').replace(/[\s\p{Cf}]+/gu, ' ');
    if (plain === ' ' && cell.text.endsWith(' ')) continue;
    put(cell, plain, { x: from, right, y, bottom: y + height });
  }
}

function put(cell: WrittenCell, text: string, place: LetterPlace): void {
  cell.text += text;
  for (let i = 0; i < text.length; i++) cell.places.push(place);
}
