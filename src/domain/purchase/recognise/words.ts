// Words that text recognition saw in a picture → a page of text: set level, each as high as the line that it stands in.
import type { TextItem, TextPage } from './page.ts';

/** A word in a picture, in pixels from its upper left corner. */
export interface SeenWord {
  text: string;
  /** How sure its letters are, percent. */
  sure: number;
  left: number;
  right: number;
  /** Where the line under its letters begins and ends, from the top. */
  base: readonly [y0: number, y1: number];
  /** Of its line: from the deepest descender to the highest letter. */
  height: number;
  /** Of its line: how far letters like p and g reach under the line. */
  descent: number;
}

/** Shorter ones say little about how a paper lies. */
const TELLING = 3;
/** Steeper than this share it is no paper lying askew, but a line that was seen wrongly. */
const STEEPEST = 0.2;

/**
 * The words as a page that lies level. A word's own box would say too little: a dash is two pixels high, and which words
 * stand in one row is seen by their lines.
 */
export function pageOfWords({ width, height, words }: { width: number; height: number; words: readonly SeenWord[] }): TextPage {
  const slope = slopeOf(words);
  const items = words.map((word): TextItem => {
    const { text, sure, left, right, base, height: high, descent } = word;
    const level = (base[0] + base[1]) / 2 - slope * ((left + right) / 2);
    return { text, sure, x: left, y: level + descent - high, width: right - left, height: high };
  });
  return { width, height, items };
}

/** How much the lines fall for each pixel to the right: that of the word in the middle, long words counting for more. */
function slopeOf(words: readonly SeenWord[]): number {
  const telling = words
    .map(({ left, right, base, height }) => ({ slope: (base[1] - base[0]) / (right - left), length: right - left, height }))
    .filter(({ slope, length, height }) => length > TELLING * height && Math.abs(slope) < STEEPEST)
    .toSorted((a, b) => a.slope - b.slope);
  let left = telling.reduce((sum, { length }) => sum + length, 0) / 2;
  for (const { slope, length } of telling) {
    left -= length;
    if (left <= 0) return slope;
  }
  return 0;
}
