// A page of text with the place of its parts, from a PDF or from text recognition, and the lines that a reader sees in it.
import { fold } from '../../text/fold.ts';

/** In any unit, the same for all; `y` is the upper edge, counted from the top of the page. */
export interface TextItem {
  text: string;
  x: number;
  y: number;
  width: number;
  height: number;
  /** From text recognition, which sees word by word: how sure its letters are, percent. */
  sure?: number;
}

export interface TextPage {
  width: number;
  height: number;
  items: readonly TextItem[];
}

/** Text that stands together: a cell of a table, a line of a paragraph. */
export interface Cell {
  text: string;
  /** The same, letter for letter, in small letters without accents: what labels are looked for in. */
  plain: string;
  /** Number of its page from 0, and of its line there. */
  page: number;
  line: number;
  x: number;
  right: number;
  y: number;
  height: number;
  /** Of text recognition, word by word: where each stands in `text`, and how sure its letters are, percent. */
  words?: readonly CellWord[];
}

export interface CellWord {
  start: number;
  end: number;
  sure: number;
}

/** The cells of a line from left to right. */
export type Line = readonly Cell[];

/** Blanks wider than this share of the letters' height end a cell. */
export const COLUMN_GAP = 1.1;
/** Narrower ones are none: a word that was written in parts. */
export const WORD_GAP = 0.12;
/** No page of a document holds more; the rest of a hostile file is left out. */
const MOST_ITEMS = 20_000;

/** The lines of all pages in reading order. */
export function linesOf(pages: readonly TextPage[]): Line[] {
  return pages.flatMap((page, at) => rowsOf(page).map((row, line) => cellsOf(row, at, line)));
}

/** Items whose middles are within half a letter of each other stand in one row. */
export function rowsOf({ items }: Pick<TextPage, 'items'>): TextItem[][] {
  const seen = items.slice(0, MOST_ITEMS).filter(({ text, height }) => text.trim() !== '' && height > 0);
  const middle = ({ y, height }: TextItem) => y + height / 2;
  const sorted = seen.toSorted((a, b) => middle(a) - middle(b) || a.x - b.x);
  const rows: { middle: number; height: number; items: TextItem[] }[] = [];
  for (const item of sorted) {
    const row = rows.at(-1);
    if (row && Math.abs(middle(item) - row.middle) < Math.min(item.height, row.height) / 2) row.items.push(item);
    else rows.push({ middle: middle(item), height: item.height, items: [item] });
  }
  return rows.map((row) => row.items.toSorted((a, b) => a.x - b.x));
}

function cellsOf(row: readonly TextItem[], page: number, line: number): Cell[] {
  const cells: (Cell & { seen: { text: string; sure: number }[] })[] = [];
  for (const { text, x, y, width, height, sure } of row) {
    const clean = text.normalize('NFKC').replace(/[\s\p{Cf}]+/gu, ' ');
    const last = cells.at(-1);
    const gap = last ? (x - last.right) / Math.max(height, last.height) : Infinity;
    if (last && gap < COLUMN_GAP) {
      last.text += (gap > WORD_GAP && !last.text.endsWith(' ') ? ' ' : '') + clean;
      last.right = Math.max(last.right, x + width);
      last.height = Math.max(last.height, height);
    } else cells.push({ text: clean, plain: '', page, line, x, right: x + width, y, height, seen: [] });
    if (sure !== undefined) cells.at(-1)!.seen.push({ text: clean.trim(), sure });
  }
  return cells.map(({ seen, ...cell }) => {
    const text = cell.text.replace(/ +/g, ' ').trim();
    return { ...cell, text, plain: plainOf(text), ...(seen.length > 0 && { words: placed(seen, text) }) };
  });
}

/** Where words stand in the text that was made of them. */
function placed(seen: readonly { text: string; sure: number }[], whole: string): CellWord[] {
  let end = 0;
  return seen.map(({ text, sure }) => {
    const start = Math.max(end, whole.indexOf(text, end));
    end = start + text.length;
    return { start, end, sure };
  });
}

/** Small letters without accents, each in its place. */
function plainOf(text: string): string {
  return text.replace(/[^ -~]|[A-Z]/g, (char) => fold(char)[0] ?? char);
}

/** The next cell of the line to the right. */
export function rightOf(cell: Cell, lines: readonly Line[]): Cell | undefined {
  const line = lines.find(([first]) => first?.page === cell.page && first.line === cell.line);
  return line?.find((other) => other.x > cell.x);
}

/** The nearest cell under this one that shares some of its width, at most `reach` heights further down. */
export function below(cell: Cell, lines: readonly Line[], reach = 3): Cell | undefined {
  for (const line of lines) {
    const [first] = line;
    if (first?.page !== cell.page || first.line <= cell.line) continue;
    if (first.y - cell.y > reach * cell.height) return undefined;
    const under = line.find((other) => other.x < cell.right && other.right > cell.x);
    if (under) return under;
  }
  return undefined;
}
