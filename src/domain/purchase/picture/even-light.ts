// A page in shades of grey under even light: the shadow of a hand or a lamp at one side taken out, so that one threshold tells ink from paper.
import type { Size } from './picture-size.ts';
import type { Pixels } from './perspective.ts';

/** A picture in shades of grey: one byte for each pixel, row by row. */
export interface Grey extends Size {
  grey: Uint8Array;
}

/** How many fields the longer side is divided in: each a few lines high, so that there is paper in it. */
const FIELDS = 24;
/** The shade above which the lightest tenth of a field lies is taken for its paper. */
const PAPER_SHARE = 0.9;
/** A field darker than this share of the whole page's paper is no shadow, but printed dark: white letters on it stay letters. */
const DARKEST_SHADOW = 0.45;
const WHITE = 250;

/** The lightness of each pixel: green counts most, as to the eye. */
export function greyOf({ width, height, data }: Pixels): Grey {
  const grey = new Uint8Array(width * height);
  for (let i = 0, from = 0; i < grey.length; i++, from += 4) grey[i] = (data[from]! * 3 + data[from + 1]! * 6 + data[from + 2]!) / 10;
  return { width, height, grey };
}

/** Each pixel as light as it would be if the paper around it were white; in place. */
export function evenLight({ width, height, grey }: Grey): void {
  const step = Math.max(8, Math.ceil(Math.max(width, height) / FIELDS));
  const [columns, rows] = [Math.ceil(width / step), Math.ceil(height / step)];
  const paper = smoothed(paperOf({ width, height, grey }, step, columns, rows), columns, rows);
  for (let y = 0; y < height; y++) {
    const down = Math.min(Math.max(y / step - 0.5, 0), rows - 1);
    const [row, fy] = [Math.floor(down), down % 1];
    const [over, under] = [row * columns, Math.min(row + 1, rows - 1) * columns];
    for (let x = 0, at = y * width; x < width; x++, at++) {
      const across = Math.min(Math.max(x / step - 0.5, 0), columns - 1);
      const column = Math.floor(across);
      const [fx, next] = [across - column, Math.min(column + 1, columns - 1)];
      const above = paper[over + column]! * (1 - fx) + paper[over + next]! * fx;
      const beneath = paper[under + column]! * (1 - fx) + paper[under + next]! * fx;
      grey[at] = Math.min(255, (grey[at]! * WHITE) / (above * (1 - fy) + beneath * fy));
    }
  }
}

/** How light the paper is in each field. */
function paperOf({ width, height, grey }: Grey, step: number, columns: number, rows: number): Float64Array {
  const counts = new Uint32Array(256);
  const whole = new Uint32Array(256);
  const paper = new Float64Array(columns * rows);
  for (let field = 0; field < paper.length; field++) {
    counts.fill(0);
    const [left, top] = [(field % columns) * step, Math.floor(field / columns) * step];
    for (let y = top; y < Math.min(top + step, height); y++) for (let x = left; x < Math.min(left + step, width); x++) counts[grey[y * width + x]!]!++;
    paper[field] = shadeAt(counts, PAPER_SHARE);
    for (let shade = 0; shade < 256; shade++) whole[shade]! += counts[shade]!;
  }
  const least = Math.max(1, shadeAt(whole, PAPER_SHARE) * DARKEST_SHADOW);
  return paper.map((shade) => Math.max(shade, least));
}

/** The shade below which a share of the pixels lies. */
function shadeAt(counts: Uint32Array, share: number): number {
  const all = counts.reduce((sum, count) => sum + count, 0);
  let sum = 0;
  for (let shade = 0; shade < 256; shade++) {
    sum += counts[shade]!;
    if (sum >= all * share) return shade;
  }
  return 255;
}

/** Each field with its neighbours: light changes slowly. */
function smoothed(paper: Float64Array, columns: number, rows: number): Float64Array {
  return paper.map((_, field) => {
    const [column, row] = [field % columns, Math.floor(field / columns)];
    let [sum, count] = [0, 0];
    for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
      for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) {
        sum += paper[y * columns + x]!;
        count++;
      }
    }
    return sum / count;
  });
}
