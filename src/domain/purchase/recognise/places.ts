// Where a value stands on the pages of a document, however it is written there: found again in their text whenever it is wanted.
import type { IsoDate } from '../../dates.ts';
import type { Cents } from '../../money/cents.ts';
import { fold } from '../../text/fold.ts';
import { amountsIn } from './amount.ts';
import { daysIn } from './day.ts';
import type { WrittenCell, WrittenPage } from './written.ts';

/** A value to be found: money, a day, or letters and figures (a number, an account, a communication, a name), which may be grouped in any way. */
export type Sought = { cents: Cents } | { day: IsoDate } | { text: string };

/** A box on a page, counted from 0: everything in shares of that page's width and height, from its upper left. */
export interface Place {
  page: number;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A value that stands more often on all pages is in no place to look at. */
export const MOST_PLACES = 12;
/** Shorter numbers are not written in groups: in "0477 04 17 22" there is no 0417. */
const GROUPED = 9;

/** @returns where it stands, in reading order; empty when it is nowhere, or too often to tell */
export function placesOf(pages: readonly WrittenPage[], value: Sought): Place[] {
  const places = pages.flatMap((page, at) => placesOn(page, at, value));
  return places.length > MOST_PLACES ? [] : places;
}

/** Those on one page, however many; `at` is its place in the document, from 0. */
export function placesOn(page: WrittenPage, at: number, value: Sought): Place[] {
  const find = finderOf(value);
  return page.cells.flatMap((cell) => find(cell.text).flatMap(([start, end]) => boxesOf(cell, start, end, page, at)));
}

/** From where to where, in UTF-16 units. */
type Span = readonly [start: number, end: number];

function finderOf(value: Sought): (text: string) => Span[] {
  if ('cents' in value) return (text) => amountsIn(text).flatMap(({ cents, start, end }) => (Math.abs(cents) === Math.abs(value.cents) ? [trimmed(text, start, end)] : []));
  if ('day' in value) return (text) => daysIn(text).flatMap(({ date, start, end }) => (date === value.day ? [[start, end] as const] : []));
  const { letters } = tight(value.text);
  const parted = letters.length >= GROUPED || /\s/.test(value.text.trim());
  return letters.length < 2 ? () => [] : (text) => spansOf(text, letters).filter(([start, end]) => parted || !/\s/.test(text.slice(start, end)));
}

function trimmed(text: string, start: number, end: number): Span {
  const found = text.slice(start, end);
  return [start + found.length - found.trimStart().length, end - found.length + found.trimEnd().length];
}

/** The letters and figures of a text, folded, and where each stands in it. */
function tight(text: string): { letters: string; at: number[] } {
  let letters = '';
  const at: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const folded = fold(text[i]!).replace(/[^\p{L}\p{N}]/gu, '');
    letters += folded;
    for (let j = 0; j < folded.length; j++) at.push(i);
  }
  return { letters, at };
}

function spansOf(text: string, letters: string): Span[] {
  // Most cells are shorter than what is sought.
  if (text.length < letters.length) return [];
  const cell = tight(text);
  const spans: Span[] = [];
  for (let i = cell.letters.indexOf(letters); i >= 0; i = cell.letters.indexOf(letters, i + 1)) {
    const [start, end] = [cell.at[i]!, cell.at[i + letters.length - 1]! + 1];
    if (stands(text, start, end)) spans.push(withMarks(text, start, end));
  }
  return spans;
}

/** By itself: not within a word, nor a part of a longer number, address or account. */
function stands(text: string, start: number, end: number): boolean {
  return !/(?:[\p{L}\p{N}]|[\p{L}\p{N}][-/.,@_])$/u.test(text.slice(Math.max(0, start - 3), start)) && !/^(?:[\p{L}\p{N}]|[-/.,@_][\p{L}\p{N}])/u.test(text.slice(end, end + 3));
}

/** With the marks of a structured communication around it. */
function withMarks(text: string, start: number, end: number): Span {
  const before = /(?:\+{3}|\*{3}) ?$/.exec(text.slice(0, start))?.[0].length ?? 0;
  const after = /^ ?(?:\+{3}|\*{3})/.exec(text.slice(end))?.[0].length ?? 0;
  return [start - before, end + after];
}

function boxesOf({ places }: WrittenCell, start: number, end: number, { width, height }: WrittenPage, page: number): Place[] {
  const letters = places.slice(start, end);
  if (letters.length === 0 || width <= 0 || height <= 0) return [];
  const share = (value: number, whole: number) => Math.min(1, Math.max(0, value / whole));
  const [x, right] = [share(Math.min(...letters.map((one) => one.x)), width), share(Math.max(...letters.map((one) => one.right)), width)];
  const [y, bottom] = [share(Math.min(...letters.map((one) => one.y)), height), share(Math.max(...letters.map((one) => one.bottom)), height)];
  // Text outside of the page is seen by nobody.
  return right > x && bottom > y ? [{ page, x, y, width: right - x, height: bottom - y }] : [];
}
